import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProjection } from './new-definition.js';
import { ProjectionError } from './projection-error.js';
import { PROJECTIONS_DIRECTORY, readProjections } from './read-definitions.js';

describe('reading projections', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'docket-projections-'));
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  it('takes doc and files from the folder, and a digest that comments and spaces do not change', () => {
    const name = 'action_counts_hourly';
    cpSync(path.join(PROJECTIONS_DIRECTORY, name), path.join(directory, 'copy'), { recursive: true });
    const original = readProjections().find((one) => one.name === name);
    const [copy] = readProjections(directory);
    expect(copy).toMatchObject({ name: 'copy', doc: original?.doc, digest: original?.digest });
    const file = path.join(directory, 'copy', 'read.sql');
    writeFileSync(file, `-- said otherwise\n${original?.read.replaceAll(' ', '  ') ?? ''}`);
    expect(readProjections(directory)[0]?.digest).toBe(original?.digest);
    writeFileSync(file, original?.read.replace('sum(events)', 'max(events)') ?? '');
    expect(readProjections(directory)[0]?.digest).not.toBe(original?.digest);
  });

  it('finds nothing wrong with a new one', () => {
    expect(createProjection('brand_new', directory)).toHaveLength(3);
    expect(readProjections(directory).map(({ name }) => name)).toContain('brand_new');
    expect(() => createProjection('brand_new', directory)).toThrow('is there already');
    expect(() => createProjection('Brand new', directory)).toThrow('in lower case');
  });

  it('names every folder that is none', () => {
    mkdirSync(path.join(directory, 'Per_Day'));
    mkdirSync(path.join(directory, 'per__day'));
    mkdirSync(path.join(directory, 'empty'));
    const read = () => readProjections(directory);
    expect(read).toThrow(ProjectionError);
    expect(read).toThrow(/Per_Day: .*\nempty: table\.sql is missing\n.*\n.*\nper__day: /s);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AcknowledgementFile } from '../traffic/acknowledgement-file.js';
import { acknowledgedBefore, BegunFile } from './earlier-life.js';

describe('what a producer that was killed left', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'docket-producer-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it('says which events were acknowledged, in Kafka and in the spool, without the one that was being written', () => {
    const file = path.join(directory, 'acknowledged');
    expect(acknowledgedBefore(file)).toEqual(new Set());
    const writer = new AcknowledgementFile(file, { keep: true });
    writer.add({ state: 'kafka', event_id: 'a', partition: 1, offset: 5n }, 0);
    writer.add({ state: 'spooled', event_id: 'c' }, 2);
    writer.close();
    const whole = readFileSync(file, 'utf8');
    expect(whole).toBe('1\t5\ta\t0\n\t\tc\t2\n');
    // The beginning of `...\t31\n`: its number would be that of another event.
    writeFileSync(file, `${whole}1\t6\td\t3`);
    expect(acknowledgedBefore(file)).toEqual(new Set([0, 2]));
    expect(readFileSync(file, 'utf8')).toBe(whole);
  });

  it('says up to where events may have been emitted', () => {
    const file = path.join(directory, 'begun');
    const first = new BegunFile(file);
    expect(first.before).toBe(0);
    first.begin(0);
    first.begin(1_234);
    const second = new BegunFile(file);
    expect(second.before).toBeGreaterThan(1_234);
    second.begin(0);
    expect(new BegunFile(file).before).toBe(second.before);
    first.close();
    second.close();
  });
});

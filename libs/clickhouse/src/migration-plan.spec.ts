import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readMigrations } from './migration-files.js';
import { pendingMigrations } from './migration-plan.js';
import { fillTemplate } from './migration-template.js';

const migration = (number: number, checksum = 'a') => ({ number, file: `00${number}_x.sql`, sql: '', checksum });
const applied = (number: number, checksum = 'a') => ({
  number,
  file: `00${number}_x.sql`,
  checksum,
  applied_at: '2026-01-01T00:00:00.000Z',
});

describe('which migrations are pending', () => {
  it('is all of them on a new database and none on one that has them', () => {
    expect(pendingMigrations([migration(1), migration(2)], []).map(({ number }) => number)).toEqual([1, 2]);
    expect(pendingMigrations([migration(1), migration(2)], [applied(1), applied(2)])).toEqual([]);
  });

  it('is what comes after the applied ones', () => {
    expect(pendingMigrations([migration(1), migration(2)], [applied(1)]).map(({ number }) => number)).toEqual([2]);
  });

  it('refuses a changed file by name', () => {
    expect(() => pendingMigrations([migration(1, 'b')], [applied(1)])).toThrow(/^001_x\.sql: changed after/);
  });

  it('refuses a renamed file', () => {
    expect(() => pendingMigrations([{ ...migration(1), file: '001_y.sql' }], [applied(1)])).toThrow(/^001_y\.sql/);
  });

  it('refuses a number below an applied one', () => {
    expect(() => pendingMigrations([migration(1), migration(2)], [applied(2)])).toThrow(
      /^001_x\.sql: was never applied, but number 2 was/,
    );
  });

  it('does not mind what a newer release applied', () => {
    expect(pendingMigrations([migration(1)], [applied(1), applied(2)])).toEqual([]);
  });
});

describe('migration files', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'docket-migrations-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });
  const write = (file: string, text = 'SELECT 1') => {
    writeFileSync(path.join(directory, file), text);
  };

  it('come in order of their numbers', () => {
    for (const file of ['002_b.sql', '001_a.sql']) write(file);
    expect(readMigrations(directory).map(({ file }) => file)).toEqual(['001_a.sql', '002_b.sql']);
  });

  it.each([[['001_a.sql', '003_c.sql']], [['002_b.sql']], [['001_a.sql', '001_b.sql']]])('%j are refused', (files) => {
    for (const file of files) write(file);
    expect(() => readMigrations(directory)).toThrow(/expected number \d here/);
  });

  it.each(['1_a.sql', '001-a.sql', '001_A.sql', 'notes.md'])('%s is refused as a name', (file) => {
    write(file);
    expect(() => readMigrations(directory)).toThrow(`${file}: the name must be like 001_words.sql`);
  });

  it('have a checksum that other line ends do not change and other text does', () => {
    write('001_a.sql', 'SELECT 1\nFROM x\n');
    const before = readMigrations(directory)[0]?.checksum;
    write('001_a.sql', 'SELECT 1\r\nFROM x\r\n');
    expect(readMigrations(directory)[0]?.checksum).toBe(before);
    write('001_a.sql', 'SELECT 2\nFROM x\n');
    expect(readMigrations(directory)[0]?.checksum).not.toBe(before);
  });
});

describe('migrations that ship', () => {
  it('fill in for one node and for a cluster, change one thing each and can run twice', () => {
    for (const { file, sql } of readMigrations()) {
      const node = fillTemplate(sql, { database: 'd' });
      expect([file, node]).not.toEqual([file, expect.stringMatching(/\{\{|Replicated|ON CLUSTER/)]);
      // To set what is set already changes nothing, and a projection that is made once more is the same.
      const twice = /^(CREATE|ALTER|DROP) [^]*(IF (NOT )?EXISTS|MODIFY SETTING|MATERIALIZE PROJECTION)/;
      expect([file, node]).toEqual([file, expect.stringMatching(twice)]);
      const cluster = fillTemplate(sql, { database: 'd', cluster: 'c' });
      expect([file, cluster]).toEqual([file, expect.stringContaining('ON CLUSTER `c`')]);
      expect([file, cluster]).not.toEqual([file, expect.stringMatching(/\{\{|ENGINE = (?!Replicated)|non_replicated/)]);
    }
  });
});

describe('templates', () => {
  it('name the engine of one node and of a cluster', () => {
    const sql = '{{engine}} {{engine:Replacing(version)}} {{engine:Aggregating}}';
    expect(fillTemplate(sql, { database: 'd' })).toBe('MergeTree ReplacingMergeTree(version) AggregatingMergeTree');
    expect(fillTemplate(sql, { database: 'd', cluster: 'c' })).toBe(
      'ReplicatedMergeTree ReplicatedReplacingMergeTree(version) ReplicatedAggregatingMergeTree',
    );
  });

  it('refuse what they do not know', () => {
    expect(() => fillTemplate('{{databse}}', { database: 'd' })).toThrow('unknown template {{databse}}');
  });

  it('refuse a database name that would have to be escaped', () => {
    expect(() => fillTemplate('{{database}}', { database: 'a`; DROP' })).toThrow('not a usable name');
  });
});

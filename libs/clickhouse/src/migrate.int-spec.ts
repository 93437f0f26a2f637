import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { testStack, uniqueName } from '@docket/testing';
import {
  type ClickHouseWriter,
  connectReader,
  connectWriter,
  defineQuery,
  migrate,
  migrationStatus,
  rowType,
} from './index.js';
import { MIGRATIONS_DIRECTORY, readMigrations } from './migration-files.js';

const { url, user, password, readerUser, readerPassword } = testStack().clickhouse;
const files = readMigrations().map(({ file }) => file);
const tables = defineQuery({
  name: 'tables',
  sql: 'SELECT name, engine_full FROM system.tables WHERE database = currentDatabase() ORDER BY name',
  params: z.object({}),
  row: z.object({ name: rowType.string, engine_full: rowType.string }),
});

describe('migrate', () => {
  let database: string;
  let writer: ClickHouseWriter;
  const writers: ClickHouseWriter[] = [];

  beforeEach(() => {
    database = uniqueName('migrate');
    writer = connectWriter({ url, username: user, password, database });
    writers.push(writer);
  });

  afterAll(async () => {
    for (const open of writers) {
      await open.command(`DROP DATABASE IF EXISTS \`${open.database}\``, { inDatabase: false });
      await open.close();
    }
  });

  it('creates the database and every table, and has nothing to do the second time', async () => {
    expect(await migrate(writer, { database })).toEqual(files);
    expect(await migrate(writer, { database })).toEqual([]);
    const names = (await writer.query(tables, {})).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['audit_events', 'audit_rejections', 'control_state']));
  });

  it('keeps what deduplication and durability rest on', async () => {
    await migrate(writer, { database });
    const events = (await writer.query(tables, {})).find(({ name }) => name === 'audit_events');
    expect(events?.engine_full).toMatch(/^MergeTree PARTITION BY toYYYYMM\(occurred_at\)/);
    expect(events?.engine_full).toContain('non_replicated_deduplication_window = 100000');
    expect(events?.engine_full).toContain('fsync_after_insert = 1');
    expect(events?.engine_full).toContain('fsync_part_directory = 1');
    expect(events?.engine_full).toContain("lightweight_mutation_projection_mode = 'rebuild'");
  });

  it('keeps a way in by ticket and by actor, with the rows, when events are deleted', async () => {
    await migrate(writer, { database });
    const event = (ticket_id: string, kafka_offset: number) => ({
      tenant_id: 't',
      ticket_id,
      actor_id: 'a',
      kafka_offset,
    });
    await writer.insertRows('audit_events', [event('1', 1), event('1', 2), event('2', 3)]);
    await writer.command('DELETE FROM audit_events WHERE kafka_offset = 2');
    const offsets = defineQuery({
      name: 'offsets',
      sql: "SELECT kafka_offset FROM audit_events WHERE tenant_id = 't' AND ticket_id = '1'",
      params: z.object({}),
      row: z.object({ kafka_offset: rowType.int64 }),
    });
    expect(await writer.query(offsets, {})).toEqual([{ kafka_offset: 1 }]);
  });

  it('applies again what a crash kept from being recorded', async () => {
    await migrate(writer, { database });
    await writer.command('ALTER TABLE schema_migrations DELETE WHERE number >= 2', {
      settings: { mutations_sync: '2' },
    });
    expect(await migrate(writer, { database })).toEqual(files.slice(1));
  });

  it('lets two runners work at once', async () => {
    await Promise.all([migrate(writer, { database }), migrate(writer, { database })]);
    expect((await migrationStatus(writer)).map(({ state }) => state)).toEqual(files.map(() => 'applied'));
  });

  it('tells the state of each migration, also to a reader and before there is a database', async () => {
    const reader = connectReader({ url, username: readerUser, password: readerPassword, database });
    expect((await migrationStatus(reader)).map(({ state }) => state)).toEqual(files.map(() => 'pending'));
    await migrate(writer, { database });
    expect((await migrationStatus(reader)).map(({ state }) => state)).toEqual(files.map(() => 'applied'));
    await reader.close();
  });

  describe('with files of its own', () => {
    let directory: string;

    beforeAll(() => {
      directory = mkdtempSync(path.join(os.tmpdir(), 'docket-migrations-'));
      cpSync(MIGRATIONS_DIRECTORY, directory, { recursive: true });
    });
    afterAll(() => {
      rmSync(directory, { recursive: true });
    });

    it('refuses a file that changed after it was applied, names it, and changes nothing', async () => {
      await migrate(writer, { database, directory });
      writeFileSync(path.join(directory, '002_audit_rejections.sql'), 'SELECT 1');
      const number = String(files.length + 1).padStart(3, '0');
      writeFileSync(
        path.join(directory, `${number}_more.sql`),
        'CREATE TABLE {{database}}.more (a UInt8) ENGINE = {{engine}}',
      );
      await expect(migrate(writer, { database, directory })).rejects.toThrow(
        /^002_audit_rejections\.sql: changed after/,
      );
      expect((await writer.query(tables, {})).map(({ name }) => name)).not.toContain('more');
      const status = await migrationStatus(writer, { directory });
      expect(status.filter(({ state }) => state !== 'applied').map(({ file, state }) => `${file} ${state}`)).toEqual([
        '002_audit_rejections.sql changed',
        `${number}_more.sql pending`,
      ]);
    });
  });

  it('leaves what a newer release applied alone', async () => {
    await migrate(writer, { database });
    await writer.insertRows('schema_migrations', [
      { number: 900, file: '900_future.sql', checksum: 'x', applied_at: new Date() },
    ]);
    expect(await migrate(writer, { database })).toEqual([]);
    expect((await migrationStatus(writer)).at(-1)).toMatchObject({ number: 900, state: 'unknown' });
  });
});

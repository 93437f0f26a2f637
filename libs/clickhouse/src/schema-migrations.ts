import { z } from 'zod';
import { type Migration } from './migration-files.js';
import { fillTemplate, type MigrationTarget } from './migration-template.js';
import { defineQuery } from './query-definition.js';
import { type ClickHouseReader } from './reader.js';
import { rowType } from './row-types.js';
import { type ClickHouseWriter } from './writer.js';

/** A migration that the database remembers. */
export interface AppliedMigration {
  readonly number: number;
  readonly file: string;
  readonly checksum: string;
  /** ISO 8601, UTC. */
  readonly applied_at: string;
}

const CREATE_TABLE = `
CREATE TABLE IF NOT EXISTS {{database}}.schema_migrations {{on_cluster}} (
  number UInt32 COMMENT 'Number of the migration, from its file name',
  file String COMMENT 'Name of the file',
  checksum String COMMENT 'SHA-256 of the file before templates are filled in, hex',
  applied_at DateTime64(3, 'UTC') COMMENT 'When it was recorded'
) ENGINE = {{engine}} ORDER BY number
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, {{deduplication_window}}
COMMENT 'Which migrations this database has'`;

// Two runners at once may both record a migration: its statement is idempotent, so the rows say the same.
const APPLIED = defineQuery({
  name: 'applied_migrations',
  sql: `SELECT number, any(file) AS file, any(checksum) AS checksum, min(applied_at) AS applied_at
        FROM schema_migrations GROUP BY number ORDER BY number`,
  params: z.object({}),
  row: z.object({
    number: rowType.int,
    file: rowType.string,
    checksum: rowType.string,
    applied_at: rowType.instant,
  }),
});

export async function createSchemaMigrations(writer: ClickHouseWriter, target: MigrationTarget): Promise<void> {
  const inServer = { inDatabase: false } as const;
  await writer.command(fillTemplate('CREATE DATABASE IF NOT EXISTS {{database}} {{on_cluster}}', target), inServer);
  await writer.command(fillTemplate(CREATE_TABLE, target), inServer);
}

/** @throws {ClickHouseError} type `unknown_table` when the database was never migrated. */
export function appliedMigrations(reader: ClickHouseReader): Promise<AppliedMigration[]> {
  return reader.query(APPLIED, {});
}

export async function recordMigration(writer: ClickHouseWriter, migration: Migration): Promise<void> {
  const { number, file, checksum } = migration;
  await writer.insertRows('schema_migrations', [{ number, file, checksum, applied_at: new Date() }]);
}

import { MigrationError } from './migration-error.js';
import { type Migration, MIGRATIONS_DIRECTORY, readMigrations } from './migration-files.js';
import { pendingMigrations } from './migration-plan.js';
import { fillTemplate, type MigrationTarget } from './migration-template.js';
import { appliedMigrations, createSchemaMigrations, recordMigration } from './schema-migrations.js';
import { type ClickHouseWriter } from './writer.js';

export interface MigrateOptions {
  /** Must be the writer's own database; there so that a call says what it changes. */
  readonly database: string;
  /** Name of a cluster in the server's configuration; one node without it. */
  readonly cluster?: string;
  /** Where the files are; the ones of this package by default. */
  readonly directory?: string;
}

/**
 * Brings the database to the newest schema: creates it if need be, then applies what is missing, in order. Safe to
 * run at any time and again after a crash: each statement is idempotent and is recorded after it was carried out.
 * @returns names of the files applied now.
 * @throws {MigrationError} before anything is changed, when the files do not continue what was applied.
 * @throws {ClickHouseError}
 */
export async function migrate(writer: ClickHouseWriter, options: MigrateOptions): Promise<string[]> {
  if (writer.database !== options.database) {
    throw new MigrationError(`connected to database ${writer.database}, asked to migrate ${options.database}`);
  }
  const target: MigrationTarget = { database: options.database, cluster: options.cluster };
  const migrations = readMigrations(options.directory ?? MIGRATIONS_DIRECTORY);
  const filled = new Map(migrations.map((migration) => [migration, fillNamed(migration, target)]));
  await createSchemaMigrations(writer, target);
  const pending = pendingMigrations(migrations, await appliedMigrations(writer));
  for (const migration of pending) {
    await writer.command(filled.get(migration) ?? '', { inDatabase: false });
    await recordMigration(writer, migration);
  }
  return pending.map(({ file }) => file);
}

function fillNamed(migration: Migration, target: MigrationTarget): string {
  try {
    return fillTemplate(migration.sql, target);
  } catch (error) {
    throw error instanceof MigrationError ? new MigrationError(`${migration.file}: ${error.message}`) : error;
  }
}

import { ClickHouseError } from './clickhouse-error.js';
import { MIGRATIONS_DIRECTORY, readMigrations } from './migration-files.js';
import { type ClickHouseReader } from './reader.js';
import { type AppliedMigration, appliedMigrations } from './schema-migrations.js';

export interface MigrationState {
  readonly number: number;
  readonly file: string;
  /** `unknown`: applied by a newer release than this one. `changed`: the file is not the one that was applied. */
  readonly state: 'applied' | 'pending' | 'changed' | 'unknown';
  /** ISO 8601, UTC. */
  readonly applied_at?: string;
}

/**
 * What each migration's state is; changes nothing.
 * @throws {ClickHouseError} when the server cannot be asked; a database that is not there is all `pending`.
 */
export async function migrationStatus(
  reader: ClickHouseReader,
  options: { directory?: string } = {},
): Promise<MigrationState[]> {
  const applied = await appliedOrNone(reader);
  const known = new Map(applied.map((row) => [row.number, row]));
  const migrations = readMigrations(options.directory ?? MIGRATIONS_DIRECTORY);
  const ours = migrations.map(({ number, file, checksum }): MigrationState => {
    const row = known.get(number);
    if (row === undefined) return { number, file, state: 'pending' };
    return { number, file, state: row.checksum === checksum ? 'applied' : 'changed', applied_at: row.applied_at };
  });
  const others = applied.filter(({ number }) => number > migrations.length);
  return [
    ...ours,
    ...others.map(({ number, file, applied_at }) => ({ number, file, state: 'unknown', applied_at }) as const),
  ];
}

async function appliedOrNone(reader: ClickHouseReader): Promise<AppliedMigration[]> {
  try {
    return await appliedMigrations(reader);
  } catch (error) {
    if (error instanceof ClickHouseError && error.type === 'unknown_table') return [];
    throw error;
  }
}

import { MigrationError } from './migration-error.js';
import { type Migration } from './migration-files.js';
import { type AppliedMigration } from './schema-migrations.js';

/**
 * What is still to be applied, in order.
 * @throws {MigrationError} when a file changed after it was applied, or one was slipped in below an applied number.
 */
export function pendingMigrations(migrations: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const highest = Math.max(0, ...applied.map(({ number }) => number));
  const known = new Map(applied.map((row) => [row.number, row]));
  const pending = migrations.filter((migration) => {
    const row = known.get(migration.number);
    if (row === undefined) return true;
    if (row.checksum === migration.checksum && row.file === migration.file) return false;
    throw new MigrationError(
      `${migration.file}: changed after it was applied as ${row.file} at ${row.applied_at}; write a new migration instead`,
    );
  });
  const late = pending.find(({ number }) => number < highest);
  if (late !== undefined) {
    throw new MigrationError(
      `${late.file}: was never applied, but number ${highest} was; give it the next free number`,
    );
  }
  return pending;
}

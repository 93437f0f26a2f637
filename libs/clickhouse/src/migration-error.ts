/** Migrations that cannot be applied as they are; names the file. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MigrationError } from './migration-error.js';

/** One numbered change, as it lies on disk. */
export interface Migration {
  readonly number: number;
  /** File name, e.g. `001_audit_events.sql`. */
  readonly file: string;
  /** Text before templates are filled in. */
  readonly sql: string;
  /** SHA-256 of that text, in hex. */
  readonly checksum: string;
}

/** Beside `src` as well as beside `dist`, so that both find the same files. */
export const MIGRATIONS_DIRECTORY = path.resolve(import.meta.dirname, '../migrations');

/**
 * Reads the migrations of a directory in order.
 * @throws {MigrationError} when a name is not `NNN_words.sql`, or numbers repeat or have a hole.
 */
export function readMigrations(directory: string = MIGRATIONS_DIRECTORY): Migration[] {
  const files = readdirSync(directory).filter((file) => !file.startsWith('.'));
  const migrations = files.map((file) => readMigration(directory, file)).sort((a, b) => a.number - b.number);
  migrations.forEach(({ number, file }, index) => {
    if (number === index + 1) return;
    throw new MigrationError(`${file}: expected number ${index + 1} here; numbers are 001, 002, ... without holes`);
  });
  return migrations;
}

function readMigration(directory: string, file: string): Migration {
  const match = /^(\d{3})_[a-z0-9_]+\.sql$/.exec(file);
  if (match === null) throw new MigrationError(`${file}: the name must be like 001_words.sql`);
  // A checkout with other line ends is the same migration.
  const sql = readFileSync(path.join(directory, file), 'utf8').replaceAll('\r\n', '\n');
  return { number: Number(match[1]), file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

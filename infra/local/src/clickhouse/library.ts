import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The optional npm package that contains ClickHouse. */
export const LIBRARY_PACKAGE = '@chdb/lib-linux-x64-gnu';

/** Path of libchdb.so; `undefined` when the optional package is not installed. */
export function findLibrary(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${LIBRARY_PACKAGE}/package.json`);
    const library = path.join(path.dirname(manifest), 'libchdb.so');
    return existsSync(library) ? library : undefined;
  } catch {
    return undefined;
  }
}

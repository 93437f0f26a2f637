import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { startFile } from './start-files.js';

const localKey = z.object({ key: z.string(), id: z.string(), tenant: z.string() });

/** The API key that `docket start` made for the tenant of the sample. */
export type LocalKey = z.infer<typeof localKey>;

/** Undefined when none was made yet. */
export function readLocalKey(dataDir: string): LocalKey | undefined {
  try {
    return localKey.parse(JSON.parse(readFileSync(startFile(dataDir, 'key'), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Keeps a key so that only the owner of the folder can read it. */
export function writeLocalKey(dataDir: string, key: LocalKey): void {
  writeFileSync(startFile(dataDir, 'key'), `${JSON.stringify(key, undefined, 2)}\n`, { mode: 0o600 });
}

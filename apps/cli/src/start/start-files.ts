import { rmSync } from 'node:fs';
import path from 'node:path';

/** What `docket start` keeps in the data folder, beside the stack's own files. */
export const START_FILES = {
  /** The API key of the sample's tenant; readable by its owner only. */
  key: 'key.json',
  /** Which services run; see `services-file.ts`. */
  services: 'services.json',
  /** That the sample is imported, and what was published. */
  sample: 'sample.json',
  /** Rows of the sample that could not be imported; there are none. */
  badRows: 'sample.bad.csv',
} as const;

/** Path of one of these files. */
export function startFile(dataDir: string, name: keyof typeof START_FILES): string {
  return path.join(dataDir, START_FILES[name]);
}

/** Forgets key, marker and services: they belong to data that is gone. */
export function removeStartFiles(dataDir: string): void {
  for (const name of Object.values(START_FILES)) rmSync(path.join(dataDir, name), { force: true });
}

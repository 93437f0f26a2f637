import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A temporary directory of its own for each test that wants one; `removeDirectories` deletes them all. */
const made: string[] = [];

export function newDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'docket-local-'));
  made.push(directory);
  return directory;
}

export function removeDirectories(): void {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
}

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheDir } from './cache.js';
import { PreparationError } from './errors.js';
import { waitForLock } from './exclusive-lock.js';
import type { OnProgress } from './progress.js';

/** Something fetched once and kept in the cache as the folder `<name>-<version>`. */
export interface Artifact {
  name: string;
  version: string;
  /** Approximate size of the download in bytes; it is only shown. */
  bytes: number;
  /** Fills an empty folder. */
  fill(folder: string): Promise<void>;
}

const LONGEST_DOWNLOAD_MS = 30 * 60_000;

/** Where the artifact is, or will be. */
export function artifactFolder(artifact: Artifact): string {
  return path.join(cacheDir(), `${artifact.name}-${artifact.version}`);
}

/** Whether nothing has to be downloaded. */
export function isCached(artifact: Artifact): boolean {
  return existsSync(artifactFolder(artifact));
}

/**
 * The folder of the artifact, downloaded first if need be. The folder appears complete or not at all, and of several
 * processes that want it one downloads while the others wait.
 *
 * @throws PreparationError
 */
export async function ensureArtifact(artifact: Artifact, onProgress?: OnProgress): Promise<string> {
  const folder = artifactFolder(artifact);
  if (existsSync(folder)) return folder;
  const what = `${artifact.name} ${artifact.version}`;
  await mkdir(cacheDir(), { recursive: true });
  const lock = await waitForLock(`download ${folder}`, LONGEST_DOWNLOAD_MS, () => {
    onProgress?.({ step: 'waiting', what: `another process that downloads ${what}` });
  });
  if (lock === undefined) throw new PreparationError(`another process has been downloading ${what} for too long`);
  try {
    if (!existsSync(folder)) await download(artifact, folder, what, onProgress);
  } finally {
    await lock.release();
  }
  return folder;
}

async function download(artifact: Artifact, folder: string, what: string, onProgress?: OnProgress): Promise<void> {
  const started = performance.now();
  await removeAbandoned(folder);
  const partial = `${folder}${PARTIAL}${randomUUID()}`;
  onProgress?.({ step: 'download', what, bytes: artifact.bytes });
  try {
    await mkdir(partial);
    await artifact.fill(partial);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Somebody beyond the reach of the lock, e.g. in another container with the same home, may have been faster.
    if (existsSync(folder)) return;
    throw error;
  }
  onProgress?.({ step: 'downloaded', what, ms: performance.now() - started });
}

const PARTIAL = '.partial-';

// A killed download leaves its folder behind. Whoever holds the lock may remove it.
async function removeAbandoned(folder: string): Promise<void> {
  const prefix = `${path.basename(folder)}${PARTIAL}`;
  const names = await readdir(path.dirname(folder));
  const abandoned = names.filter((name) => name.startsWith(prefix));
  await Promise.all(
    abandoned.map((name) => rm(path.join(path.dirname(folder), name), { recursive: true, force: true })),
  );
}

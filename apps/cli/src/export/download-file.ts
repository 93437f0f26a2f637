import { createHash } from 'node:crypto';
import { createReadStream, renameSync, rmSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type DocketClient, DocketProblem, DocketUnreachable } from '@docket/client';
import { CommandError } from '../command-error.js';
import { type Export } from '../query/answers.js';
import { openAnswer } from './answer-stream.js';

/** How often it is asked again while nothing comes, and how long between, ms. */
const ATTEMPTS = 5;
const AGAIN_MS = 1_000;

/** An export that is done. */
export type DoneExport = Export & { readonly digest: string };

/**
 * Saves the file of an export. What came is kept beside it when the download breaks off; the next one goes on there.
 * @throws {CommandError} when what was saved is not the file, and as the client does
 */
export async function downloadFile(
  client: DocketClient,
  { id, bytes, digest }: DoneExport,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  // By the digest, so that it is never taken for part of another file.
  const part = `${file}.${digest.slice(0, 12)}.part`;
  for (let left = ATTEMPTS; !isWhole(part, bytes); left -= 1) {
    const before = sizeOf(part);
    try {
      await fetchRest(client, { id, digest, part }, signal);
    } catch (error) {
      if (left <= 1 || !mayPass(error)) throw error;
    }
    if ((sizeOf(part) ?? 0) > (before ?? 0)) left = ATTEMPTS;
    if (!isWhole(part, bytes)) await delay(AGAIN_MS, undefined, { signal });
  }
  const found = createHash('sha256');
  await pipeline(createReadStream(part), found);
  if (found.digest('hex') !== digest) {
    rmSync(part);
    throw new CommandError(`what was saved of export ${id} is not its file: the digests differ. Download it again`);
  }
  renameSync(part, file);
}

async function fetchRest(
  client: DocketClient,
  { id, digest, part }: { readonly id: string; readonly digest: string; readonly part: string },
  signal: AbortSignal,
): Promise<void> {
  const from = sizeOf(part) ?? 0;
  const header = from === 0 ? {} : { Range: `bytes=${from}-`, 'If-Range': `"${digest}"` };
  const answer = await openAnswer(client, '/v1/exports/{id}/file', { params: { path: { id }, header }, signal });
  await answer.save(part, answer.status === 206 ? 'a' : 'w');
}

function mayPass(error: unknown): boolean {
  return (error instanceof DocketProblem || error instanceof DocketUnreachable) && error.verdict === 'retry';
}

function isWhole(part: string, bytes: number): boolean {
  const size = sizeOf(part);
  return size !== undefined && size >= bytes;
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

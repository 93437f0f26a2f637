import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** A log is a row of files, so that what was sent can be given back to the disk while the end still grows. */
const SEGMENT = /^(\d{10})\.segment$/;

/** One file of a log. */
export interface Segment {
  /** From 1, without gaps but for what was sent and deleted. */
  readonly index: number;
  /** Bytes that are there to be read. */
  length: number;
}

/** Path of a segment of the log in a directory. */
export function segmentPath(directory: string, index: number): string {
  return path.join(directory, `${String(index).padStart(10, '0')}.segment`);
}

/** Indexes of the segments there are, ascending. */
export async function segmentIndexes(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names
    .flatMap((name) => SEGMENT.exec(name)?.slice(1) ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

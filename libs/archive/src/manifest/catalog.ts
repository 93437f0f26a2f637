import { ArchiveError } from '../archive-error.js';
import { type ArchiveStorage } from '../storage/archive-storage.js';
import { type Manifest, readManifest } from './manifest.js';
import { folderOf, manifestName, type NamedRange, namedRange } from './names.js';

/** A manifest, and where it is. */
export interface ArchivedRange {
  readonly key: string;
  readonly manifest: Manifest;
}

/** Ranges of one partition of one epoch, as their names tell, ascending. */
export interface ArchivedPlace {
  readonly epoch: number;
  readonly partition: number;
  readonly ranges: readonly NamedRange[];
}

/** Larger than any that is written: a batch of a million records that alternate between two fates. */
const MOST_BYTES = 128 << 20;
/** Manifests that are fetched at once. */
const AT_ONCE = 8;

/** The ranges of a topic that a location has, by epoch and partition. Reads names alone. */
export async function archivedPlaces(storage: ArchiveStorage, topic: string): Promise<ArchivedPlace[]> {
  const places = new Map<string, NamedRange[]>();
  for await (const { key } of storage.list(`${topic}/`)) {
    const range = namedRange(key);
    if (!range) continue;
    const name = `${range.epoch}/${range.partition}`;
    const known = places.get(name);
    if (known) known.push(range);
    else places.set(name, [range]);
  }
  return [...places.values()]
    .map((ranges) => ranges.sort((a, b) => a.first - b.first))
    .flatMap((ranges) => {
      const [first] = ranges;
      return first ? [{ epoch: first.epoch, partition: first.partition, ranges }] : [];
    })
    .sort((a, b) => a.epoch - b.epoch || a.partition - b.partition);
}

/** Topics of which a location has anything. */
export async function archivedTopics(storage: ArchiveStorage): Promise<string[]> {
  const topics = new Set<string>();
  for await (const { key } of storage.list('')) topics.add(namedRange(key)?.topic ?? '');
  topics.delete('');
  return [...topics].sort();
}

/** Reads a manifest. @throws {ArchiveError} when it cannot be read, or is not of the range that its name says */
export async function fetchManifest(storage: ArchiveStorage, named: NamedRange): Promise<ArchivedRange> {
  const text = await readText(storage, named.key);
  try {
    const manifest = readManifest(text);
    const expected = `${folderOf(manifest)}${manifestName(manifest.partition, manifest.first)}`;
    if (expected !== named.key) throw new Error(`it is the manifest of ${expected}`);
    return { key: named.key, manifest };
  } catch (error) {
    throw new ArchiveError(`${named.key} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Reads manifests, a few at a time, and gives them in their order. */
export async function* fetchManifests(
  storage: ArchiveStorage,
  named: readonly NamedRange[],
): AsyncGenerator<ArchivedRange> {
  for (let index = 0; index < named.length; index += AT_ONCE) {
    yield* await Promise.all(named.slice(index, index + AT_ONCE).map((range) => fetchManifest(storage, range)));
  }
}

/** Key of a file that a manifest names. */
export function fileKey({ key }: ArchivedRange, name: string): string {
  return `${key.slice(0, key.lastIndexOf('/') + 1)}${name}`;
}

async function readText(storage: ArchiveStorage, key: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of storage.read(key)) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new ArchiveError(`${key} is larger than a manifest can be`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

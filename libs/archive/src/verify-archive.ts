import { ArchiveError } from './archive-error.js';
import { archivedPlaces, archivedTopics, type ArchivedRange, fetchManifest, fileKey } from './manifest/catalog.js';
import { type NamedRange, namedRange } from './manifest/names.js';
import { continuityProblems } from './read/continuity.js';
import { fileProblems, filesOf } from './read/file-check.js';
import { type ArchiveStorage } from './storage/archive-storage.js';
import { MissingFileError } from './storage/storage-error.js';

/** What is at a location. */
export interface ArchiveVerification {
  readonly ranges: number;
  readonly files: number;
  readonly bytes: number;
  /** What is wrong, one line each: damaged or missing files, holes, overlaps, manifests that cannot be read. */
  readonly problems: readonly string[];
  /** Files that belong to no range: an archiver was ended while it wrote, or is writing now. They may be deleted when none is. */
  readonly strays: readonly string[];
}

/** Reads every manifest and every byte of every file, and says whether all is there, once, and as it was written. */
export async function verifyArchive(
  storage: ArchiveStorage,
  signal: AbortSignal,
  onRange: (range: ArchivedRange) => void,
): Promise<ArchiveVerification> {
  const problems: string[] = [];
  const known = new Set<string>();
  const totals = { ranges: 0, files: 0, bytes: 0 };
  for (const topic of await archivedTopics(storage)) {
    for (const { epoch, partition, ranges } of await archivedPlaces(storage, topic)) {
      const read: ArchivedRange[] = [];
      for (const named of ranges) {
        signal.throwIfAborted();
        known.add(named.key);
        const range = await readable(storage, named, problems);
        if (!range) continue;
        read.push(range);
        problems.push(...(await fileProblems(storage, range)));
        for (const { name } of filesOf(range)) known.add(fileKey(range, name));
        totals.files += filesOf(range).length;
        totals.bytes += filesOf(range).reduce((sum, { bytes }) => sum + bytes, 0);
        onRange(range);
      }
      totals.ranges += read.length;
      const where = `${topic}, epoch ${epoch}, partition ${partition}`;
      problems.push(...continuityProblems(read.map(({ manifest }) => manifest)).map((what) => `${where}: ${what}`));
    }
  }
  return { ...totals, problems, strays: await straysOf(storage, known) };
}

async function readable(
  storage: ArchiveStorage,
  named: NamedRange,
  problems: string[],
): Promise<ArchivedRange | undefined> {
  try {
    return await fetchManifest(storage, named);
  } catch (error) {
    if (!(error instanceof ArchiveError || error instanceof MissingFileError)) throw error;
    problems.push(error.message);
    return undefined;
  }
}

/** Manifests that came after all were listed are none. */
async function straysOf(storage: ArchiveStorage, known: ReadonlySet<string>): Promise<string[]> {
  const strays: string[] = [];
  for await (const { key } of storage.list('')) {
    if (!known.has(key) && !namedRange(key)) strays.push(key);
  }
  return strays.sort();
}

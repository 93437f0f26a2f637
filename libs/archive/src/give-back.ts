import {
  EMPTY_LEDGER,
  isSameRecord,
  LedgerStore,
  ledgerTail,
  type LogRange,
  type MarkedRecord,
  positionOf,
} from '@docket/ledger';
import { type ArchiveParts } from './archive-parts.js';
import { archivedPlaces, type ArchivedRange, fetchManifest } from './manifest/catalog.js';
import { type NamedRange } from './manifest/names.js';
import { fileProblems } from './read/file-check.js';

/** The topic whose space is given back. */
export interface TopicLog {
  /** What the topic holds, per partition. */
  ranges(): Promise<ReadonlyMap<number, LogRange>>;
  /** Of some partitions the record at an offset; those that have none there are left out. */
  records(offsets: ReadonlyMap<number, number>): Promise<ReadonlyMap<number, MarkedRecord>>;
  /** Deletes the records of a partition below an offset, for good. */
  deleteBelow(partition: number, offset: number): Promise<void>;
}

/** What was done in a partition. */
export interface GivenBack {
  readonly partition: number;
  /** First offset that the topic had before, and has now. */
  readonly from: number;
  readonly to: number;
  /** Why not more, when something is wrong; undefined when all that is old enough was given back. */
  readonly problem: string | undefined;
}

const DAY_MS = 86_400_000;

/**
 * Deletes records that are archived, in files that were read again now and are whole, that were decided at least so many
 * days ago, and that the ledger has closed. The last record before the position of ingestion stays: by it ingestion
 * knows the topic from another one of its name.
 * @throws errors with verdict `retry` when something is away
 */
export async function giveBack(parts: ArchiveParts, log: TopicLog, days: number): Promise<GivenBack[]> {
  const { writer, storage, topic } = parts;
  const store = new LedgerStore(writer);
  const epoch = await store.epoch(topic);
  const until = (await store.now()) - days * DAY_MS;
  const logs = await log.ranges();
  const done: GivenBack[] = [];
  for (const place of await archivedPlaces(storage, topic)) {
    const held = logs.get(place.partition);
    // What an earlier epoch held is gone with its topic.
    if (place.epoch !== epoch || !held) continue;
    const { partition } = place;
    const tail = ledgerTail(await store.tail({ topic, epoch, partition })) ?? EMPTY_LEDGER;
    const { end, problem } = await archivedFrom(parts, place.ranges, held.low, until);
    const to = Math.min(end?.manifest.last ?? 0, positionOf(tail) - 1);
    const foreign = end && (await foreignProblem(log, held, end));
    if (foreign === undefined && to > held.low) await log.deleteBelow(partition, to);
    const isGiven = foreign === undefined && to > held.low;
    if (isGiven || problem !== undefined || foreign !== undefined) {
      done.push({ partition, from: held.low, to: isGiven ? to : held.low, problem: foreign ?? problem });
    }
  }
  return done;
}

/** How far ranges that are whole and old enough follow each other from an offset on. */
async function archivedFrom(
  { storage, signal }: ArchiveParts,
  named: readonly NamedRange[],
  low: number,
  until: number,
): Promise<{ end: ArchivedRange | undefined; problem: string | undefined }> {
  let end: ArchivedRange | undefined;
  let next = low;
  // Names have no ends: of those that begin before the offset, the last one is the first that matters.
  const start = Math.max(
    0,
    named.findLastIndex(({ first }) => first <= low),
  );
  for (const one of named.slice(start)) {
    signal.throwIfAborted();
    const range = await fetchManifest(storage, one);
    const { first, last, decided } = range.manifest;
    if (last <= low) {
      // Given back but for its last record, if that.
      next = Math.max(next, last + 1);
      continue;
    }
    if (first > next) return { end, problem: `offsets ${next} to ${first - 1} are not archived` };
    if (Date.parse(decided.to) > until) break;
    const [problem] = await fileProblems(storage, range);
    if (problem !== undefined) return { end, problem };
    end = range;
    next = last + 1;
  }
  return { end, problem: undefined };
}

/** Whether the topic has another record at the end of a range than the one that was archived. */
async function foreignProblem(log: TopicLog, held: LogRange, { manifest }: ArchivedRange): Promise<string | undefined> {
  const { partition, last, last_record: mark } = manifest;
  if (mark === '' || last < held.low || last >= held.high) return undefined;
  const found = await log.records(new Map([[partition, last]]));
  if (isSameRecord({ offset: last, mark }, found.get(partition))) return undefined;
  return `the record at offset ${last} is not the one that was archived: the topic was made anew`;
}

import { defineQuery } from '@docket/clickhouse';
import { databaseNow, LedgerConflictError, type PartitionPlace } from '@docket/ledger';
import { z } from 'zod';
import { ArchiveError } from './archive-error.js';
import { type ArchiveParts } from './archive-parts.js';
import { archivedPlaces, type ArchivedRange, fetchManifest } from './manifest/catalog.js';
import { closedBatches, decidedPlaces, markAt } from './ranges/closed-batches.js';
import { type DecidedRange } from './ranges/decided-range.js';
import { nextRange } from './ranges/next-range.js';
import { dropLeftChecks } from './write/parquet-file.js';
import { type FileKind } from './write/table-kinds.js';
import { columnsOf, readRows, type TableRows } from './write/table-rows.js';
import { writeRange } from './write/write-range.js';

/** What to archive: whole days that are over, or everything that is written so far. */
export type Until = 'yesterday' | 'now';

/** A partition that could not be archived, and why. */
export interface RefusedPlace {
  readonly place: PartitionPlace;
  readonly reason: string;
}

/** What a round did. */
export interface RoundReport {
  readonly archived: readonly ArchivedRange[];
  readonly refused: readonly RefusedPlace[];
}

/** Batches that were decided just before midnight may be written after it. Later ones get a range of their own. */
const AFTER_MIDNIGHT_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

/**
 * Archives what is written and not archived yet. What is archived already, the location tells. A partition whose ledger and
 * tables do not agree is left out and reported; the others go on.
 * @throws errors with verdict `retry` when something is away: the same again goes on where this ended
 */
export async function archiveRound(
  parts: ArchiveParts,
  until: Until,
  onRange: (range: ArchivedRange) => void,
): Promise<RoundReport> {
  const { writer, storage, topic } = parts;
  await dropLeftChecks(writer);
  const places = new Map(
    (await archivedPlaces(storage, topic)).map((place) => [`${place.epoch}/${place.partition}`, place.ranges.at(-1)]),
  );
  const archived: ArchivedRange[] = [];
  const refused: RefusedPlace[] = [];
  for (const place of await decidedPlaces(writer, topic)) {
    const named = places.get(`${place.epoch}/${place.partition}`);
    try {
      const last = named && (await fetchManifest(storage, named));
      for await (const range of archivePlace(parts, place, until, last)) {
        archived.push(range);
        onRange(range);
      }
    } catch (error) {
      if (!(error instanceof ArchiveError || error instanceof LedgerConflictError)) throw error;
      refused.push({ place, reason: error.message });
    }
  }
  return { archived, refused };
}

/** Archives a partition range by range. @param last the last range of it that is archived */
async function* archivePlace(
  parts: ArchiveParts,
  place: PartitionPlace,
  until: Until,
  last: ArchivedRange | undefined,
): AsyncGenerator<ArchivedRange> {
  if (last) await requireSameLog(parts, place, last);
  let from = last ? last.manifest.last + 1 : 0;
  const columns = {
    events: await columnsOf(parts.writer, 'events'),
    rejections: await columnsOf(parts.writer, 'rejections'),
  };
  const epochReason = await reasonOf(parts, place);
  for (;;) {
    parts.signal.throwIfAborted();
    const now = await databaseNow(parts.writer);
    const before = until === 'now' ? Infinity : now - AFTER_MIDNIGHT_MS - ((now - AFTER_MIDNIGHT_MS) % DAY_MS);
    const found = await fittingRange(parts, place, from, before, columns);
    if (!found) return;
    const written = await writeRange(parts, { place, ...found, columns, epochReason, now });
    if (!written) throw new ArchiveError(`somebody else archives ${place.topic}/${place.partition} at the same time`);
    yield written;
    from = written.manifest.last + 1;
  }
}

/** The next range that is no larger than it should be, as long as it has more than one batch. */
async function fittingRange(
  { writer, limits }: ArchiveParts,
  place: PartitionPlace,
  from: number,
  before: number,
  columns: Readonly<Record<FileKind, Awaited<ReturnType<typeof columnsOf>>>>,
): Promise<{ range: DecidedRange; tables: Record<FileKind, TableRows> } | undefined> {
  const batches = await closedBatches(writer, place, from);
  for (let records = limits.records; ;) {
    const range = nextRange(batches, from, { records, before });
    if (!range) return undefined;
    const offsets = { ...place, first: range.first, last: range.last };
    const tables = {
      events: await readRows(writer, 'events', offsets, columns.events),
      rejections: await readRows(writer, 'rejections', offsets, columns.rejections),
    };
    const size = range.last - range.first + 1;
    const isFitting = tables.events.bytes + tables.rejections.bytes <= limits.bytes;
    if (isFitting || size > records || records === 1) return { range, tables };
    records = Math.max(1, Math.floor(size / 2));
  }
}

/** A topic that was made anew in a database that was lost has other records at the same offsets. */
async function requireSameLog(
  { writer }: ArchiveParts,
  place: PartitionPlace,
  { manifest }: ArchivedRange,
): Promise<void> {
  const mark = await markAt(writer, place, manifest.last);
  if (mark === '' || manifest.last_record === '' || mark === manifest.last_record) return;
  throw new ArchiveError(
    `${place.topic}/${place.partition}: the record at offset ${manifest.last} is not the one that was archived, so this is ` +
      'the archive of another topic of that name; use another location',
  );
}

const reasonQuery = defineQuery({
  name: 'archive.epoch_reason',
  sql: 'SELECT any(reason) AS reason FROM ingest_epoch WHERE topic = {topic:String} AND epoch = {epoch:UInt32}',
  params: z.object({ topic: z.string(), epoch: z.int() }),
  row: z.object({ reason: z.string() }),
});

async function reasonOf({ writer }: ArchiveParts, { topic, epoch }: PartitionPlace): Promise<string> {
  return (await writer.query(reasonQuery, { topic, epoch }))[0]?.reason ?? '';
}

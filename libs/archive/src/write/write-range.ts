import { randomUUID } from 'node:crypto';
import { erasedBelow } from '@docket/erasure';
import { isDeepStrictEqual } from 'node:util';
import { type NativeColumn } from '@docket/clickhouse';
import { type PartitionPlace } from '@docket/ledger';
import { ArchiveError } from '../archive-error.js';
import { type ArchiveParts } from '../archive-parts.js';
import { type ArchivedRange, fetchManifest } from '../manifest/catalog.js';
import { type Manifest, MANIFEST_FORMAT, type ParquetFile, readManifest, writeManifest } from '../manifest/manifest.js';
import { fileName, folderOf, manifestName } from '../manifest/names.js';
import { type DecidedRange } from '../ranges/decided-range.js';
import { type ArchiveStorage } from '../storage/archive-storage.js';
import { verifyParquet, writeParquet } from './parquet-file.js';
import { type FileKind } from './table-kinds.js';
import { countRows, type OffsetRange, type TableRows } from './table-rows.js';

/** A range as the ledger decided it and the tables have it. */
export interface RangeToWrite {
  readonly place: PartitionPlace;
  readonly range: DecidedRange;
  readonly tables: Readonly<Record<FileKind, TableRows>>;
  readonly columns: Readonly<Record<FileKind, readonly NativeColumn[]>>;
  readonly epochReason: string;
  /** ClickHouse's clock, ms since 1970. */
  readonly now: number;
}

/**
 * Archives a range: both files are written, read back and compared with the tables, and only then the manifest, by which the
 * range is archived. What an attempt that was broken off leaves behind belongs to no range.
 * @returns undefined when somebody else has archived from this offset on meanwhile
 * @throws {ArchiveError} when tables, ledger and files do not agree
 */
export async function writeRange(parts: ArchiveParts, wanted: RangeToWrite): Promise<ArchivedRange | undefined> {
  const { storage } = parts;
  const { place, range } = wanted;
  const offsets = { ...place, first: range.first, last: range.last };
  const counts = await agreedCounts(parts, wanted, offsets);
  const folder = folderOf({ ...place, day: range.day });
  const files = await writeFiles(parts, wanted, offsets, folder);
  const schemas = await schemasOf(parts, wanted);
  const manifest = manifestOf(wanted, { files, counts, schemas, by: parts.owner });
  const named = { ...place, day: range.day, first: range.first };
  const key = `${folder}${manifestName(place.partition, range.first)}`;
  // When this fails, it may be there all the same: then its files must be, too.
  if (await storage.create(key, Buffer.from(writeManifest(manifest)))) return { key, manifest };
  // An answer may have been lost on the way, and the manifest that is in the way be this one.
  const there = await fetchManifest(storage, { ...named, key });
  if (isDeepStrictEqual(there.manifest, readManifest(writeManifest(manifest)))) return there;
  await removeAll(
    storage,
    [files.events, files.rejections].map((file) => file && `${folder}${file.name}`),
  );
  return undefined;
}

async function writeFiles(
  parts: ArchiveParts,
  wanted: RangeToWrite,
  offsets: OffsetRange,
  folder: string,
): Promise<Manifest['files']> {
  const attempt = randomUUID().slice(0, 8);
  const names = { events: fileName('events', offsets, attempt), rejections: fileName('rejections', offsets, attempt) };
  const write = (kind: FileKind): Promise<ParquetFile | null> =>
    wanted.tables[kind].rows === 0
      ? Promise.resolve(null)
      : writeFile(parts, kind, { ...wanted, offsets, folder, name: names[kind] });
  try {
    return { events: await write('events'), rejections: await write('rejections') };
  } catch (error) {
    await removeAll(parts.storage, [`${folder}${names.events}`, `${folder}${names.rejections}`]);
    throw error;
  }
}

/** Every offset has one fate, and every event that was stored is in the table, unless it was erased. */
async function agreedCounts(
  { writer, erasures }: ArchiveParts,
  { place, range, tables }: RangeToWrite,
  offsets: OffsetRange,
): Promise<Manifest['counts']> {
  const { first, last, stored, rejected, duplicates, lost } = range;
  // The first batch may have begun before the range; what the ledger says about it is about all of it.
  const before = { ...place, first: stored.from, last: first - 1 };
  const countedBefore = stored.from < first ? await countRows(writer, 'events', before) : 0;
  const erasedBefore = stored.from < first ? await erasures.erasedIn(before) : 0;
  const erased = await erasures.erasedIn(offsets);
  const accepted = stored.count - countedBefore - erasedBefore;
  const where = `${place.topic}/${place.partition}, offsets ${first} to ${last}`;
  if (tables.events.rows !== accepted - erased) {
    throw new ArchiveError(
      `${where}: the ledger says that ${accepted} events were stored and ${erased} of them were erased, ` +
        `but the table has ${tables.events.rows}; nothing of it is archived`,
    );
  }
  // Which rejected records were erased nobody can compute; there may be fewer where anything was.
  const isFewer = tables.rejections.rows < rejected && first < (await erasedBelow(writer, place));
  if (tables.rejections.rows !== rejected && !isFewer) {
    throw new ArchiveError(
      `${where}: the ledger says that ${rejected} records were rejected, but the table has ${tables.rejections.rows}; ` +
        'nothing of it is archived',
    );
  }
  const withoutRecord = last - first + 1 - accepted - rejected - duplicates - lost;
  if (withoutRecord < 0) throw new ArchiveError(`${where}: the ledger has more fates than offsets`);
  return { accepted, rejected, duplicates, lost, without_record: withoutRecord, erased };
}

async function writeFile(
  parts: ArchiveParts,
  kind: FileKind,
  { tables, columns, offsets, folder, name }: RangeToWrite & { offsets: OffsetRange; folder: string; name: string },
): Promise<ParquetFile> {
  const key = `${folder}${name}`;
  const used = columns[kind];
  const fingerprint = await writeParquet(parts, kind, offsets, { key, columns: used, signal: parts.signal });
  const { rows, checksum } = tables[kind];
  const file = { name, ...fingerprint, rows, checksum, columns: [...used] };
  await verifyParquet(parts, key, file);
  return file;
}

async function schemasOf({ schemas }: ArchiveParts, { tables }: RangeToWrite): Promise<Manifest['schemas']> {
  const found: Manifest['schemas'] = [];
  for (const id of tables.events.schemaIds) found.push({ id, schema: (await schemas(id)) ?? null });
  return found;
}

function manifestOf(
  { place, range, tables, epochReason, now }: RangeToWrite,
  made: Pick<Manifest, 'files' | 'counts' | 'schemas'> & { readonly by: string },
): Manifest {
  const { first, last, day, fates, lastRecord, decided } = range;
  return {
    format: MANIFEST_FORMAT,
    topic: place.topic,
    epoch: place.epoch,
    epoch_reason: epochReason,
    partition: place.partition,
    day,
    first,
    last,
    counts: made.counts,
    fates: fates.map(({ offset, count, fate }): Manifest['fates'][number] => [offset, count, fate]),
    last_record: lastRecord,
    decided: { from: iso(decided.from), to: iso(decided.to) },
    appended: spanOf([tables.events.appended, tables.rejections.appended]),
    occurred: tables.events.occurred,
    files: made.files,
    schemas: made.schemas,
    written: { at: iso(now), by: made.by },
  };
}

/** From the earliest to the latest; ISO 8601 of one zone sorts by time. */
function spanOf(periods: readonly Manifest['appended'][]): Manifest['appended'] {
  const known = periods.filter((period) => period !== null);
  const from = known.map((period) => period.from).sort()[0];
  const to = known
    .map((period) => period.to)
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

/** Nobody names these files, so it does no harm when that fails. */
async function removeAll(storage: ArchiveStorage, keys: readonly (string | null)[]): Promise<void> {
  const known = keys.filter((key) => key !== null);
  await Promise.all(known.map((key) => storage.remove(key).catch(() => undefined)));
}

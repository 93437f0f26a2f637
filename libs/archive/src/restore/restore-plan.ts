import { type ClickHouseReader, defineQuery, rowType } from '@docket/clickhouse';
import { type PartitionPlace } from '@docket/ledger';
import { z } from 'zod';
import { ArchiveError } from '../archive-error.js';
import { archivedPlaces, archivedTopics, fetchManifests } from '../manifest/catalog.js';
import { type NamedRange } from '../manifest/names.js';
import { continuityProblems } from '../read/continuity.js';
import { type ArchiveStorage } from '../storage/archive-storage.js';
import { identityOf, type RowIdentity } from './restored-row.js';

/** A range to restore: little of its manifest, of which there may be many. */
export interface PlannedRange extends RowIdentity {
  readonly named: NamedRange;
}

/** A partition to restore. */
export interface PlannedPlace {
  readonly place: PartitionPlace;
  readonly epochReason: string;
  readonly ranges: readonly PlannedRange[];
  /** How many of the ranges have a row in the ledger already. */
  readonly known: number;
  /** The ledger goes on behind them. */
  readonly isPassed: boolean;
}

const AT_PLACE = 'topic = {topic:String} AND epoch = {epoch:UInt32} AND partition = {partition:UInt32}';
const place = { topic: z.string(), epoch: z.int(), partition: z.int() };

const ledgerQuery = defineQuery({
  name: 'archive.restored_rows',
  sql:
    `SELECT DISTINCT first, last, digest FROM ingest_ledger WHERE ${AT_PLACE} AND last >= toInt64(first) ` +
    'ORDER BY first, last LIMIT {rows:UInt32}',
  params: z.object({ ...place, rows: z.int() }),
  row: z.object({ first: rowType.int64, last: rowType.int64, digest: z.string() }),
  limits: { executionSeconds: 120, resultRows: 10_000_000 },
});

const strangersQuery = defineQuery({
  name: 'archive.strangers',
  sql:
    'SELECT (SELECT count() FROM audit_events WHERE epoch = {epoch:UInt32} AND kafka_partition = {partition:UInt32}) + ' +
    '(SELECT count() FROM audit_rejections WHERE topic = {topic:String} AND epoch = {epoch:UInt32} ' +
    'AND kafka_partition = {partition:UInt32}) AS rows',
  params: z.object(place),
  row: z.object({ rows: rowType.int64 }),
  limits: { executionSeconds: 300, rowsToRead: 100_000_000_000 },
});

/**
 * What is to be restored of a topic. Nothing is changed.
 * @throws {ArchiveError} when the archive has holes, or the database has anything of these partitions that was not restored
 *   from this archive
 */
export async function restorePlan(
  reader: ClickHouseReader,
  storage: ArchiveStorage,
  topic: string,
): Promise<PlannedPlace[]> {
  const archived = await archivedPlaces(storage, topic);
  if (archived.length === 0) throw await nothingThere(storage, topic);
  const planned: PlannedPlace[] = [];
  for (const { epoch, partition, ranges: named } of archived) {
    const ranges: PlannedRange[] = [];
    let epochReason = '';
    for await (const { manifest, key } of fetchManifests(storage, named)) {
      epochReason = manifest.epoch_reason;
      ranges.push({
        ...identityOf(manifest),
        named: { key, topic, epoch, partition, day: manifest.day, first: manifest.first },
      });
    }
    const [problem] = continuityProblems(ranges);
    if (problem !== undefined) {
      throw new ArchiveError(
        `${topic}, epoch ${epoch}, partition ${partition}: ${problem}; docket archive verify says all that is wrong`,
      );
    }
    const at = { topic, epoch, partition };
    planned.push({ place: at, epochReason, ranges, ...(await standing(reader, at, ranges)) });
  }
  return planned;
}

/** How far a partition is restored. @throws {ArchiveError} when it has anything else */
async function standing(
  reader: ClickHouseReader,
  at: PartitionPlace,
  ranges: readonly PlannedRange[],
): Promise<Pick<PlannedPlace, 'known' | 'isPassed'>> {
  const rows = await reader.query(ledgerQuery, { ...at, rows: ranges.length + 1 });
  const differing = rows.slice(0, ranges.length).find((row, index) => !isSame(row, ranges[index]));
  const where = `${at.topic}, epoch ${at.epoch}, partition ${at.partition}`;
  if (differing) {
    throw new ArchiveError(
      `${where}: the database has its own ledger of offsets that are archived (${differing.first} to ${differing.last}). ` +
        'Restore into an empty database: drop this one if it is the right one, run docket migrate, and then the same again',
    );
  }
  if (rows.length === 0 && ((await reader.query(strangersQuery, { ...at }))[0]?.rows ?? 0) > 0) {
    throw new ArchiveError(`${where}: the database has events and no ledger of them; restore into an empty database`);
  }
  return { known: Math.min(rows.length, ranges.length), isPassed: rows.length > ranges.length };
}

function isSame(row: RowIdentity, range: RowIdentity | undefined): boolean {
  return row.first === range?.first && row.last === range.last && row.digest === range.digest;
}

async function nothingThere(storage: ArchiveStorage, topic: string): Promise<ArchiveError> {
  const topics = await archivedTopics(storage);
  const others = topics.length > 0 ? `it has ${topics.join(', ')} (DOCKET_KAFKA_TOPIC_PREFIX?)` : 'there is no archive';
  return new ArchiveError(`${storage.location} has nothing of topic ${topic}: ${others}`);
}

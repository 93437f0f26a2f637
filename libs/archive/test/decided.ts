import { type ClickHouseFiles, connectWriter, type InsertRow, migrate } from '@docket/clickhouse';
import {
  type FateRun,
  LedgerStore,
  type LedgerTail,
  ledgerTail,
  EMPTY_LEDGER,
  type PartitionPlace,
} from '@docket/ledger';
import { testStack, uniqueName } from '@docket/testing';
import { type TakenPlace } from '../src/index.js';

export const TOPIC = 'audit.events.v1';

/** A database of its own for one test file, with every table in it; to be given to {@link dropDatabase}. */
export async function temporaryDatabase(prefix: string): Promise<ClickHouseFiles> {
  const { url, user: username, password } = testStack().clickhouse;
  const database = uniqueName(prefix);
  const writer = connectWriter({ url, username, password, database });
  await migrate(writer, { database });
  // What a projection is to the table: a view that counts what passes it.
  await writer.command(
    'CREATE TABLE seen (action String, events UInt64) ENGINE = SummingMergeTree ORDER BY action ' +
      'SETTINGS non_replicated_deduplication_window = 100000',
  );
  await writer.command(
    'CREATE MATERIALIZED VIEW seen_mv TO seen AS SELECT action, count() AS events FROM audit_events GROUP BY action',
  );
  return writer;
}

/** Drops it with all that is in it, and closes the connection. */
export async function dropDatabase(writer: ClickHouseFiles): Promise<void> {
  await writer.command(`DROP DATABASE ${writer.database} SYNC`, { inDatabase: false });
  await writer.close();
}

/** A batch as ingestion leaves it: what was decided, and the rows of that in both tables. */
export interface Batch {
  readonly first: number;
  readonly last: number;
  readonly fates?: readonly FateRun[];
  /** ISO 8601 */
  readonly at: string;
  /** Offsets that have no row although they were to be stored. */
  readonly unwritten?: readonly number[];
  readonly lastRecord?: string;
}

/** Writes batches, and a row that closes the last one, with what of it was lost. */
export async function decide(
  writer: ClickHouseFiles,
  place: PartitionPlace,
  batches: readonly Batch[],
  closing: readonly FateRun[] | 'nothing' = [],
): Promise<void> {
  for (const batch of batches) await writeBatch(writer, place, batch);
  const last = batches.at(-1);
  if (!last || closing === 'nothing') return;
  const nothing = { accepted: 0, rejected: 0, duplicates: 0, digest: '', last_record: '', owner: 'test' };
  await insertLedger(writer, {
    ...place,
    first: last.last + 1,
    last: last.last,
    fates: tuples(closing),
    ...nothing,
    at: new Date(last.at),
  });
}

async function writeBatch(writer: ClickHouseFiles, place: PartitionPlace, batch: Batch): Promise<void> {
  const { first, last, fates = [], at, unwritten = [], lastRecord = `mark-${batch.last}` } = batch;
  const offsets = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const fateOf = (offset: number): string | undefined =>
    fates.find((run) => run.offset <= offset && offset < run.offset + run.count)?.fate;
  const accepted = offsets.filter((offset) => fateOf(offset) === undefined);
  const rejected = offsets.filter((offset) => fateOf(offset) === 'malformed');
  await insertLedger(writer, {
    ...place,
    first,
    last,
    fates: tuples(fates),
    accepted: accepted.length,
    rejected: rejected.length,
    duplicates: offsets.length - accepted.length - rejected.length,
    digest: `digest-${first}`,
    last_record: lastRecord,
    owner: 'test',
    at: new Date(at),
  });
  const written = accepted.filter((offset) => !unwritten.includes(offset));
  await writer.command(EVENTS, { params: { ...place, at, offsets: written } });
  await writer.command(REJECTIONS, { params: { ...place, at, offsets: rejected } });
}

function insertLedger(writer: ClickHouseFiles, row: InsertRow): Promise<void> {
  const types: Record<string, string> = { topic: 'String', digest: 'String', last_record: 'String', owner: 'String' };
  const others = { fates: 'Array(Tuple(UInt64, UInt32, String))', at: "DateTime64(3, 'UTC')", last: 'Int64' };
  const columns = Object.keys(row).map((name) => ({ name, type: { ...types, ...others }[name] ?? 'UInt64' }));
  return writer.insertGuardedRows({ table: 'ingest_ledger', columns, rows: [row], where: '1', params: {} });
}

const EVENTS =
  'INSERT INTO audit_events (event_id, occurred_at, tenant_id, action, actor_type, actor_id, ticket_id, outcome, ' +
  'producer_sequence, labels, details, schema_id, epoch, kafka_partition, kafka_offset, appended_at, ingested_at) ' +
  "SELECT generateUUIDv7(o), toDateTime64('2026-02-01 10:00:00', 3, 'UTC') + o * 40000 % 9000000, " +
  "['demo', 'größe'][o % 2 + 1], 'ticket.other', 'AGENT', concat('a-', toString(o % 7)), concat('T-', toString(o % 11)), " +
  "'SUCCESS', o, map('k', toString(o)), map('name', concat('„', toString(o), '“'), 'z', ''), 7, {epoch:UInt32}, " +
  "{partition:UInt32}, o, toDateTime64('2026-03-01 00:00:00', 3, 'UTC') + o, parseDateTime64BestEffort({at:String}, 3, 'UTC') " +
  'FROM (SELECT arrayJoin({offsets:Array(UInt64)}) AS o)';

/** Bytes that are no text, a header that comes twice, and no key. */
const REJECTIONS =
  'INSERT INTO audit_rejections (topic, epoch, kafka_partition, kafka_offset, appended_at, rejected_at, reason, field, error, ' +
  'schema_id, kafka_key, value, headers, tenant_id, producer_service) ' +
  "SELECT {topic:String}, {epoch:UInt32}, {partition:UInt32}, o, toDateTime64('2026-03-01 00:00:00', 3, 'UTC') + o, " +
  "parseDateTime64BestEffort({at:String}, 3, 'UTC'), 'malformed', '', 'test', 0, '', unhex('fffe00c3281b'), " +
  "CAST([('a', 'b'), ('a', unhex('ff'))], 'Map(String, String)'), '', '' FROM (SELECT arrayJoin({offsets:Array(UInt64)}) AS o)";

function tuples(fates: readonly FateRun[]): (string | number)[][] {
  return fates.map(({ offset, count, fate }) => [offset, count, fate]);
}

let owners = 0;

/** Takes partitions as an ingester does. */
export function taker(writer: ClickHouseFiles): (place: PartitionPlace) => Promise<TakenPlace> {
  const store = new LedgerStore(writer);
  return async (place) => {
    owners += 1;
    const fence = await store.takeFence(place, `test/${owners}`);
    if (!fence) throw new Error('somebody else took it');
    await store.drain(place, fence);
    const tail: LedgerTail = ledgerTail(await store.tail(place)) ?? EMPTY_LEDGER;
    return { fence, tail };
  };
}

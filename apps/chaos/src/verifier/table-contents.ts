import { type ClickHouseAddress, readLines, readRows } from './clickhouse-http.js';
import { type Evidence } from './evidence.js';
import { idsOf, type PlacedIds } from './placed-ids.js';
import { type ProjectionSums, readProjections } from './projections.js';

/** A ledger row that decides about records, as the table has it. */
export interface LedgerEntry {
  readonly partition: number;
  readonly first: number;
  readonly last: number;
  /** In offset order. */
  readonly fates: readonly { readonly offset: number; readonly count: number; readonly fate: string }[];
  readonly accepted: number;
}

/** A row of `audit_rejections`. */
export interface RejectionRow {
  readonly partition: number;
  readonly offset: number;
  readonly reason: string;
}

/** Everything ingestion wrote about a topic; each list by offset. */
export interface TableContents {
  readonly ledger: ReadonlyMap<number, readonly LedgerEntry[]>;
  /** Rows of `audit_events`; an offset that has two is there twice. */
  readonly events: ReadonlyMap<number, PlacedIds>;
  readonly rejections: ReadonlyMap<number, readonly RejectionRow[]>;
  /** Each projection, compared with the table. */
  readonly projections: readonly ProjectionSums[];
  /** Per ticket, the numbers that its events carry, in the order of their rows (epoch, partition, offset). */
  readonly ordinals: ReadonlyMap<string, readonly number[]>;
  /** Per process that published at best effort, `producer.sequence` of its rows, ascending. */
  readonly sequences: ReadonlyMap<string, readonly number[]>;
  /** Views that nobody said how to check. */
  readonly unknownViews: readonly string[];
}

/** Which columns are wanted beside those that place events. */
type Wanted = Pick<Evidence, 'ordinalLabel' | 'bestEffort'>;

/** Reads the tables of one topic; the database holds no other topic's. */
export async function readTables(at: ClickHouseAddress, topic: string, wanted: Wanted): Promise<TableContents> {
  const named = `topic = '${topic}'`;
  // Whole rows: a retried insert repeats every column, and two rows that differ anywhere are two decisions.
  const ledger = await readRows<LedgerEntry>(
    at,
    `SELECT DISTINCT epoch, partition, first, last, arraySort(run -> run.offset, fates) AS fates, accepted, rejected, duplicates, digest, owner, at
     FROM ingest_ledger WHERE ${named} AND last >= first ORDER BY partition, first, last`,
  );
  const rejections = await readRows<RejectionRow>(
    at,
    `SELECT kafka_partition AS partition, kafka_offset AS offset, reason FROM audit_rejections WHERE ${named} ORDER BY partition, offset`,
  );
  const { sums, unknown } = await readProjections(at);
  return {
    ledger: byPartition(ledger),
    events: await readEvents(at),
    rejections: byPartition(rejections),
    projections: sums,
    ordinals: await readOrdinals(at, wanted),
    sequences: await readSequences(at, wanted),
    unknownViews: unknown,
  };
}

async function readEvents(at: ClickHouseAddress): Promise<Map<number, PlacedIds>> {
  const events = new Map<number, PlacedIds>();
  const sql =
    'SELECT kafka_partition, kafka_offset, event_id FROM audit_events ORDER BY kafka_partition, kafka_offset FORMAT TabSeparated';
  await readLines(at, sql, (line) => {
    const [partition, offset, id] = line.split('\t');
    idsOf(events, Number(partition)).add(Number(offset), id);
  });
  return events;
}

async function readOrdinals(at: ClickHouseAddress, { ordinalLabel: label }: Wanted): Promise<Map<string, number[]>> {
  if (label === undefined) return new Map();
  return readNumbers(
    at,
    `SELECT ticket_id, labels['${label}'] FROM audit_events WHERE mapContains(labels, '${label}') ORDER BY epoch, kafka_partition, kafka_offset`,
  );
}

async function readSequences(at: ClickHouseAddress, { bestEffort }: Wanted): Promise<Map<string, number[]>> {
  if (bestEffort.length === 0) return new Map();
  const instances = bestEffort.map(({ instance }) => `'${instance}'`).join(', ');
  return readNumbers(
    at,
    `SELECT producer_instance, producer_sequence FROM audit_events WHERE producer_instance IN (${instances}) ORDER BY producer_sequence`,
  );
}

/** Groups rows of a name and a number by the name, each group in the order of its rows. */
async function readNumbers(at: ClickHouseAddress, sql: string): Promise<Map<string, number[]>> {
  const numbers = new Map<string, number[]>();
  await readLines(at, `${sql} FORMAT TabSeparated`, (line) => {
    const [name = '', number] = line.split('\t');
    const group = numbers.get(name);
    if (group) group.push(Number(number));
    else numbers.set(name, [Number(number)]);
  });
  return numbers;
}

function byPartition<Row extends { readonly partition: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.partition);
    if (group) group.push(row);
    else groups.set(row.partition, [row]);
  }
  return groups;
}

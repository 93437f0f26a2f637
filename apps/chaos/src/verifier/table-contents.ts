import { type ClickHouseAddress, readRows } from './clickhouse-http.js';

/** A ledger row, as the table has it. */
export interface LedgerEntry {
  readonly partition: number;
  readonly first: number;
  readonly last: number;
  readonly fates: readonly { readonly offset: number; readonly count: number; readonly fate: string }[];
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
}

/** Everything ingestion wrote about a topic. */
export interface TableContents {
  readonly ledger: readonly LedgerEntry[];
  /** Row of `audit_events`. */
  readonly events: readonly { readonly partition: number; readonly offset: number; readonly eventId: string }[];
  readonly rejections: readonly { readonly partition: number; readonly offset: number; readonly reason: string }[];
  /** Names of projections whose sums differ from those of the table, with both. */
  readonly projections: readonly ProjectionSums[];
}

/** How many events a projection has counted, and how many it should have. */
export interface ProjectionSums {
  readonly name: string;
  readonly counted: number;
  readonly expected: number;
}

/** A projection that can be summed: where its counts are. */
export interface CountedProjection {
  readonly table: string;
  /** Expression that gives the number of events counted. */
  readonly sum: string;
}

/** Reads the tables of one topic and epoch. */
export async function readTables(
  at: ClickHouseAddress,
  topic: string,
  projections: readonly CountedProjection[],
): Promise<TableContents> {
  const named = `topic = '${topic}'`;
  const ledger = await readRows<LedgerEntry>(
    at,
    `SELECT DISTINCT partition, first, last, fates, accepted, rejected, duplicates FROM ingest_ledger WHERE ${named} ORDER BY partition, first, last`,
  );
  const events = await readRows<TableContents['events'][number]>(
    at,
    'SELECT kafka_partition AS partition, kafka_offset AS offset, toString(event_id) AS eventId FROM audit_events',
  );
  const rejections = await readRows<TableContents['rejections'][number]>(
    at,
    `SELECT kafka_partition AS partition, kafka_offset AS offset, reason FROM audit_rejections WHERE ${named}`,
  );
  const sums = await Promise.all(projections.map((projection) => sumOf(at, projection, events.length)));
  return { ledger, events, rejections, projections: sums };
}

async function sumOf(
  at: ClickHouseAddress,
  { table, sum }: CountedProjection,
  expected: number,
): Promise<ProjectionSums> {
  const [row] = await readRows<{ counted: number }>(at, `SELECT toFloat64(${sum}) AS counted FROM ${table}`);
  return { name: table, counted: row?.counted ?? 0, expected };
}

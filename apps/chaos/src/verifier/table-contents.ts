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
  /** Each projection, compared with the table. */
  readonly projections: readonly ProjectionSums[];
  /** Views that read `audit_events` and that nobody said how to check. */
  readonly unknownViews: readonly string[];
}

/** What a projection counts too many and too few, summed over its groups. */
export interface ProjectionSums {
  readonly name: string;
  readonly over: number;
  readonly under: number;
}

/** A projection that can be checked: where its counts are, and of which events. */
export interface CountedProjection {
  readonly table: string;
  /** The view that feeds it. */
  readonly view: string;
  /** Expression over its rows that names the group. */
  readonly key: string;
  /** Expression over its rows that gives the number of events counted. */
  readonly count: string;
  /** Expression over `audit_events` that gives the same group. */
  readonly keyOfEvent: string;
}

/** Reads the tables of one topic; the database holds no other topic's. */
export async function readTables(
  at: ClickHouseAddress,
  topic: string,
  projections: readonly CountedProjection[],
): Promise<TableContents> {
  const named = `topic = '${topic}'`;
  // Whole rows: a retried insert repeats every column, and two rows that differ anywhere are two decisions.
  const ledger = await readRows<LedgerEntry>(
    at,
    `SELECT DISTINCT epoch, partition, first, last, fates, accepted, rejected, duplicates, digest, owner, at FROM ingest_ledger WHERE ${named} ORDER BY partition, first, last`,
  );
  const events = await readRows<TableContents['events'][number]>(
    at,
    'SELECT kafka_partition AS partition, kafka_offset AS offset, toString(event_id) AS eventId FROM audit_events',
  );
  const rejections = await readRows<TableContents['rejections'][number]>(
    at,
    `SELECT kafka_partition AS partition, kafka_offset AS offset, reason FROM audit_rejections WHERE ${named}`,
  );
  const sums = await Promise.all(projections.map((projection) => differenceOf(at, projection)));
  const views = await readRows<{ name: string }>(
    at,
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND engine = 'MaterializedView' AND position(as_select, 'audit_events') > 0",
  );
  const known = new Set(projections.map(({ view }) => view));
  const unknownViews = views.map(({ name }) => name).filter((name) => !known.has(name));
  return { ledger, events, rejections, projections: sums, unknownViews };
}

async function differenceOf(at: ClickHouseAddress, projection: CountedProjection): Promise<ProjectionSums> {
  const { table, key, count, keyOfEvent } = projection;
  const [row] = await readRows<{ over: number; under: number }>(
    at,
    `SELECT sum(greatest(counted - expected, 0)) AS over, sum(greatest(expected - counted, 0)) AS under FROM (
      SELECT sum(c) AS counted, sum(e) AS expected FROM (
        SELECT ${key} AS k, toInt64(${count}) AS c, 0 AS e FROM ${table}
        UNION ALL SELECT ${keyOfEvent} AS k, 0 AS c, 1 AS e FROM audit_events
      ) GROUP BY k)`,
  );
  return { name: table, over: row?.over ?? 0, under: row?.under ?? 0 };
}

import { type ClickHouseWriter, connectWriter, defineQuery, migrate } from '@docket/clickhouse';
import { z } from 'zod';
import { type BenchInstallation } from '../stack/installation.js';

/** The projection every path feeds: events per hour. Same deduplication window as the table, as Docket's ones have. */
const PROJECTION = [
  `CREATE TABLE events_per_hour
(
    tenant_id LowCardinality(String),
    action LowCardinality(String),
    hour DateTime('UTC'),
    events UInt64
)
ENGINE = SummingMergeTree ORDER BY (tenant_id, action, hour)
SETTINGS non_replicated_deduplication_window = 100000`,
  `CREATE MATERIALIZED VIEW events_per_hour_mv TO events_per_hour AS
SELECT tenant_id, action, toDateTime(toStartOfHour(occurred_at), 'UTC') AS hour, count() AS events
FROM audit_events GROUP BY tenant_id, action, hour`,
];

/** Events that there are. */
export const countQuery = defineQuery({
  name: 'bench.count',
  sql: 'SELECT toUInt32(count()) AS n FROM audit_events',
  params: z.object({}),
  row: z.object({ n: z.int() }),
});

const mergesQuery = defineQuery({
  name: 'bench.merges',
  sql: 'SELECT toUInt32(count()) AS n FROM system.merges WHERE database = {database:String}',
  params: z.object({ database: z.string() }),
  row: z.object({ n: z.int() }),
});

const QUIET_MS = 1_500;
const QUIET_WITHIN_MS = 60_000;
const POLL_MS = 100;

/** Makes the projection in a migrated database. */
export async function createProjection(writer: ClickHouseWriter): Promise<void> {
  for (const sql of PROJECTION) await writer.command(sql);
}

/** A database of one path: Docket's tables and one projection. */
export class BenchDatabase {
  private constructor(readonly writer: ClickHouseWriter) {}

  static async create(at: BenchInstallation, database: string): Promise<BenchDatabase> {
    const writer = connectWriter(at.clickhouse(database));
    await migrate(writer, { database });
    await createProjection(writer);
    return new BenchDatabase(writer);
  }

  /** Events visible now. */
  async count(): Promise<number> {
    const [row] = await this.writer.query(countQuery, {});
    return row?.n ?? 0;
  }

  /** Waits until merges have come to rest, so that they do not burden what is measured next. */
  settle(): Promise<void> {
    return settleMerges(this.writer, QUIET_WITHIN_MS);
  }

  close(): Promise<void> {
    return this.writer.close();
  }
}

/** Waits until the merges of a database have come to rest. */
export async function settleMerges(writer: ClickHouseWriter, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  let quietSince = performance.now();
  while (performance.now() < deadline && performance.now() - quietSince < QUIET_MS) {
    const [row] = await writer.query(mergesQuery, { database: writer.database });
    if ((row?.n ?? 0) > 0) quietSince = performance.now();
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

import { type ClickHouseWriter, connectWriter, defineQuery } from '@docket/clickhouse';
import { z } from 'zod';
import { DROP_SQL, kafkaTableSql, kafkaViewSql } from '../paths/kafka-engine-sql.js';
import { type BenchInstallation } from '../stack/installation.js';

/** What somebody without Docket would write for the same counts. */
const TABLE = 'counts_by_hand';
const CREATE_TABLE = `CREATE TABLE ${TABLE}
(
    tenant_id LowCardinality(String),
    hour DateTime64(0, 'UTC'),
    department LowCardinality(String),
    channel LowCardinality(String),
    action LowCardinality(String),
    outcome LowCardinality(String),
    events SimpleAggregateFunction(sum, UInt64)
)
ENGINE = AggregatingMergeTree PARTITION BY toYYYYMM(hour)
ORDER BY (tenant_id, hour, department, channel, action, outcome)`;
const SELECT = `SELECT tenant_id, toDateTime64(toStartOfHour(occurred_at), 0, 'UTC') AS hour, department, channel, action, outcome,
count() AS events FROM audit_events GROUP BY tenant_id, hour, department, channel, action, outcome`;

const sumQuery = defineQuery({
  name: 'bench.counted',
  sql: `SELECT toUInt32(sum(events)) AS n FROM ${TABLE}`,
  params: z.object({}),
  row: z.object({ n: z.int() }),
});

const POLL_MS = 50;
const WITHIN_MS = 600_000;

/** One statement, from the table of events. @returns seconds */
export async function insertSelect(writer: ClickHouseWriter): Promise<number> {
  await writer.command(CREATE_TABLE);
  const began = performance.now();
  await writer.command(`INSERT INTO ${TABLE} ${SELECT}`, { deadlineMs: WITHIN_MS });
  return (performance.now() - began) / 1000;
}

/**
 * ClickHouse's Kafka engine over the topic, a view into a table that keeps nothing, and the view that counts.
 * @param like database with the table of events
 * @returns seconds from the start until all events are counted
 */
export async function kafkaEngine(at: BenchInstallation, like: string, events: number): Promise<number> {
  const database = `${like}_by_hand`;
  const writer = connectWriter(at.clickhouse(database));
  try {
    await writer.command(`CREATE DATABASE ${database}`, { inDatabase: false });
    await writer.command(`CREATE TABLE audit_events AS ${like}.audit_events ENGINE = Null`);
    await writer.command(CREATE_TABLE);
    await writer.command(`CREATE MATERIALIZED VIEW ${TABLE}_mv TO ${TABLE} AS ${SELECT}`);
    const began = performance.now();
    const { brokers } = at.kafka;
    await writer.command(kafkaTableSql({ brokers, topic: at.topics.events, registryUrl: at.registryUrl }));
    await writer.command(kafkaViewSql());
    while ((await counted(writer)) < events) {
      if (performance.now() - began > WITHIN_MS) throw new Error('the Kafka engine did not read all events');
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    const seconds = (performance.now() - began) / 1000;
    for (const sql of DROP_SQL) await writer.command(sql);
    return seconds;
  } finally {
    await writer.close();
  }
}

/** Events that the table by hand counts. */
export async function counted(writer: ClickHouseWriter): Promise<number> {
  return (await writer.query(sumQuery, {}))[0]?.n ?? 0;
}

import { defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';

const place = { topic: z.string(), epoch: z.int(), partition: z.int() };
const AT_PLACE = 'topic = {topic:String} AND epoch = {epoch:UInt32} AND partition = {partition:UInt32}';
const OF_PARTITION = 'epoch = {epoch:UInt32} AND kafka_partition = {partition:UInt32}';

/** ClickHouse's clock, ms since 1970. */
export const nowQuery = defineQuery({
  name: 'ingest.now',
  sql: 'SELECT toUnixTimestamp64Milli(now64(3)) AS now',
  params: z.object({}),
  row: z.object({ now: rowType.int64 }),
});

/** The current incarnation of a topic. */
export const epochQuery = defineQuery({
  name: 'ingest.epoch',
  sql: 'SELECT max(epoch) AS epoch FROM ingest_epoch WHERE topic = {topic:String}',
  params: z.object({ topic: z.string() }),
  row: z.object({ epoch: rowType.int }),
});

/** The partitions of which anything was decided in an epoch. */
export const partitionsQuery = defineQuery({
  name: 'ingest.partitions',
  sql:
    'SELECT DISTINCT partition FROM ingest_ledger ' +
    'WHERE topic = {topic:String} AND epoch = {epoch:UInt32} ORDER BY partition',
  params: z.object({ topic: z.string(), epoch: z.int() }),
  row: z.object({ partition: rowType.int }),
});

/** The partitions that anybody ever took in an epoch. */
export const claimedQuery = defineQuery({
  name: 'ingest.claimed',
  sql:
    'SELECT DISTINCT partition FROM ingest_fence ' +
    'WHERE topic = {topic:String} AND epoch = {epoch:UInt32} ORDER BY partition',
  params: z.object({ topic: z.string(), epoch: z.int() }),
  row: z.object({ partition: rowType.int }),
});

/** Hours of the stored events of a range of offsets, their starts, seconds since 1970. */
export const hoursQuery = defineQuery({
  name: 'ingest.hours',
  sql:
    `SELECT DISTINCT toInt64(intDiv(toUnixTimestamp64Milli(occurred_at), 3600000)) * 3600 AS hour FROM audit_events ` +
    `WHERE ${OF_PARTITION} AND kafka_offset BETWEEN {first:UInt64} AND {last:UInt64}`,
  params: z.object({ epoch: z.int(), partition: z.int(), first: z.int(), last: z.int() }),
  row: z.object({ hour: rowType.int64 }),
  limits: { executionSeconds: 60 },
});

/** The highest claim to a partition; no row without one. */
export const fenceQuery = defineQuery({
  name: 'ingest.fence',
  sql:
    'SELECT number, owner, toUnixTimestamp64Milli(at) AS at_ms ' +
    `FROM ingest_fence WHERE ${AT_PLACE} ORDER BY number DESC, owner DESC LIMIT 1`,
  params: z.object(place),
  row: z.object({ number: rowType.int64, owner: z.string(), at_ms: rowType.int64 }),
});

/** Queries that run for a partition under other fences than ours. */
export const runningQuery = defineQuery({
  name: 'ingest.running',
  sql:
    'SELECT query_id FROM system.processes ' +
    'WHERE startsWith(query_id, {prefix:String}) AND NOT startsWith(query_id, {own:String})',
  params: z.object({ prefix: z.string(), own: z.string() }),
  row: z.object({ query_id: z.string() }),
});

/** The end of the ledger. Retried rows are identical and count as one, so a few more than two are read. */
export const tailQuery = defineQuery({
  name: 'ingest.tail',
  sql:
    'SELECT DISTINCT first, last, fates, accepted, rejected, duplicates, digest, owner, at_ms FROM (' +
    // Limited before it is made distinct: the other way round ClickHouse reads the whole ledger of the partition.
    'SELECT first, last, fates, accepted, rejected, duplicates, digest, owner, toUnixTimestamp64Milli(at) AS at_ms ' +
    `FROM ingest_ledger WHERE ${AT_PLACE} ORDER BY first DESC, last DESC LIMIT 64) ` +
    'ORDER BY first DESC, last DESC LIMIT 8',
  params: z.object(place),
  row: z.object({
    first: rowType.int64,
    last: rowType.int64,
    fates: z.array(z.object({ offset: rowType.int64, count: rowType.int, fate: z.string() })),
    accepted: rowType.int,
    rejected: rowType.int,
    duplicates: rowType.int,
    digest: z.string(),
    owner: z.string(),
    at_ms: rowType.int64,
  }),
});

/** Which offsets of a range are written, as an event or as a rejection. */
export const writtenOffsetsQuery = defineQuery({
  name: 'ingest.written_offsets',
  sql:
    `SELECT kafka_offset FROM audit_events WHERE ${OF_PARTITION} ` +
    'AND kafka_offset BETWEEN {first:UInt64} AND {last:UInt64} UNION ALL ' +
    `SELECT kafka_offset FROM audit_rejections WHERE topic = {topic:String} AND ${OF_PARTITION} ` +
    'AND kafka_offset BETWEEN {first:UInt64} AND {last:UInt64}',
  params: z.object({ ...place, first: z.int(), last: z.int() }),
  row: z.object({ kafka_offset: rowType.int64 }),
  limits: { executionSeconds: 60, resultRows: 2_000_000 },
});

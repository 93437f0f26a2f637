import { defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';
import { foundRow, ROW_COLUMNS } from './found-row.js';

const place = { topic: z.string(), epoch: z.int(), partition: z.int() };
const AT_PLACE = 'topic = {topic:String} AND epoch = {epoch:UInt32} AND partition = {partition:UInt32}';
const OF_PARTITION = 'epoch = {epoch:UInt32} AND kafka_partition = {partition:UInt32}';

/** The current incarnation of a topic. */
export const epochQuery = defineQuery({
  name: 'ingest.epoch',
  sql: 'SELECT max(epoch) AS epoch FROM ingest_epoch WHERE topic = {topic:String}',
  params: z.object({ topic: z.string() }),
  row: z.object({ epoch: rowType.int }),
});

/** A topic of which something was decided besides the one given; no row without one. */
export const otherTopicQuery = defineQuery({
  name: 'ingest.other_topic',
  sql: 'SELECT topic FROM ingest_ledger WHERE topic < {topic:String} OR topic > {topic:String} LIMIT 1',
  params: z.object({ topic: z.string() }),
  row: z.object({ topic: z.string() }),
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

/** Whether hours were listed because of the batch that begins at an offset. */
export const repairsQuery = defineQuery({
  name: 'ingest.repairs',
  sql: `SELECT count() AS repairs FROM ingest_repair WHERE ${AT_PLACE} AND first = {first:UInt64}`,
  params: z.object({ ...place, first: z.int() }),
  row: z.object({ repairs: rowType.int64 }),
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

const BEHIND_PREFIX = 'substring(query_id, length({prefix:String}) + 1)';

/**
 * Queries of a partition under a lower fence than the one given. Behind the prefix of the partition come number and
 * owner, whose name may have slashes in it, then the kind of the query and its number. What looks otherwise has no owner,
 * the lowest of all.
 */
export const UNDER_LOWER_FENCE =
  `startsWith(query_id, {prefix:String}) AND (toUInt64OrZero(extract(${BEHIND_PREFIX}, '^([0-9]+)/')), ` +
  `extract(${BEHIND_PREFIX}, '^[0-9]+/(.*)/[^/]+/[0-9]+$')) < ({number:UInt64}, {owner:String})`;

/** Queries that run for a partition under lower fences than ours. */
export const runningQuery = defineQuery({
  name: 'ingest.running',
  sql: `SELECT query_id FROM system.processes WHERE ${UNDER_LOWER_FENCE}`,
  params: z.object({ prefix: z.string(), number: z.int(), owner: z.string() }),
  row: z.object({ query_id: z.string() }),
});

/** The end of the ledger. Retried rows are identical and count as one, so a few more than two are read. */
export const tailQuery = defineQuery({
  name: 'ingest.tail',
  sql:
    'SELECT DISTINCT first, last, fates, accepted, rejected, duplicates, digest, last_record, owner, at_ms FROM (' +
    // Limited before it is made distinct: the other way round ClickHouse reads the whole ledger of the partition.
    `SELECT ${ROW_COLUMNS} ` +
    `FROM ingest_ledger WHERE ${AT_PLACE} ORDER BY first DESC, last DESC LIMIT 64) ` +
    'ORDER BY first DESC, last DESC LIMIT 8',
  params: z.object(place),
  row: foundRow,
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

/** Database and name of a view (`database.name`) that reads `audit_events`; no row when it is none. */
export const viewOfEventsQuery = defineQuery({
  name: 'ingest.view_of_events',
  sql:
    'SELECT view.1 AS database, view.2 AS name FROM (SELECT arrayJoin(arrayZip(dependencies_database, ' +
    'dependencies_table)) AS view FROM system.tables ' +
    "WHERE database = currentDatabase() AND name = 'audit_events') " +
    "WHERE concat(view.1, '.', view.2) = {view:String}",
  params: z.object({ view: z.string() }),
  row: z.object({ database: z.string(), name: z.string() }),
});

/** Where the last batch of each partition begins: everything before it is written, and in every view there is. */
export const lastBatchesQuery = defineQuery({
  name: 'ingest.last_batches',
  sql:
    // Named after its table in the condition: there the alias would mean the aggregate.
    'SELECT partition, max(ledger.first) AS first FROM ingest_ledger AS ledger ' +
    'WHERE topic = {topic:String} AND epoch = {epoch:UInt32} AND last >= toInt64(ledger.first) GROUP BY partition',
  params: z.object({ topic: z.string(), epoch: z.int() }),
  row: z.object({ partition: rowType.int, first: rowType.int64 }),
  limits: { executionSeconds: 60 },
});

/** Rows that decide about offsets of a range, or say afterwards that some of them were lost. */
export const decisionsQuery = defineQuery({
  name: 'ingest.decisions',
  sql:
    `SELECT DISTINCT first, last, fates FROM ingest_ledger WHERE ${AT_PLACE} ` +
    'AND ((last >= toInt64({from:UInt64}) AND first <= {to:UInt64}) OR (last < toInt64(first) AND notEmpty(fates)))',
  params: z.object({ ...place, from: z.int(), to: z.int() }),
  row: z.object({
    first: rowType.int64,
    last: rowType.int64,
    fates: z.array(z.object({ offset: rowType.int64, count: rowType.int, fate: z.string() })),
  }),
  limits: { executionSeconds: 60, resultRows: 1_000_000 },
});

/** The highest offsets in the ledger of each partition: it is closed when `highest_first` is behind `highest_last`. */
export const endsQuery = defineQuery({
  name: 'ingest.ends',
  sql:
    'SELECT partition, toInt64(max(first)) AS highest_first, max(last) AS highest_last FROM ingest_ledger ' +
    'WHERE topic = {topic:String} AND epoch = {epoch:UInt32} GROUP BY partition ORDER BY partition',
  params: z.object({ topic: z.string(), epoch: z.int() }),
  row: z.object({ partition: rowType.int, highest_first: rowType.int64, highest_last: rowType.int64 }),
  limits: { executionSeconds: 60 },
});

/** Views that were detached as broken and are not back, with the first offset of each partition they may lack. */
export const brokenViewsQuery = defineQuery({
  name: 'ingest.broken_views',
  sql:
    'SELECT view, topic, epoch, partition, min(first) AS first, toUnixTimestamp64Milli(min(at)) AS at_ms, argMin(error, at) AS error ' +
    "FROM ingest_broken_view WHERE topic = {topic:String} AND view NOT IN (SELECT concat(database, '.', name) FROM system.tables) " +
    'GROUP BY view, topic, epoch, partition ORDER BY view, epoch, partition',
  params: z.object({ topic: z.string() }),
  row: z.object({
    view: z.string(),
    topic: z.string(),
    epoch: rowType.int,
    partition: rowType.int,
    first: rowType.int64,
    at_ms: rowType.int64,
    error: z.string(),
  }),
});

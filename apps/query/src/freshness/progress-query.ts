import { defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';

const MOMENT = "fromUnixTimestamp64Milli({since_ms: Int64}, 'UTC')";

/** Where each partition of the newest epoch stood when it was looked at last. `complete_ms` is 0 when that was not known. */
export const progressQuery = defineQuery({
  name: 'progress',
  sql: `SELECT epoch, partition, argMax(high, at) AS high, argMax(next, at) AS next, toUnixTimestamp64Milli(max(complete_to)) AS complete_ms,
  toUnixTimestamp64Milli(max(at)) AS at_ms
FROM ingest_progress
WHERE topic = {topic: String} AND at >= ${MOMENT}
  AND epoch = (SELECT max(epoch) FROM ingest_progress WHERE topic = {topic: String} AND at >= ${MOMENT})
GROUP BY epoch, partition ORDER BY partition`,
  params: z.object({ topic: z.string(), since_ms: z.int() }),
  row: z.object({
    epoch: rowType.int,
    partition: rowType.int,
    high: rowType.int64,
    next: rowType.int64,
    complete_ms: rowType.int64,
    at_ms: rowType.int64,
  }),
});

/** The worst of each minute, over all partitions together. `delay_ms` is 0 in a minute in which nothing was known. */
export const lagHistoryQuery = defineQuery({
  name: 'lag_history',
  sql: `SELECT toDateTime64(toStartOfMinute(at), 3, 'UTC') AS minute, max(behind) AS behind, max(delay) AS delay_ms
FROM (
  SELECT at, sum(greatest(toInt64(high) - toInt64(next), 0)) AS behind,
    if(min(complete_to) = toDateTime64(0, 3, 'UTC'), 0, dateDiff('millisecond', min(complete_to), at)) AS delay
  FROM ingest_progress WHERE topic = {topic: String} AND at >= ${MOMENT} GROUP BY at
)
GROUP BY minute ORDER BY minute`,
  params: z.object({ topic: z.string(), since_ms: z.int() }),
  row: z.object({ minute: rowType.instant, behind: rowType.int64, delay_ms: rowType.int64 }),
});

import { defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';

/** Gaps of an instance that are told; all of them are counted. */
export const MAX_GAPS = 20;

const SINCE = "fromUnixTimestamp64Milli({since_ms: Int64}, 'UTC')";

/**
 * Processes that published events since a moment, those heard of last first, with the numbers that are missing between the events
 * of each. What was published before that moment is not looked at, so no gap is told at the beginning.
 */
export const producersQuery = defineQuery({
  name: 'list_producers',
  sql: `SELECT service, instance, count() AS events, min(sequence) AS first_sequence, max(sequence) AS last_sequence,
  min(appended) AS first_at, max(appended) AS last_at, toInt64(sum(gap)) AS missing, countIf(gap > 0) AS gap_count,
  groupArraySortedIf(${MAX_GAPS})((number - gap, number - 1, toUnixTimestamp64Milli(before), toUnixTimestamp64Milli(appended)), gap > 0) AS gaps
FROM (
  SELECT producer_service AS service, producer_instance AS instance, producer_sequence AS sequence, appended_at AS appended,
    lagInFrame(appended_at, 1, appended_at) OVER numbered AS before,
    toInt64(producer_sequence) AS number,
    greatest(number - (lagInFrame(toInt64(producer_sequence), 1, toInt64(producer_sequence) - 1) OVER numbered) - 1, 0) AS gap
  FROM audit_events
  WHERE occurred_at >= ${SINCE} AND ({service: String} = '' OR producer_service = {service: String})
  WINDOW numbered AS (
    PARTITION BY producer_service, producer_instance ORDER BY producer_sequence, epoch, kafka_partition, kafka_offset
    ROWS BETWEEN 1 PRECEDING AND CURRENT ROW
  )
)
GROUP BY service, instance ORDER BY last_at DESC, service, instance LIMIT {rows: UInt32}`,
  params: z.object({ since_ms: z.int(), service: z.string(), rows: z.int() }),
  row: z.object({
    service: rowType.string,
    instance: rowType.string,
    events: rowType.int64,
    first_sequence: rowType.int64,
    last_sequence: rowType.int64,
    first_at: rowType.instant,
    last_at: rowType.instant,
    missing: rowType.int64,
    gap_count: rowType.int64,
    gaps: z.array(z.tuple([rowType.int64, rowType.int64, rowType.int64, rowType.int64])),
  }),
});

/** Rejected records by service: they have used up numbers, too. */
export const rejectedQuery = defineQuery({
  name: 'rejected_by_service',
  sql: `SELECT producer_service AS service, count() AS rejected FROM audit_rejections
WHERE appended_at >= ${SINCE} AND ({service: String} = '' OR producer_service = {service: String}) GROUP BY service`,
  params: z.object({ since_ms: z.int(), service: z.string() }),
  row: z.object({ service: rowType.string, rejected: rowType.int64 }),
});

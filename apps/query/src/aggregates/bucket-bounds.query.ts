import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { type Bucket, BUCKET_STEPS, bucketSql } from './time-bucket.js';

const params = z.object({
  tz: z.string(),
  from_ms: z.int(),
  /** Last moment that a bucket is wanted of. */
  last_ms: z.int(),
  steps: z.int(),
});

/** How many moments {@link bucketBoundsQuery} looks at for a stretch of time. */
export function boundsSteps(bucket: Bucket, from: number, last: number): number {
  return Math.floor((last - from) / BUCKET_STEPS[bucket]) + 1;
}

/** All buckets that a stretch of time touches, oldest first. Reads no table. */
export function bucketBoundsQuery(bucket: Bucket) {
  const { start, end } = bucketSql(bucket, 'moment');
  return defineQuery({
    name: 'bucket_bounds',
    sql: `SELECT DISTINCT ${start} AS bucket, ${end} AS bucket_end
FROM (
    SELECT fromUnixTimestamp64Milli({from_ms: Int64} + toInt64(number) * ${BUCKET_STEPS[bucket]}, 'UTC') AS moment
    FROM numbers({steps: UInt64})
    UNION ALL SELECT fromUnixTimestamp64Milli({last_ms: Int64}, 'UTC') AS moment
)
ORDER BY bucket`,
    params,
    row: z.object({ bucket: rowType.instant, bucket_end: rowType.instant }),
  });
}

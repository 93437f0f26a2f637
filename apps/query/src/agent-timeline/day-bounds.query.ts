import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';

/**
 * First moment of a date in a zone, and the first one after it, as buckets of days have them. A date that never was has
 * both at once. Reads no table.
 */
export const dayBoundsQuery = defineQuery({
  name: 'day_bounds',
  sql: `SELECT toDateTime64(toDate32({day: String}), 3, {tz: String}) AS starts,
    toDateTime64(addDays(toDate32({day: String}), 1), 3, {tz: String}) AS ends`,
  params: z.object({ day: z.string(), tz: z.string() }),
  row: z.object({ starts: rowType.instant, ends: rowType.instant }),
});

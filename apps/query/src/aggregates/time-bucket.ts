/** Lengths of a time bucket. */
export const BUCKETS = ['minute', 'hour', 'day', 'week', 'month'] as const;
export type Bucket = (typeof BUCKETS)[number];

interface BucketSql {
  /** First moment of the bucket. */
  readonly start: string;
  /** First moment after it. */
  readonly end: string;
}

const ZONE = '{tz: String}';
const instant = (moment: string) => `toDateTime64(${moment}, 3, ${ZONE})`;

/**
 * Days, weeks and months are calendar dates in the zone, and begin at the first moment of their first date: a day at a
 * change of the clock has 23 or 25 hours, and one that has no midnight begins later. Weeks begin on Monday.
 */
const STARTS: Readonly<Record<Bucket, (moment: string) => string>> = {
  minute: (moment) => `toStartOfMinute(${moment}, ${ZONE})`,
  hour: (moment) => `toStartOfHour(${moment}, ${ZONE})`,
  day: (moment) => `toDate32(${moment}, ${ZONE})`,
  week: (moment) => `toMonday(toDate32(${moment}, ${ZONE}))`,
  month: (moment) => `toStartOfMonth(toDate32(${moment}, ${ZONE}))`,
};

const NEXT: Readonly<Record<Bucket, (start: string) => string>> = {
  minute: (start) => `addMinutes(${start}, 1)`,
  hour: (start) => `addHours(${start}, 1)`,
  day: (start) => `addDays(${start}, 1)`,
  week: (start) => `addDays(${start}, 7)`,
  month: (start) => `addMonths(${start}, 1)`,
};

/**
 * SQL of the bucket that a moment falls into, with the placeholder `{tz: String}`.
 * @param moment a column or expression: when it happened
 */
export function bucketSql(bucket: Bucket, moment: string): BucketSql {
  const start = STARTS[bucket](moment);
  return { start: instant(start), end: instant(NEXT[bucket](start)) };
}

/** Milliseconds from one moment to the next, such that no bucket of any zone lies between two. */
export const BUCKET_STEPS: Readonly<Record<Bucket, number>> = {
  minute: 60_000,
  // There are clocks that are half an hour, or three quarters, from the full hour, and one that changes by half of one.
  hour: 15 * 60_000,
  day: 6 * 3_600_000,
  week: 24 * 3_600_000,
  month: 7 * 24 * 3_600_000,
};

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
const midnight = (date: string) => `toDateTime64(${date}, 3, ${ZONE})`;
const instant = (moment: string) => `toDateTime64(${moment}, 3, ${ZONE})`;

/**
 * Days, weeks and months are calendar dates in the zone, and begin at the first moment of their first date: a day at a
 * change of the clock has 23 or 25 hours, and one that has no midnight begins later. Weeks begin on Monday.
 */
const BUCKET_SQL: Readonly<Record<Bucket, BucketSql>> = {
  minute: {
    start: instant(`toStartOfMinute(occurred_at, ${ZONE})`),
    end: instant(`addMinutes(toStartOfMinute(occurred_at, ${ZONE}), 1)`),
  },
  hour: {
    start: instant(`toStartOfHour(occurred_at, ${ZONE})`),
    end: instant(`addHours(toStartOfHour(occurred_at, ${ZONE}), 1)`),
  },
  day: {
    start: midnight(`toDate32(occurred_at, ${ZONE})`),
    end: midnight(`addDays(toDate32(occurred_at, ${ZONE}), 1)`),
  },
  week: {
    start: midnight(`toMonday(toDate32(occurred_at, ${ZONE}))`),
    end: midnight(`addDays(toMonday(toDate32(occurred_at, ${ZONE})), 7)`),
  },
  month: {
    start: midnight(`toStartOfMonth(toDate32(occurred_at, ${ZONE}))`),
    end: midnight(`addMonths(toStartOfMonth(toDate32(occurred_at, ${ZONE})), 1)`),
  },
};

/** SQL of the bucket that an event falls into, with the placeholder `{tz: String}`. */
export function bucketSql(bucket: Bucket): BucketSql {
  return BUCKET_SQL[bucket];
}

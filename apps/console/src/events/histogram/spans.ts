import { type Counts } from '../../api/answers.js';

/** Lengths of a bucket, the shortest first, in ms; of months about. */
const LENGTHS = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000, month: 2_629_800_000 } as const;
export type Bucket = keyof typeof LENGTHS;

const MOST_BARS = 300;

/** The shortest bucket with which a span has no more bars than can be told apart. */
export function bucketFor(spanMs: number): Bucket {
  const names = Object.keys(LENGTHS) as Bucket[];
  return names.find((name) => spanMs / LENGTHS[name] <= MOST_BARS) ?? 'month';
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A moment as the API takes it, `-7d` or ISO 8601, in ms since 1970; undefined when it is neither. */
export function momentMs(text: string, now: number): number | undefined {
  const [, count, unit = ''] = /^-(\d+)([smhdw])$/.exec(text) ?? [];
  const ms = count === undefined ? Date.parse(text) : now - Number(count) * (UNITS[unit] ?? 0);
  return Number.isNaN(ms) ? undefined : ms;
}

/** What of a bar went how. */
export interface Bar {
  readonly start: string;
  readonly end: string;
  readonly total: number;
  readonly byOutcome: Readonly<Record<string, number>>;
}

/** The bars of an answer with a row per bucket and outcome. */
export function barsOf({ rows }: Counts): Bar[] {
  const bars = new Map<string, Bar>();
  for (const { bucket, bucket_end: end, outcome, count } of rows) {
    const bar = bars.get(bucket) ?? { start: bucket, end, total: 0, byOutcome: {} };
    const name = outcome ?? 'UNKNOWN';
    const byOutcome = { ...bar.byOutcome, [name]: (bar.byOutcome[name] ?? 0) + count };
    bars.set(bucket, { ...bar, total: bar.total + count, byOutcome });
  }
  return [...bars.values()];
}

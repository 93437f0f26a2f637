import { TARGETS } from '../sla-policies/policy.js';

/** Parts of the scale of ratings, of equal length, from the worst to the best. */
export const FIFTHS = ['ratings_1', 'ratings_2', 'ratings_3', 'ratings_4', 'ratings_5'] as const;

/** Missed targets, by what should have happened. */
export const MISSED = TARGETS.map((target) => ({ target, column: `missed_${target}` as const }));

/** Numbers of an agent, in the order in which they are shown. Their definitions are in docs/metrics.md. */
export const QUALITY_COLUMNS = [
  'tickets',
  'ratings',
  'rating_mean',
  ...FIFTHS,
  'resolved',
  'reopened',
  'targets',
  'missed',
  ...MISSED.map(({ column }) => column),
] as const;
export type QualityColumn = (typeof QUALITY_COLUMNS)[number];

/** A count of nothing is 0, a mean of nothing null. */
export type QualityValues = Readonly<Record<QualityColumn, number | null>>;

/** The same for every column. */
export function perQualityColumn<T>(value: T): Record<QualityColumn, T> {
  return Object.fromEntries(QUALITY_COLUMNS.map((column) => [column, value])) as Record<QualityColumn, T>;
}

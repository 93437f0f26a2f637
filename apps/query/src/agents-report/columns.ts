/** Numbers of a row, in the order in which they are shown. Their definitions are in docs/metrics.md. */
export const COLUMNS = [
  'events',
  'tickets',
  'messages',
  'internal_messages',
  'notes',
  'files',
  'transfers',
  'transfers_in',
  'transfers_out',
  'resolved',
  'reopened',
  'first_responses',
  'first_response_p50_ms',
  'first_response_p90_ms',
  'resolution_p50_ms',
  'resolution_p90_ms',
  'views',
  'viewing_ms',
  'calls',
  'call_ms',
  'ratings',
  'rating_mean',
  'logins',
  'failed_logins',
  'online_ms',
  'away_ms',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Null: there is nothing to tell it from, such as a mean of no ratings. */
export type Values = Readonly<Record<Column, number | null>>;

/** Where nothing happened there is nothing to tell these from; all others are 0 then. */
const UNKNOWN: ReadonlySet<Column> = new Set([
  'first_response_p50_ms',
  'first_response_p90_ms',
  'resolution_p50_ms',
  'resolution_p90_ms',
  'rating_mean',
]);

/** Digits of a mean that mean anything. */
const MEAN_UNIT = 10_000;

/** All numbers of a row, from those that queries found. */
export function valuesOf(found: Readonly<Record<string, number | null>>): Values {
  const entries = COLUMNS.map((column) => {
    const value = found[column] ?? (UNKNOWN.has(column) ? null : 0);
    return [column, column === 'rating_mean' && value !== null ? Math.round(value * MEAN_UNIT) / MEAN_UNIT : value];
  });
  return Object.fromEntries(entries) as Values;
}

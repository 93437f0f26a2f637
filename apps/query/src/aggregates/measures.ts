import { z } from 'zod';
import { rowType } from '@docket/clickhouse';
import { identifier } from '../parameters/identifier.js';

/** What is measured of a group, and the value it has when there are no events. */
const NAMED = {
  count: 0,
  distinct_tickets: 0,
  distinct_actors: 0,
  distinct_sessions: 0,
  first: null,
  last: null,
  rate_per_hour: 0,
} as const;

const LEVELS = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99 } as const;

type NamedMeasure = keyof typeof NAMED;
type Level = keyof typeof LEVELS;

/** A named measure, or a quantile of a field of numbers: `p90:detail.duration_ms`. */
export type Measure = NamedMeasure | `${Level}:detail.${string}`;

/** Names of measures without a field. */
export const MEASURES = Object.keys(NAMED) as NamedMeasure[];
/** Measures that are told when none is asked for. */
export const DEFAULT_MEASURES: readonly Measure[] = ['count', 'distinct_tickets', 'distinct_actors'];
/** Measures of one question. */
export const MOST_MEASURES = 10;

const QUANTILE = /^(p50|p90|p95|p99):detail\.(.+)$/s;
const error = `must be one of ${MEASURES.join(', ')}, or a quantile (${Object.keys(LEVELS).join(', ')}) of a field: p90:detail.duration_ms`;

/** Reads the name of a measure. */
export const measure: z.ZodType<Measure, string> = z
  .string()
  .refine((name) => Object.hasOwn(NAMED, name) || QUANTILE.test(name), { error })
  .pipe(identifier)
  .transform((name) => name as Measure);

/** A measure of a question: its SQL, and what that binds. */
export interface BoundMeasure {
  readonly sql: string;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * @param nth number of the measure in its question
 * @param total SQL of how many events a row stands for, summed up
 */
export function bindMeasure(name: Measure, nth: number, total: string): BoundMeasure {
  if (isNamed(name)) return { sql: namedSql(name, total), params: {} };
  const [, level, key = ''] = QUANTILE.exec(name) ?? [];
  const placeholder = `measure_key_${nth}`;
  const value = `toFloat64OrNull(details[{${placeholder}: String}])`;
  // Texts that are no numbers, or none that can be told, have no place in an order.
  const sql = `quantileExactIf(${LEVELS[level as Level]})(assumeNotNull(${value}), ifNull(isFinite(${value}), 0))`;
  return { sql, params: { [placeholder]: key } };
}

function namedSql(name: NamedMeasure, total: string): string {
  switch (name) {
    case 'count':
    // The time that it is divided by is the same for all groups, or known from the bucket.
    case 'rate_per_hour':
      return total;
    case 'distinct_tickets':
      return "uniqExactIf(ticket_id, ticket_id != '')";
    case 'distinct_actors':
      return "uniqExactIf(actor_id, actor_id != '')";
    case 'distinct_sessions':
      return "uniqExactIf(session_id, session_id != '')";
    case 'first':
      return 'minOrNull(occurred_at)';
    case 'last':
      return 'maxOrNull(occurred_at)';
  }
}

/** Value of a measure in a row. */
export type MeasureValue = number | string | null;

/** Reads a value as ClickHouse gave it. */
export function readMeasure(name: Measure, given: unknown): MeasureValue {
  if (!isNamed(name)) return z.number().nullable().parse(given);
  if (name === 'first' || name === 'last') return rowType.instant.nullable().parse(given);
  return rowType.int64.parse(given);
}

/** Value of a measure where there are no events. */
export function emptyMeasure(name: Measure): MeasureValue {
  return isNamed(name) ? NAMED[name] : null;
}

function isNamed(name: Measure): name is NamedMeasure {
  return Object.hasOwn(NAMED, name);
}

import { z } from 'zod';
import { FILTERS } from '../events/event-filter.js';
import { type Operation } from '../openapi/operation.js';
import { many, once } from '../parameters/parameter.js';
import { truth } from '../parameters/truth.js';
import { count, wholeNumber } from '../parameters/whole-number.js';
import { dimension, DIMENSIONS, MOST_DIMENSIONS } from './dimensions.js';
import { AGGREGATES_EXAMPLE } from './aggregates-example.js';
import { DEFAULT_GROUPS, MAX_GROUPS, MAX_TOP } from './limits.js';
import { DEFAULT_MEASURES, measure, MEASURES, MOST_MEASURES } from './measures.js';
import { order } from './order.js';
import { BUCKETS } from './time-bucket.js';
import { timeZone } from './time-zone.js';

const list = (words: readonly string[]) => `must be one of ${words.join(', ')}`;
const moment = z.string().meta({ format: 'date-time' });

const DIMENSION_SCHEMA = {
  anyOf: [
    { type: 'string', enum: DIMENSIONS },
    { type: 'string', pattern: String.raw`^(label|detail)\..+$` },
  ],
};
const MEASURE_SCHEMA = {
  anyOf: [
    { type: 'string', enum: MEASURES },
    { type: 'string', pattern: String.raw`^p(50|90|95|99):detail\..+$` },
  ],
};

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const row = z
  .object({
    bucket: moment.optional().describe('First moment of the time bucket'),
    bucket_end: moment.optional().describe('First moment after it: with `bucket` the `from` and `to` of its events'),
    other: z
      .literal(true)
      .optional()
      .describe('With `top`: everything that is not among the first groups, as one group'),
    count: z.int().optional().describe('Events'),
    distinct_tickets: z.int().optional().describe('Different tickets among them'),
    distinct_actors: z.int().optional().describe('Different actors among them'),
    distinct_sessions: z.int().optional().describe('Different sessions among them'),
    first: moment.nullable().optional().describe('The earliest `occurred_at`'),
    last: moment.nullable().optional().describe('The latest `occurred_at`'),
    rate_per_hour: z.number().optional().describe('Events per hour of the bucket, as far as it is from `from` to `to`'),
  })
  .catchall(value.describe('Dimensions, null where events have none, and quantiles, null without a number'));

/** A row as answers show it. */
export type AggregateRow = z.infer<typeof row>;

export const aggregates = {
  id: 'aggregates',
  path: '/v1/aggregates',
  summary: 'Counts and other measures of events, by dimensions and time',
  right: 'events.analyse',
  description:
    'One row per group that has events, the earliest bucket first, within it as `order` says. Without `group_by` and `bucket` ' +
    'there is one row for all. All figures are exact. More rows than `limit` are an error, never a cut. A projection of hours ' +
    'answers when it can do so exactly; `meta` says which, and why, else why not.',
  parameters: {
    group_by: many(dimension, {
      description: `Dimension, at most ${MOST_DIMENSIONS}. A dimension without a value is null.`,
      schema: DIMENSION_SCHEMA,
      example: 'action',
    }),
    bucket: once(z.string().pipe(z.enum(BUCKETS, { error: list(BUCKETS) })), {
      description: 'Length of a time bucket. Weeks begin on Monday.',
      schema: { type: 'string', enum: [...BUCKETS] },
      example: 'day',
    }),
    tz: once(timeZone, {
      description: 'Time zone (IANA) whose clock and calendar the buckets follow; UTC without it.',
      schema: { type: 'string', default: 'UTC' },
      example: 'Europe/Prague',
    }),
    measure: many(measure, {
      description:
        `What is told of a group, at most ${MOST_MEASURES}; ${DEFAULT_MEASURES.join(', ')} without it. A quantile is of a field ` +
        'of the action that holds numbers: the smallest value that is greater than so many of them. `rate_per_hour` needs ' +
        '`bucket`, or `from` and `to`.',
      schema: MEASURE_SCHEMA,
      example: 'count',
    }),
    order: once(order, {
      description:
        'Measure that rows of a bucket are ordered by, with - the largest first; -count without it, or the first measure.',
      schema: { type: 'string', pattern: '^-?.+$' },
      example: '-count',
    }),
    top: once(wholeNumber(1, MAX_TOP), {
      description:
        'So many groups, the first by `order` over the whole time; all others are one row more, with `other`.',
      schema: { type: 'integer', minimum: 1, maximum: MAX_TOP },
      example: 5,
    }),
    fill: once(
      truth,
      {
        description:
          'Whether buckets without events are told, for every group: from `from` to `to`, else from the first event to the last.',
        schema: { type: 'boolean', default: false },
        example: true,
      },
      false,
    ),
    limit: count({ description: 'Most rows that are answered.', max: MAX_GROUPS, fallback: DEFAULT_GROUPS }),
    ...FILTERS,
  },
  response: z.object({
    group_by: z.array(z.string()),
    bucket: z.enum(BUCKETS).optional(),
    tz: z.string().optional(),
    rows: z.array(row),
    meta: z.object({
      source: z.string().describe('Projection that was read, or audit_events'),
      why: z.string().describe('Why it was that one'),
    }),
  }),
  example: AGGREGATES_EXAMPLE,
} as const satisfies Operation;

export type AggregatesAnswer = z.infer<typeof aggregates.response>;

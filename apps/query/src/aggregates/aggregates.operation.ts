import { z } from 'zod';
import { FILTERS } from '../events/event-filter.js';
import { type Operation } from '../openapi/operation.js';
import { many, once } from '../parameters/parameter.js';
import { wholeNumber } from '../parameters/whole-number.js';
import { BUCKETS } from './time-bucket.js';
import { timeZone } from './time-zone.js';

/** What events can be grouped by, and the column behind it. */
export const DIMENSIONS = {
  action: 'action',
  actor: 'actor_id',
  department: 'department',
  channel: 'channel',
  outcome: 'outcome',
} as const;

export type Dimension = keyof typeof DIMENSIONS;
const dimensions = Object.keys(DIMENSIONS) as [Dimension, ...Dimension[]];

export const DEFAULT_GROUPS = 1000;
export const MAX_GROUPS = 10_000;

const list = (words: readonly string[]) => `must be one of ${words.join(', ')}`;
const dimension = z.string().pipe(z.enum(dimensions, { error: list(dimensions) }));
const moment = z.string().meta({ format: 'date-time' });

const row = z.object({
  bucket: moment.optional().describe('First moment of the time bucket'),
  bucket_end: moment.optional().describe('First moment after it: with `bucket` the `from` and `to` of its events'),
  ...(Object.fromEntries(dimensions.map((name) => [name, z.string().nullable().optional()])) as Record<
    Dimension,
    z.ZodOptional<z.ZodNullable<z.ZodString>>
  >),
  count: z.int().describe('Events'),
  distinct_tickets: z.int().describe('Different tickets among them'),
  distinct_actors: z.int().describe('Different actors among them'),
});

export type AggregateRow = z.infer<typeof row>;

export const aggregates = {
  id: 'aggregates',
  path: '/v1/aggregates',
  summary: 'Counts of events, by dimensions and time',
  right: 'events.analyse',
  description:
    'One row per group that has events, the earliest bucket and then the largest count first. Without `group_by` and `bucket` ' +
    'there is one row for all. Counts are exact. More groups than `limit` are an error, never a cut.',
  parameters: {
    group_by: many(dimension, {
      description: 'Dimension. A dimension without a value is null.',
      schema: { type: 'string', enum: dimensions },
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
    limit: once(
      wholeNumber(1, MAX_GROUPS),
      {
        description: 'Most groups that are answered.',
        schema: { type: 'integer', minimum: 1, maximum: MAX_GROUPS, default: DEFAULT_GROUPS },
      },
      DEFAULT_GROUPS,
    ),
    ...FILTERS,
  },
  response: z.object({
    group_by: z.array(z.enum(dimensions)),
    bucket: z.enum(BUCKETS).optional(),
    tz: z.string().optional(),
    rows: z.array(row),
  }),
  example: {
    group_by: ['action'],
    bucket: 'day',
    tz: 'Europe/Prague',
    rows: [
      {
        bucket: '2016-02-28T23:00:00.000Z',
        bucket_end: '2016-02-29T23:00:00.000Z',
        action: 'ticket.created',
        count: 31,
        distinct_tickets: 31,
        distinct_actors: 12,
      },
    ],
  },
} as const satisfies Operation;

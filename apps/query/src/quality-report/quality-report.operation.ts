import { z } from 'zod';
import { FORMAT } from '../csv/csv-format.js';
import { FILTERS } from '../events/event-filter.js';
import { type Operation } from '../openapi/operation.js';
import { identifier } from '../parameters/identifier.js';
import { oneOf } from '../parameters/one-of.js';
import { many, once } from '../parameters/parameter.js';
import { PERIOD } from '../parameters/period.js';
import { count } from '../parameters/whole-number.js';
import { evidenceSchema } from '../reports/evidence.js';
import { review, REVIEW_EXAMPLE } from '../reviews/review.js';
import { perQualityColumn, QUALITY_COLUMNS } from './columns.js';
import { QUALITY_TABLES, type QualityTable } from './quality-csv.js';

const LONGEST_SEED = 100;
const MOST_TICKETS = 100;
const DEFAULT_TICKETS = 5;
const seedError = `must be at most ${LONGEST_SEED} characters`;

/** Counted as JSON Schema does: a pair of surrogates is one character. */
const seed = z.string().refine((text) => Array.from(text).length <= LONGEST_SEED, { error: seedError });

const moment = z.string().meta({ format: 'date-time' });
const evidence = evidenceSchema(
  'GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning',
);

const answer = z.object({
  meta: z.object({
    from: moment,
    to: moment,
    tz: z.string(),
    as_of: moment.describe('When it was asked: targets are judged by this moment'),
    seed: z.string().describe('What the samples were drawn by'),
    sample: z.int().describe('Tickets per agent, at most'),
    source: z.literal('audit_events'),
  }),
  columns: z.array(z.enum(QUALITY_COLUMNS)),
  rows: z.array(
    z.object({
      key: z.string().describe('Id of the agent'),
      values: z.object(perQualityColumn(z.number().nullable())),
      sample: z
        .array(z.object({ ticket: z.string(), review: review.nullable().describe('The newest; null without one') }))
        .describe('Tickets to review, in the order in which they were drawn'),
    }),
  ),
  evidence: z.object({ ...perQualityColumn(evidence), sample: evidence }),
});
export type QualityAnswer = z.infer<typeof answer>;

const EXAMPLE_EVIDENCE = { query: '/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z' };

export const qualityReport = {
  id: 'qualityReport',
  path: '/v1/reports/quality',
  summary: 'How well agents worked, and a sample of their tickets to review',
  right: 'events.analyse',
  description:
    'Ratings, reopenings and missed targets per agent (docs/metrics.md), each with its evidence, and tickets of each agent drawn by chance. The same ' +
    'seed, period and events draw the same tickets, and a ticket that comes later leaves the order of the others as it is.',
  parameters: {
    ...PERIOD,
    department: many(identifier, {
      description: 'Department of what counts.',
      schema: FILTERS.department.doc.schema,
      example: 'support',
    }),
    actor: many(identifier, { ...FILTERS.actor.doc, description: 'Id of an agent.' }),
    sample: count({ description: 'Tickets drawn per agent.', max: MOST_TICKETS, fallback: DEFAULT_TICKETS }),
    seed: once(seed, {
      description: 'What the samples are drawn by; the first moment of the period without it.',
      schema: { type: 'string', minLength: 1, maxLength: LONGEST_SEED },
      example: 'march',
    }),
    table: oneOf<QualityTable>(QUALITY_TABLES, {
      description: 'Which list CSV has: the agents, or the tickets of their samples. JSON has both.',
      fallback: 'agents',
    }),
    ...FORMAT,
  },
  response: answer,
  example: {
    meta: {
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
      tz: 'UTC',
      as_of: '2026-04-02T08:00:00.000Z',
      seed: 'march',
      sample: 5,
      source: 'audit_events',
    },
    columns: [...QUALITY_COLUMNS],
    rows: [
      {
        key: 'agent-7',
        values: { ...perQualityColumn(0), tickets: 57, ratings: 4, rating_mean: 0.8125, ratings_5: 4 },
        sample: [{ ticket: 'INC0000045', review: REVIEW_EXAMPLE }],
      },
    ],
    evidence: { ...perQualityColumn(EXAMPLE_EVIDENCE), sample: EXAMPLE_EVIDENCE },
  } satisfies QualityAnswer,
  csvExample: 'agent,tickets,ratings,rating_mean\r\nagent-7,57,4,0.8125\r\n',
} as const satisfies Operation;

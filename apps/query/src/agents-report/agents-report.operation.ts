import { z } from 'zod';
import { FORMAT } from '../csv/csv-format.js';
import { FILTERS } from '../events/event-filter.js';
import { type Operation } from '../openapi/operation.js';
import { identifier } from '../parameters/identifier.js';
import { many, once } from '../parameters/parameter.js';
import { evidenceSchema } from '../reports/evidence.js';
import { COLUMNS, type Column, type Values } from './columns.js';
import { PERIOD } from '../parameters/period.js';
import { GROUPINGS } from './scope.js';

const COMPARISONS = ['none', 'previous'] as const;
const moment = z.string().meta({ format: 'date-time' });

/** The same for every column. */
function perColumn<T extends z.ZodType>(type: T): z.ZodObject<Record<Column, T>> {
  return z.object(Object.fromEntries(COLUMNS.map((column) => [column, type])) as Record<Column, T>);
}

const values = perColumn(z.number().nullable());
const evidence = evidenceSchema('GET this, `{key}` replaced by the key of the row, percent-encoded');
const evidences = perColumn(evidence);

const answer = z.object({
  meta: z.object({
    by: z.enum(GROUPINGS),
    from: moment,
    to: moment,
    tz: z.string(),
    previous: z.object({ from: moment, to: moment }).optional(),
    as_of: moment.describe('When it was asked: presence ends then, in a period that has not ended yet'),
    source: z
      .enum(['agent_activity_hourly', 'audit_events'])
      .describe('What counts by actor were read from; all else is read from audit_events'),
  }),
  columns: z.array(z.enum(COLUMNS)),
  rows: z.array(
    z.object({
      key: z.string().describe('Id of the agent or department'),
      department: z.string().nullable().describe('Where most of the events were; the key itself by department'),
      values,
      previous: values.optional(),
    }),
  ),
  medians: z
    .record(z.string(), values)
    .optional()
    .describe('By department: the median over the agents whose department it is. Not by department'),
  evidence: z.object({ current: evidences, previous: evidences.optional() }),
});

export type AgentsAnswer = z.infer<typeof answer>;

const all = <T>(value: T) => Object.fromEntries(COLUMNS.map((column) => [column, value])) as Record<Column, T>;
const EXAMPLE_VALUES: Values = { ...all(0), events: 412, tickets: 57, messages: 120, rating_mean: 0.8125 };
const EXAMPLE_QUERY =
  '/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z';

export const agentsReport = {
  id: 'agentsReport',
  path: '/v1/reports/agents',
  summary: 'What agents, or departments, did in a period',
  right: 'events.analyse',
  description:
    'Counts, times and ratings per agent or department; docs/metrics.md defines every one of them. Each column has evidence: the ' +
    'query of events that its numbers are made of. With `compare=previous` the same for the period of equal length before it.',
  parameters: {
    ...PERIOD,
    by: once(
      z.string().pipe(z.enum(GROUPINGS, { error: 'must be agent or department' })),
      {
        description: 'What a row is. What happened in no department is in no row by department.',
        schema: { type: 'string', enum: [...GROUPINGS], default: 'agent' },
      },
      'agent' as const,
    ),
    department: many(identifier, {
      description: 'Department of the row.',
      schema: FILTERS.department.doc.schema,
      example: 'support',
    }),
    actor: many(identifier, { ...FILTERS.actor.doc, description: 'Id of an agent; only by agent.' }),
    compare: once(
      z.string().pipe(z.enum(COMPARISONS, { error: 'must be previous or none' })),
      {
        description: 'What else is shown beside the numbers.',
        schema: { type: 'string', enum: [...COMPARISONS], default: 'none' },
      },
      'none' as const,
    ),
    ...FORMAT,
  },
  response: answer,
  example: {
    meta: {
      by: 'agent',
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
      tz: 'UTC',
      as_of: '2026-04-02T08:00:00.000Z',
      source: 'agent_activity_hourly',
    },
    columns: [...COLUMNS],
    rows: [{ key: 'agent-7', department: 'support', values: EXAMPLE_VALUES }],
    medians: { support: EXAMPLE_VALUES },
    evidence: { current: all({ query: EXAMPLE_QUERY }) },
  } satisfies AgentsAnswer,
  csvExample: 'agent,department,events,tickets\r\nagent-7,support,412,57\r\n',
} as const satisfies Operation;

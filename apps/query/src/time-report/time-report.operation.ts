import { z } from 'zod';
import { FORMAT } from '../csv/csv-format.js';
import { FILTERS } from '../events/event-filter.js';
import { type Operation } from '../openapi/operation.js';
import { identifier } from '../parameters/identifier.js';
import { oneOf } from '../parameters/one-of.js';
import { many } from '../parameters/parameter.js';
import { PERIOD } from '../parameters/period.js';
import { evidenceSchema } from '../reports/evidence.js';
import { TIME_TABLES, type TimeTable } from './time-csv.js';
import { perTimeColumn, TIME_COLUMNS, timeRow, type TimeRow } from './time-row.js';

/** Days that one report may have. */
export const MOST_DAYS = 35;

const moment = z.string().meta({ format: 'date-time' });
const evidence = evidenceSchema(
  'GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning',
);

const answer = z.object({
  meta: z.object({
    from: moment,
    to: moment,
    tz: z.string(),
    as_of: moment.describe('When it was asked: what goes on is counted until then'),
    source: z.literal('audit_events'),
  }),
  columns: z.array(z.enum(TIME_COLUMNS)),
  rows: z.array(timeRow),
  evidence: z.object(perTimeColumn(evidence)),
});
export type TimeAnswer = z.infer<typeof answer>;

const ROW_EXAMPLE: TimeRow = {
  agent: 'agent-7',
  day: '2026-03-02',
  from: '2026-03-01T23:00:00.000Z',
  to: '2026-03-02T23:00:00.000Z',
  values: { ...perTimeColumn(0), online_ms: 28_800_000, tickets: 1, views: 1, viewing_ms: 240_000, view_ms: 240_000 },
  presence: [
    {
      category: 'ONLINE',
      began_at: '2026-03-02T07:58:00.000Z',
      ended_at: '2026-03-02T15:58:00.000Z',
      began_before: false,
      ends_after: false,
      closed_by: 'event',
      duration_ms: 28_800_000,
    },
  ],
  shifts: [
    {
      began_at: '2026-03-02T07:58:00.000Z',
      ended_at: '2026-03-02T15:58:00.000Z',
      began_before: false,
      ends_after: false,
      closed_by: 'event',
      duration_ms: 28_800_000,
    },
  ],
  tickets: [{ ticket: 'INC0000045', views: 1, viewing_ms: 240_000, overlap_ms: 0, by_rule: 0 }],
  since: '2026-03-01T23:00:00.000Z',
  until: '2026-03-02T23:00:00.000Z',
};

export const timeReport = {
  id: 'timeReport',
  path: '/v1/reports/time',
  summary: 'When agents were there, what they looked at, and how long they called, day by day',
  right: 'events.analyse',
  description:
    'A row per agent and day of the calendar in `tz`, for days on which there is something to tell. Intervals are cut to the day; ends ' +
    'that were lost are closed by rule, and marked (docs/metrics.md, Sessions and shifts). The evidence of a number is a call of ' +
    '/v1/events whose blanks are fields of the row.',
  parameters: {
    ...PERIOD,
    to: {
      ...PERIOD.to,
      doc: {
        ...PERIOD.to.doc,
        description: `First moment after it, in the same forms, at most ${MOST_DAYS} days after \`from\`. Without it that far, or now if that is earlier.`,
      },
    },
    department: many(identifier, {
      description: 'Department in which a state, view or call begins.',
      schema: FILTERS.department.doc.schema,
      example: 'support',
    }),
    actor: many(identifier, { ...FILTERS.actor.doc, description: 'Id of an agent.' }),
    table: oneOf<TimeTable>(TIME_TABLES, {
      description: 'Which list CSV has: the days, their states, or their tickets. JSON has all three.',
      fallback: 'days',
    }),
    ...FORMAT,
  },
  response: answer,
  example: {
    meta: {
      from: '2026-03-01T23:00:00.000Z',
      to: '2026-03-31T22:00:00.000Z',
      tz: 'Europe/Prague',
      as_of: '2026-04-02T08:00:00.000Z',
      source: 'audit_events',
    },
    columns: [...TIME_COLUMNS],
    rows: [ROW_EXAMPLE],
    evidence: perTimeColumn({ query: '/v1/events?actor={agent}&from={since}&to={until}' }),
  } satisfies TimeAnswer,
  csvExample: `agent,day,from,to,online_ms\r\nagent-7,2026-03-02,2026-03-01T23:00:00.000Z,2026-03-02T23:00:00.000Z,28800000\r\n`,
} as const satisfies Operation;

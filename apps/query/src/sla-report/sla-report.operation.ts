import { z } from 'zod';
import { FORMAT } from '../csv/csv-format.js';
import { PERIOD } from '../parameters/period.js';
import { type Operation } from '../openapi/operation.js';
import { identifier } from '../parameters/identifier.js';
import { instant } from '../parameters/instant.js';
import { oneOf, wordOf } from '../parameters/one-of.js';
import { many, once } from '../parameters/parameter.js';
import { count } from '../parameters/whole-number.js';
import { policyId, TARGETS } from '../sla-policies/policy.js';
import { SLA_COLUMNS, type SlaRow, slaRow, STATUSES } from './sla-row.js';

export const TIMES = ['started', 'due', 'closed'] as const;
const DEFAULT_PAGE = 100;
const MAX_PAGE = 1000;
const SORTS = SLA_COLUMNS.flatMap((column) => [column, `-${column}` as const]);

const id = { type: 'string', minLength: 1 } as const;
const moment = z.string().meta({ format: 'date-time' });

const ROW_EXAMPLE: SlaRow = {
  ticket: 'INC0000045',
  type: 'first_response',
  number: 1,
  requester: 'contact-12',
  requester_name: 'Jan Novák',
  department: 'support',
  agent: 'agent-7',
  policy: 'gold',
  policy_version: 2,
  started: '2026-03-02T08:10:00.000Z',
  due: '2026-03-02T09:10:00.000Z',
  closed: '2026-03-02T09:25:30.000Z',
  status: 'breached',
  target_minutes: 60,
  used_minutes: 75.5,
  overdue_minutes: 15.5,
};

export const slaReport = {
  id: 'slaReport',
  path: '/v1/reports/sla',
  summary: 'Targets of service levels, ticket by ticket',
  right: 'events.analyse',
  description:
    'A row per ticket and target of its policy. A ticket has the version of the policy that was valid when it was created. ' +
    'The evidence of a row are the events of its ticket. Reports that need too many events are refused, never cut.',
  parameters: {
    ...PERIOD,
    time: oneOf<(typeof TIMES)[number]>(TIMES, {
      description: 'Which time of a row is in the period.',
      fallback: 'started',
    }),
    as_of: once(instant, {
      description: 'What is open is judged by this moment, and later events are not known. Now without it.',
      schema: { type: 'string', format: 'date-time' },
    }),
    ticket: many(identifier, { description: 'Id of the ticket.', schema: id, example: 'INC0000045' }),
    requester: many(identifier, { description: 'Id of who asks.', schema: id }),
    department: many(identifier, { description: 'Department of the row.', schema: id, example: 'support' }),
    agent: many(identifier, { description: 'Agent of the row.', schema: id, example: 'agent-7' }),
    policy: many(policyId, { description: 'Id of the policy.', schema: id, example: 'gold' }),
    type: many(wordOf(TARGETS), {
      description: 'Which target.',
      schema: { type: 'string', enum: [...TARGETS] },
      example: 'resolution',
    }),
    status: many(wordOf(STATUSES), {
      description: 'How it stands.',
      schema: { type: 'string', enum: [...STATUSES] },
      example: 'breached',
    }),
    sort: once(
      z
        .string()
        .pipe(z.enum(SORTS, { error: `must be a column, with - in front from the top: ${SLA_COLUMNS.join(', ')}` })),
      {
        description: 'Column that rows are sorted by, with `-` in front downwards. Rows without a value come last.',
        schema: { type: 'string', enum: SORTS, default: 'started' },
        example: '-overdue_minutes',
      },
      'started' as const,
    ),
    limit: count({ description: 'Rows per page. CSV has all rows.', max: MAX_PAGE, fallback: DEFAULT_PAGE }),
    cursor: once(z.string().max(4096, { error: 'is not a cursor; take next_cursor of the page before' }), {
      description: '`next_cursor` of the page before. All other parameters but `limit` stay as they were.',
      schema: { type: 'string' },
    }),
    ...FORMAT,
  },
  response: z.object({
    meta: z.object({
      from: moment,
      to: moment,
      tz: z.string(),
      time: z.enum(TIMES),
      as_of: moment,
      rows: z.int().describe('Rows on all pages together'),
      statuses: z.record(z.string(), z.int()).describe('How many of them stand how'),
      source: z.literal('audit_events'),
    }),
    rows: z.array(slaRow),
    evidence: z.object({
      query: z.string().describe('`{ticket}` replaced by that of the row: the events that decide about it'),
      rule: z.string(),
    }),
    next_cursor: z.string().nullable(),
  }),
  example: {
    meta: {
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
      tz: 'UTC',
      time: 'started',
      as_of: '2026-04-02T08:00:00.000Z',
      rows: 1,
      statuses: { breached: 1 },
      source: 'audit_events',
    },
    rows: [ROW_EXAMPLE],
    evidence: {
      query: '/v1/events?ticket={ticket}&to=2026-04-02T08%3A00%3A00.000Z',
      rule: 'the policy and version of the row, as docs/reports.md says',
    },
    next_cursor: null,
  },
  csvExample: 'ticket,type,number,requester\r\nINC0000045,first_response,1,contact-12\r\n',
} as const satisfies Operation;

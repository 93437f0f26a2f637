import { type Sample } from './samples.js';

/** What is asked again and again, each time for another ticket, agent or event. */
export interface Question {
  /** In the reports. */
  readonly name: string;
  /** Of the query service. */
  path(sample: Sample): string;
  /** SQL of somebody who has all events in one plain table that is ordered by time: `naive_events`. */
  naive(sample: Sample): string;
  /** The same for PostgreSQL, where its speed is compared: the condition, whose first value is the tenant, and the order. */
  readonly postgres?: {
    readonly where: (sample: Sample) => { sql: string; values: string[] };
    readonly order: 'ASC' | 'DESC';
  };
}

const PAGE = 100;
/** A month in the middle of the year of the events. */
const MONTH = { from: '2025-06-01T00:00:00Z', to: '2025-07-01T00:00:00Z' };
const IN_MONTH = `occurred_at >= '2025-06-01 00:00:00' AND occurred_at < '2025-07-01 00:00:00'`;

/** Filters by the name of the parameter, with the column behind each. */
const COLUMNS = {
  actor: 'actor_id',
  action: 'action',
  department: 'department',
  channel: 'channel',
  ticket: 'ticket_id',
  outcome: 'outcome',
} as const satisfies Record<string, keyof Sample>;
type Filter = keyof typeof COLUMNS;

/** Any two of them: every pair but those that mean one event or nothing. */
const PAIRS: readonly (readonly [Filter, Filter])[] = [
  ['actor', 'action'],
  ['actor', 'channel'],
  ['actor', 'department'],
  ['actor', 'outcome'],
  ['department', 'channel'],
  ['department', 'action'],
  ['action', 'channel'],
  ['action', 'outcome'],
  ['channel', 'outcome'],
  ['ticket', 'action'],
  ['ticket', 'channel'],
];

/** @param tenant whose events are asked for */
export function questionsOf(tenant: string): readonly Question[] {
  const of = (condition: string, tail: string) =>
    `SELECT * FROM naive_events WHERE tenant_id = '${tenant}' AND ${condition} ${tail}`;
  const newestFirst = `ORDER BY occurred_at DESC LIMIT ${PAGE + 1}`;
  return [
    {
      name: 'newest_page',
      path: () => `/v1/events?limit=${PAGE}`,
      naive: () => of('1', newestFirst),
      postgres: { where: () => ({ sql: 'true', values: [] }), order: 'DESC' },
    },
    ...PAIRS.map((pair) => pageOfTwo(pair, (condition) => of(condition, newestFirst))),
    {
      name: 'ticket_timeline',
      path: ({ ticket_id: ticket }) => `/v1/tickets/${ticket}/timeline`,
      naive: ({ ticket_id: ticket }) => of(`ticket_id = '${ticket}'`, `ORDER BY occurred_at LIMIT ${PAGE + 1}`),
      postgres: { where: ({ ticket_id: ticket }) => ({ sql: 'ticket_id = $2', values: [ticket] }), order: 'ASC' },
    },
    {
      name: 'event_by_id',
      path: ({ event_id: id }) => `/v1/events/${id}`,
      naive: ({ event_id: id }) => of(`event_id = '${id}'`, 'LIMIT 1'),
    },
    {
      name: 'aggregate_30_days',
      path: () => `/v1/aggregates?${new URLSearchParams({ group_by: 'action', bucket: 'day', ...MONTH }).toString()}`,
      naive: () => `SELECT action, toStartOfDay(occurred_at) AS day, count() FROM naive_events
WHERE tenant_id = '${tenant}' AND ${IN_MONTH} GROUP BY action, day ORDER BY day, action`,
    },
    {
      name: 'agents_report_month',
      path: () => `/v1/reports/agents?${new URLSearchParams(MONTH).toString()}`,
      // Far from all that the report says: what counts alone, without replies, presence or ratings.
      naive: () => `SELECT actor_id, count(), uniqExact(ticket_id), countIf(action = 'ticket.message_added')
FROM naive_events WHERE tenant_id = '${tenant}' AND actor_type = 'AGENT' AND ${IN_MONTH} GROUP BY actor_id`,
    },
  ];
}

function pageOfTwo([first, second]: readonly [Filter, Filter], naive: (condition: string) => string): Question {
  const valuesOf = (sample: Sample) => [sample[COLUMNS[first]], sample[COLUMNS[second]]] as const;
  return {
    name: `page_${first}_${second}`,
    path: (sample) => {
      const [a, b] = valuesOf(sample);
      return `/v1/events?${new URLSearchParams({ limit: String(PAGE), [first]: a, [second]: b }).toString()}`;
    },
    naive: (sample) => {
      const [a, b] = valuesOf(sample);
      return naive(`${COLUMNS[first]} = '${a}' AND ${COLUMNS[second]} = '${b}'`);
    },
    postgres: {
      where: (sample) => ({ sql: `${COLUMNS[first]} = $2 AND ${COLUMNS[second]} = $3`, values: [...valuesOf(sample)] }),
      order: 'DESC',
    },
  };
}

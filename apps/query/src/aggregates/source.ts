import { type BoundConditions, type EventFilter, filterConditions, joinConditions } from '../events/event-filter.js';
import { type ProjectionHealth } from '../projections/projection-health.js';
import { type Dimension } from './dimensions.js';
import { type Measure } from './measures.js';
import { type Bucket } from './time-bucket.js';
import { hasWholeHours } from './whole-hours.js';

/** What is asked, as far as it matters to where the answer can come from. */
export interface Asked {
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  readonly bucket: Bucket | undefined;
  readonly tz: string;
  readonly filter: EventFilter;
}

/** Where an answer comes from. */
export interface Source {
  readonly name: string;
  /** Why from there. */
  readonly why: string;
  /** SQL after FROM; its columns are called as in `audit_events`. */
  readonly table: string;
  /** SQL of when it happened. */
  readonly moment: string;
  /** SQL of how many events rows stand for. */
  readonly total: string;
  readonly conditions: BoundConditions;
}

/** A projection that counts events per hour, and what it can tell. */
interface Hourly {
  readonly name: string;
  readonly table: string;
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  /** Filters whose conditions it has the columns for. */
  readonly filters: readonly string[];
  /** What else keeps it from answering exactly. */
  readonly reasonAgainst: (filter: EventFilter) => string | undefined;
}

/** Actions that `agent_activity_hourly` counts one by one, and its columns. */
const AGENT_ACTIONS: Readonly<Record<string, string>> = {
  'ticket.internal_message_added': 'internal_messages',
  'ticket.note_added': 'notes',
  'ticket.file_attached': 'files',
  'ticket.transferred': 'transfers',
  'ticket.called': 'calls',
  'user.viewed_ticket': 'views',
  'user.logged_in': 'logins',
  'user.login_failed': 'failed_logins',
};

const counts = Object.entries(AGENT_ACTIONS).map(([action, column]) => `('${action}', ${column})`);

const HOURLY: readonly Hourly[] = [
  {
    name: 'action_counts_hourly',
    table: 'action_counts_hourly',
    dimensions: ['action', 'category', 'department', 'channel', 'outcome'],
    measures: ['count', 'rate_per_hour'],
    filters: ['action', 'department', 'channel', 'outcome', 'from', 'to'],
    reasonAgainst: () => undefined,
  },
  {
    name: 'agent_activity_hourly',
    table: `(SELECT tenant_id, hour, agent_id AS actor_id, 'AGENT' AS actor_type, department, counted.1 AS action, counted.2 AS events
    FROM agent_activity_hourly ARRAY JOIN [${counts.join(', ')}] AS counted
    WHERE tenant_id = {tenant_id: String} AND counted.2 > 0)`,
    dimensions: ['action', 'category', 'actor', 'actor_type', 'department'],
    measures: ['count', 'rate_per_hour', 'distinct_actors'],
    filters: ['action', 'actor', 'actor_type', 'department', 'from', 'to'],
    reasonAgainst: agentReason,
  },
];

const HOUR_MS = 3_600_000;

/** Chooses where an answer comes from: a projection that can give it exactly and is in order, else the events. */
export async function chooseSource(asked: Asked, health: Pick<ProjectionHealth, 'reasonAgainst'>): Promise<Source> {
  const { filter } = asked;
  const conditions = filterConditions(filter);
  const time = hourReason(asked);
  const range = { from: filter.from ?? -Infinity, to: filter.to ?? Infinity };
  const reasons: string[] = [];
  for (const hourly of time === undefined ? HOURLY : []) {
    const reason = reasonAgainst(hourly, asked) ?? (await health.reasonAgainst(hourly.name, range));
    if (reason === undefined) return hourlySource(hourly, filter);
    reasons.push(`${hourly.name} ${reason}`);
  }
  return {
    name: 'audit_events',
    why: time ?? reasons.join('; '),
    table: 'audit_events',
    moment: 'occurred_at',
    total: 'count()',
    conditions,
  };
}

/** A source that reads a projection of hours. The range of time is whole hours. */
export function hourlySource({ name, table }: Pick<Hourly, 'name' | 'table'>, filter: EventFilter): Source {
  const { from, to, ...others } = filter;
  const bounds: BoundConditions[] = [
    from === undefined ? NONE : { sql: [`hour >= ${HOUR('from_ms')}`], params: { from_ms: from } },
    to === undefined ? NONE : { sql: [`hour < ${HOUR('to_ms')}`], params: { to_ms: to } },
  ];
  return {
    name,
    why: 'it counts what is asked, in whole hours',
    table,
    moment: 'hour',
    total: 'sum(events)',
    conditions: joinConditions([filterConditions({ ...others, from: undefined, to: undefined }), ...bounds]),
  };
}

const NONE: BoundConditions = { sql: [], params: {} };
const HOUR = (name: string) => `fromUnixTimestamp64Milli({${name}: Int64}, 'UTC')`;

/** What keeps hours from answering: a range or buckets that cut them. */
function hourReason({ filter: { from, to }, bucket, tz }: Asked): string | undefined {
  if ((from ?? 0) % HOUR_MS !== 0 || (to ?? 0) % HOUR_MS !== 0) return 'from and to are not whole hours';
  if (bucket === 'minute') return 'projections have no minutes';
  if (bucket !== undefined && !hasWholeHours(tz, from, to)) {
    return `the clock of ${tz} is not whole hours from UTC throughout`;
  }
  return undefined;
}

function reasonAgainst(hourly: Hourly, { dimensions, measures, filter }: Asked): string | undefined {
  const dimension = dimensions.find((name) => !hourly.dimensions.includes(name));
  if (dimension !== undefined) return `has no ${dimension}`;
  const measure = measures.find((name) => !hourly.measures.includes(name));
  if (measure !== undefined) return `has no ${measure}`;
  const other = Object.entries(filter).find(([name, value]) => isGiven(value) && !hourly.filters.includes(name));
  if (other !== undefined) return `cannot be filtered by ${other[0]}`;
  return hourly.reasonAgainst({ ...filter });
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

function agentReason({ actor_type: types = [], action: actions = [] }: EventFilter): string | undefined {
  if (types.length !== 1 || types[0] !== 'AGENT') return 'needs actor_type=AGENT';
  const known = Object.keys(AGENT_ACTIONS);
  if (actions.length === 0 || !actions.every((one) => typeof one === 'string' && known.includes(one))) {
    return `needs actions of ${known.join(', ')}`;
  }
  return undefined;
}

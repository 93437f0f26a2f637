import { z } from 'zod';
import { type ValuesOf } from '../parameters/read-parameters.js';
import { identifier } from '../parameters/identifier.js';
import { instant } from '../parameters/instant.js';
import { many, once } from '../parameters/parameter.js';
import { invalidParameter } from '@docket/http';

const action = z.string().regex(/^[a-z][a-z0-9]*\.(\*|[a-z][a-z0-9_]*)$/, {
  error: 'must be an action (ticket.status_changed) or a category with .* (ticket.*)',
});
const id = { type: 'string', minLength: 1 } as const;
const time = { type: 'string', format: 'date-time' } as const;

/** Filters that every read of events takes. */
export const FILTERS = {
  action: many(action, {
    description: 'Action, or all of a category with `.*`. Actions `audit.*` are left out unless asked for here.',
    schema: { type: 'string', pattern: String.raw`^[a-z][a-z0-9]*\.(\*|[a-z][a-z0-9_]*)$` },
    example: 'ticket.*',
  }),
  actor: many(identifier, { description: 'Id of the actor.', schema: id, example: 'agent-7' }),
  department: many(identifier, {
    description: 'Department of the event: where it took place, else the one of the actor.',
    schema: id,
    example: 'support',
  }),
  ticket: many(identifier, { description: 'Id of the ticket.', schema: id, example: 'INC0000045' }),
  from: once(instant, {
    description: 'Earliest `occurred_at`, inclusive: a date or a date and time with zone.',
    schema: time,
    example: '2016-02-29T00:00:00Z',
  }),
  to: once(instant, {
    description: 'Latest `occurred_at`, exclusive: a date or a date and time with zone.',
    schema: time,
    example: '2016-03-01T00:00:00Z',
  }),
} as const;

/** Values of one filter are joined by OR, different filters by AND. Times are milliseconds since 1970. */
export type EventFilter = ValuesOf<typeof FILTERS>;

/** Conditions on `audit_events` and the values they bind. */
export interface BoundConditions {
  /** Fixed fragments of SQL; values are placeholders. */
  readonly sql: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * The conditions of a filter. Only fragments that are needed appear, so that ClickHouse can use its indexes.
 * @throws {Problem} when the range of time is empty.
 */
export function filterConditions(filter: EventFilter): BoundConditions {
  if (filter.from !== undefined && filter.to !== undefined && filter.to <= filter.from) {
    throw invalidParameter('to', 'must be after from');
  }
  const conditions: BoundConditions[] = [
    actionCondition(filter.action),
    listCondition('actor_id', 'actors', filter.actor),
    listCondition('department', 'departments', filter.department),
    listCondition('ticket_id', 'tickets', filter.ticket),
    timeCondition("occurred_at >= fromUnixTimestamp64Milli({from_ms: Int64}, 'UTC')", 'from_ms', filter.from),
    timeCondition("occurred_at < fromUnixTimestamp64Milli({to_ms: Int64}, 'UTC')", 'to_ms', filter.to),
  ];
  return joinConditions(conditions);
}

/** All of several conditions. */
export function joinConditions(conditions: readonly BoundConditions[]): BoundConditions {
  return {
    sql: conditions.flatMap(({ sql }) => sql),
    params: Object.assign({}, ...conditions.map(({ params }) => params)) as Record<string, unknown>,
  };
}

const NONE: BoundConditions = { sql: [], params: {} };

function actionCondition(actions: readonly string[]): BoundConditions {
  // Docket's own reads would drown what people do.
  if (actions.length === 0) return { sql: ["NOT startsWith(action, 'audit.')"], params: {} };
  const exact = actions.filter((each) => !each.endsWith('.*'));
  const categories = actions.filter((each) => each.endsWith('.*')).map((each) => each.slice(0, -1));
  const ways = [
    ...(exact.length > 0 ? ['action IN {actions: Array(String)}'] : []),
    ...(categories.length > 0 ? ['arrayExists(start -> startsWith(action, start), {categories: Array(String)})'] : []),
  ];
  return {
    sql: [`(${ways.join(' OR ')})`],
    params: { ...(exact.length > 0 && { actions: exact }), ...(categories.length > 0 && { categories }) },
  };
}

function listCondition(column: string, name: string, values: readonly string[]): BoundConditions {
  const [only, ...more] = values;
  if (only === undefined) return NONE;
  // One value as an equality: only then does the order behind that column serve the page's order.
  if (more.length === 0) return { sql: [`${column} = {${name}: String}`], params: { [name]: only } };
  return { sql: [`${column} IN {${name}: Array(String)}`], params: { [name]: values } };
}

function timeCondition(sql: string, name: string, value: number | undefined): BoundConditions {
  return value === undefined ? NONE : { sql: [sql], params: { [name]: value } };
}

import { ACTIVITY } from '../../metrics/conditions.js';
import { OF_TENANT } from '../../events/in-period.js';
import { doneByAgents, inDepartments, keyColumn, type Scope } from '../scope.js';
import { type MeasuresQuery, measuresQuery } from './measures-query.js';

const names = Object.keys(ACTIVITY);
/** Names inside differ from those outside: ClickHouse would take one for the other. */
const summed = names.map((name) => `sum(n_${name}) AS ${name}`).join(', ');

/** Whether a projection by the hour can answer. */
export function isHourly({ from, to }: Scope): boolean {
  return from % 3_600_000 === 0 && to % 3_600_000 === 0;
}

/** What agents did, from the hours of the projection. Only for periods of whole hours. */
export function activityByHours(scope: Scope): MeasuresQuery {
  const { sql, params } = inDepartments(scope);
  const hours =
    "hour >= fromUnixTimestamp64Milli({from_ms: Int64}, 'UTC') AND hour < fromUnixTimestamp64Milli({to_ms: Int64}, 'UTC')";
  const inner = `SELECT ${scope.by === 'agent' ? 'agent_id' : 'department'} AS key, department,
  ${names.map((name) => `sum(${name}) AS n_${name}`).join(', ')}
FROM agent_activity_hourly WHERE ${[OF_TENANT, hours, ...sql].join(' AND ')} GROUP BY key, department`;
  return measuresQuery('agents_activity_hours', outer(inner), { ...params, from_ms: scope.from, to_ms: scope.to });
}

/** The same from the events themselves. */
export function activityByEvents(scope: Scope): MeasuresQuery {
  const { sql, params } = doneByAgents(scope);
  const inner = `SELECT ${keyColumn(scope)} AS key, department,
  ${Object.entries(ACTIVITY)
    .map(([name, expression]) => `${expression} AS n_${name}`)
    .join(',\n  ')}
FROM audit_events WHERE ${sql.join(' AND ')} GROUP BY key, department`;
  return measuresQuery('agents_activity_events', outer(inner), params);
}

/** Adds up departments; the one with most events is where an agent is at home. */
function outer(inner: string): string {
  return `SELECT key, argMax(toString(department), (n_events, department)) AS home, ${summed} FROM (${inner}) GROUP BY key`;
}

/** Different tickets do not add up over hours, so they are counted in the events. */
export function ticketsTouched(scope: Scope): MeasuresQuery {
  const { sql, params } = doneByAgents(scope);
  const conditions = [...sql, "ticket_id != ''", "startsWith(action, 'ticket.')"];
  const text = `SELECT ${keyColumn(scope)} AS key, uniqExact(ticket_id) AS tickets
FROM audit_events WHERE ${conditions.join(' AND ')} GROUP BY key`;
  return measuresQuery('agents_tickets', text, params);
}

import { joinConditions } from '../../events/event-filter.js';
import { during, OF_TENANT } from '../../events/in-period.js';
import { inDepartments, type Scope } from '../scope.js';
import { type MeasuresQuery, measuresQuery } from './measures-query.js';

/** Tickets that came to somebody, and went away from somebody, whoever moved them. */
export function transfersQuery(scope: Scope): MeasuresQuery {
  const side = scope.by === 'agent' ? 'agent_id' : 'department_id';
  const [to, from] = [`details['to_${side}']`, `details['from_${side}']`];
  // Where rows are departments, the departments that are asked for are those of the ticket, not that of the event.
  const events = scope.by === 'agent' ? inDepartments(scope) : { sql: [], params: {} };
  const rows = scope.by === 'agent' ? { sql: [], params: {} } : inDepartments(scope, 'key');
  const { sql } = joinConditions([
    { sql: [OF_TENANT, "action = 'ticket.transferred'", `${to} != ${from}`, during('from_ms', 'to_ms')], params: {} },
    events,
  ]);
  const text = `SELECT key, sum(came) AS transfers_in, sum(went) AS transfers_out
FROM (
  SELECT move.1 AS key, move.2 AS came, move.3 AS went
  FROM (SELECT ${to} AS came_to, ${from} AS went_from FROM audit_events WHERE ${sql.join(' AND ')})
  ARRAY JOIN [(came_to, 1, 0), (went_from, 0, 1)] AS move
)
WHERE ${["key != ''", ...rows.sql].join(' AND ')} GROUP BY key`;
  return measuresQuery('agents_transfers', text, {
    ...events.params,
    ...rows.params,
    from_ms: scope.from,
    to_ms: scope.to,
  });
}

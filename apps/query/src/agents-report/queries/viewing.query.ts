import { NOT_OWN_ACTION } from '../../events/action.js';
import { during, OF_TENANT } from '../../events/in-period.js';
import { MOST_VIEW_MS, VIEW_GRACE_MS } from '../../sessions/closing.js';
import { closedEndSql, signsUntilSql } from '../../sessions/closing-sql.js';
import { VIEW_PAIRS } from '../../sessions/edges-sql.js';
import { aroundViews, IN_PERIOD } from '../around.js';
import { inDepartments, keyColumn, type Scope } from '../scope.js';
import { type MeasuresQuery, measuresQuery } from './measures-query.js';

/** How long agents looked at tickets, as their days tell it. */
export function viewingQuery(scope: Scope): MeasuresQuery {
  const { sql, params } = inDepartments(scope);
  const text = `WITH views AS (${VIEWS}), signs AS (${VIEW_SIGNS})
SELECT key, sum(viewed_ms) AS viewing_ms
FROM (
  SELECT ${keyColumn(scope)} AS key, actor_id,
    intervalLengthSum(greatest(began_ms, {from_ms: Int64}), least(ended_ms, {to_ms: Int64})) AS viewed_ms
  FROM (
    SELECT actor_id, department, began_ms, ${VIEW_END} AS ended_ms
    FROM views LEFT JOIN signs USING (actor_id, ticket_id, began_ms, signs_until_ms)
  )
  WHERE ${[...IN_PERIOD, ...sql].join(' AND ')}
  GROUP BY key, actor_id
)
GROUP BY key`;
  const times = { from_ms: scope.from, to_ms: scope.to, now_ms: scope.asOf };
  return measuresQuery('agents_viewing', text, { ...params, ...times, ...aroundViews(scope) });
}

/** One row per view around the period, with whether its end was lost. */
export const VIEWS = `
  SELECT
    actor_id, department, ticket_id, began_ms, next_ms,
    NOT (has_end AND next_ms - began_ms <= ${MOST_VIEW_MS}) AS is_lost,
    ${signsUntilSql(MOST_VIEW_MS)} AS signs_until_ms
  FROM (${VIEW_PAIRS}  )
`;

/** The last sign of life in each view whose end is lost: an event of the agent on that ticket. */
export const VIEW_SIGNS = `
  SELECT actor_id, ticket_id, began_ms, signs_until_ms, max(sign_ms) AS last_ms
  FROM (
    SELECT actor_id, ticket_id, toUnixTimestamp64Milli(occurred_at) AS sign_ms
    FROM audit_events
    WHERE ${OF_TENANT} AND ${during('since_ms', 'until_ms')} AND actor_type = 'AGENT' AND ticket_id != '' AND ${NOT_OWN_ACTION}
  ) AS own
  INNER JOIN (SELECT DISTINCT actor_id, ticket_id, began_ms, signs_until_ms FROM views WHERE is_lost) AS lost
    USING (actor_id, ticket_id)
  WHERE sign_ms >= began_ms AND sign_ms < signs_until_ms
  GROUP BY actor_id, ticket_id, began_ms, signs_until_ms
`;

/** When a view ended. */
export const VIEW_END = closedEndSql(VIEW_GRACE_MS);

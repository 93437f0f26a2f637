import { NOT_OWN_ACTION } from '../../events/action.js';
import { during, OF_TENANT } from '../../events/in-period.js';
import { MOST_PRESENCE_MS, PRESENCE_GRACE_MS } from '../../sessions/closing.js';
import { closedEndSql, signsUntilSql } from '../../sessions/closing-sql.js';
import { PRESENCE_EDGES } from '../../sessions/edges-sql.js';
import { aroundPresence, IN_PERIOD } from '../around.js';
import { inDepartments, type Scope } from '../scope.js';
import { type MeasuresQuery, measuresQuery } from './measures-query.js';

/** How long agents took work, and how long they were there and took none, as their days tell it. */
export function presenceQuery(scope: Scope): MeasuresQuery {
  const { sql, params } = inDepartments(scope);
  const part = (category: string) =>
    `sumIf(least(ended_ms, {to_ms: Int64}) - greatest(began_ms, {from_ms: Int64}), category = '${category}')`;
  const text = `WITH states AS (${PRESENCE}), signs AS (${PRESENCE_SIGNS})
SELECT ${scope.by === 'agent' ? 'user_id' : 'department'} AS key, ${part('ONLINE')} AS online_ms, ${part('AWAY')} AS away_ms
FROM (
  SELECT user_id, department, category, began_ms, ${PRESENCE_END} AS ended_ms
  FROM states LEFT JOIN signs USING (user_id, began_ms)
)
WHERE ${[...IN_PERIOD, ...sql].join(' AND ')}
GROUP BY key`;
  const times = { from_ms: scope.from, to_ms: scope.to, now_ms: scope.asOf };
  return measuresQuery('agents_presence', text, { ...params, ...times, ...aroundPresence(scope) });
}

/** One row per state of a user in which they are there, from its edge to the next one: as in the projection `agent_presence`. */
export const PRESENCE = `
  SELECT
    user_id, department, category, at_ms AS began_ms, next_ms,
    next_ms = 0 OR next_is_login OR next_ms - at_ms > ${MOST_PRESENCE_MS} AS is_lost
  FROM (
    SELECT
      user_id, department, category, at_ms,
      leadInFrame(at_ms, 1, 0) OVER following AS next_ms, leadInFrame(toUInt8(edge_action = 'user.logged_in'), 1, 0) OVER following AS next_is_login
    FROM (${PRESENCE_EDGES}    )
    WINDOW following AS (
      PARTITION BY user_id ORDER BY at_ms, epoch, kafka_partition, kafka_offset
      ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
    )
  )
  WHERE category IN ('ONLINE', 'AWAY') AND next_ms != began_ms
`;

/** The last sign of life in each state whose end is lost: an event of the agent. */
export const PRESENCE_SIGNS = `
  SELECT user_id, began_ms, max(sign_ms) AS last_ms
  FROM (
    SELECT actor_id AS user_id, toUnixTimestamp64Milli(occurred_at) AS sign_ms
    FROM audit_events
    WHERE ${OF_TENANT} AND ${during('since_ms', 'until_ms')} AND actor_type = 'AGENT' AND ${NOT_OWN_ACTION}
  ) AS own
  ASOF JOIN (
    SELECT user_id, began_ms, ${signsUntilSql(MOST_PRESENCE_MS)} AS end_ms
    FROM states WHERE is_lost
  ) AS lost ON own.user_id = lost.user_id AND own.sign_ms >= lost.began_ms
  WHERE sign_ms < end_ms
  GROUP BY user_id, began_ms
`;

/** When a state ended. */
export const PRESENCE_END = closedEndSql(PRESENCE_GRACE_MS);

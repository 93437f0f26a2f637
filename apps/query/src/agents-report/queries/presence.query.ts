import { WITHIN } from '../../metrics/conditions.js';
import { during, OF_TENANT } from '../../events/in-period.js';
import { inDepartments, type Scope } from '../scope.js';
import { type MeasuresQuery, measuresQuery } from './measures-query.js';

/** How long agents took work, and how long they were there and took none. */
export function presenceQuery(scope: Scope): MeasuresQuery {
  const { sql, params } = inDepartments(scope);
  const part = (category: string) =>
    `sumIf(least(ended_ms, {until_ms: Int64}) - greatest(began_ms, {from_ms: Int64}), category = '${category}')`;
  const text = `SELECT ${scope.by === 'agent' ? 'user_id' : 'department'} AS key,
  ${part('ONLINE')} AS online_ms, ${part('AWAY')} AS away_ms
FROM (${PRESENCE})
WHERE ${["category IN ('ONLINE', 'AWAY')", 'ended_ms > {from_ms: Int64}', 'began_ms < {until_ms: Int64}', ...sql].join(' AND ')}
GROUP BY key`;
  return measuresQuery('agents_presence', text, {
    ...params,
    from_ms: scope.from,
    since_ms: scope.from - WITHIN.presenceMs,
    until_ms: presenceEnd(scope),
  });
}

/** What is still to come is nobody's presence. */
export function presenceEnd({ from, to, asOf }: Scope): number {
  return Math.max(from, Math.min(to, asOf));
}

/** One row per state of a user, from its edge to the next one: as in the projection `agent_presence`, but never for ever. */
export const PRESENCE = `
  SELECT
    user_id, department, category, at_ms AS began_ms,
    least(if(next_ms = 0, at_ms + ${WITHIN.presenceMs}, next_ms), at_ms + ${WITHIN.presenceMs}) AS ended_ms
  FROM (
    SELECT user_id, department, category, at_ms, leadInFrame(at_ms, 1, 0) OVER following AS next_ms
    FROM (
      SELECT
        if(target_type = 'user' AND target_id != '', target_id, actor_id) AS user_id, toString(department) AS department,
        multiIf(action = 'user.logged_in', 'ONLINE', action = 'user.logged_out', 'OFFLINE', details['to_category']) AS category,
        toUnixTimestamp64Milli(occurred_at) AS at_ms, epoch, kafka_partition, kafka_offset
      FROM audit_events
      WHERE ${OF_TENANT} AND ${during('since_ms', 'until_ms')}
        AND action IN ('user.logged_in', 'user.logged_out', 'user.state_changed')
        AND (actor_type = 'AGENT' OR (target_type = 'user' AND target_id != ''))
    )
    WINDOW following AS (
      PARTITION BY user_id ORDER BY at_ms, epoch, kafka_partition, kafka_offset
      ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
    )
  )
`;

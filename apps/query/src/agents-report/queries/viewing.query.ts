import { WITHIN } from '../../metrics/conditions.js';
import { during, OF_TENANT } from '../../events/in-period.js';
import { inDepartments, keyColumn, type Scope } from '../scope.js';
import { type MeasuresQuery, measuresQuery } from './measures-query.js';

/** How long agents looked at tickets. */
export function viewingQuery(scope: Scope): MeasuresQuery {
  const { sql, params } = inDepartments(scope);
  const text = `SELECT ${keyColumn(scope)} AS key, sum(ended_ms - began_ms) AS viewing_ms
FROM (${VIEWS})
WHERE ${[
    'began_ms >= {from_ms: Int64}',
    'began_ms < {to_ms: Int64}',
    `ended_ms - began_ms <= ${WITHIN.viewMs}`,
    ...sql,
  ].join(' AND ')}
GROUP BY key`;
  return measuresQuery('agents_viewing', text, {
    ...params,
    from_ms: scope.from,
    to_ms: scope.to,
    since_ms: scope.from - WITHIN.viewMs,
    until_ms: scope.to + WITHIN.viewMs,
  });
}

/** One row per view that has an end: paired as in the projection `view_sessions`, from the edges around the period. */
export const VIEWS = `
  SELECT
    actor_id, department,
    if(is_end, at_ms - duration_ms, at_ms) AS began_ms,
    if(is_end, at_ms, next_ms) AS ended_ms
  FROM (
    SELECT
      actor_id, department, at_ms, is_end, duration_ms,
      lagInFrame(is_end, 1, 1) OVER before AS previous_is_end,
      leadInFrame(at_ms, 1, 0) OVER following AS next_ms
    FROM (
      SELECT
        actor_id, toString(department) AS department, ticket_id, details['view_id'] AS view_id,
        toUnixTimestamp64Milli(occurred_at) AS at_ms, epoch, kafka_partition, kafka_offset,
        toUInt8(action = 'user.left_ticket') AS is_end, toInt64OrZero(details['duration_ms']) AS duration_ms
      FROM audit_events
      WHERE ${OF_TENANT} AND ${during('since_ms', 'until_ms')} AND actor_type = 'AGENT' AND ticket_id != ''
        AND action IN ('user.viewed_ticket', 'user.left_ticket')
    )
    WINDOW
      before AS (
        PARTITION BY actor_id, ticket_id, view_id ORDER BY at_ms, epoch, kafka_partition, kafka_offset
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ),
      following AS (
        PARTITION BY actor_id, ticket_id, view_id ORDER BY at_ms, epoch, kafka_partition, kafka_offset
        ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
      )
  )
  WHERE (NOT is_end AND next_ms > 0) OR (is_end AND previous_is_end AND duration_ms > 0)
`;

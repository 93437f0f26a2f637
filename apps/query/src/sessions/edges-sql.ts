import { during, OF_TENANT } from '../events/in-period.js';

/**
 * Events that begin and end views of tickets and presence, as SQL over the period from `since_ms` to `until_ms`; every report reads them
 * from here.
 */

/**
 * One row per view of an agent, paired as in the projection `view_sessions`. `next_ms` is its end, or where it has none when the ticket
 * was opened once more, 0 when nothing came next; `has_end` tells which.
 */
export const VIEW_PAIRS = `
  SELECT
    actor_id, ticket_id, view_id, department,
    if(is_end, at_ms - duration_ms, at_ms) AS began_ms,
    if(is_end, at_ms, following_ms) AS next_ms,
    is_end OR following_is_end AS has_end
  FROM (
    SELECT
      actor_id, ticket_id, view_id, department, at_ms, is_end, duration_ms,
      lagInFrame(is_end, 1, 1) OVER before AS previous_is_end,
      leadInFrame(at_ms, 1, 0) OVER following AS following_ms,
      leadInFrame(is_end, 1, 0) OVER following AS following_is_end
    FROM (
      SELECT
        actor_id, toString(department) AS department, ticket_id, details['view_id'] AS view_id,
        toUnixTimestamp64Milli(occurred_at) AS at_ms, epoch, kafka_offset,
        toUInt8(action = 'user.left_ticket') AS is_end, toInt64OrZero(details['duration_ms']) AS duration_ms
      FROM audit_events
      WHERE ${OF_TENANT} AND ${during('since_ms', 'until_ms')} AND actor_type = 'AGENT' AND ticket_id != ''
        AND action IN ('user.viewed_ticket', 'user.left_ticket')
    )
    WINDOW
      before AS (
        PARTITION BY actor_id, ticket_id, view_id ORDER BY at_ms, epoch, kafka_offset
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ),
      following AS (
        PARTITION BY actor_id, ticket_id, view_id ORDER BY at_ms, epoch, kafka_offset
        ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
      )
  )
  WHERE NOT is_end OR (previous_is_end AND duration_ms > 0)
`;

/** One row per event that says whether a user is there: the user, and what he is from then on. */
export const PRESENCE_EDGES = `
  SELECT
    if(target_type = 'user' AND target_id != '', target_id, actor_id) AS user_id, toString(department) AS department, toString(action) AS edge_action,
    multiIf(action = 'user.logged_in', 'ONLINE', action = 'user.logged_out', 'OFFLINE', details['to_category']) AS category,
    toUnixTimestamp64Milli(occurred_at) AS at_ms, epoch, kafka_partition, kafka_offset
  FROM audit_events
  WHERE ${OF_TENANT} AND ${during('since_ms', 'until_ms')} AND action IN ('user.logged_in', 'user.logged_out', 'user.state_changed')
    AND (actor_type = 'AGENT' OR (target_type = 'user' AND target_id != ''))
`;

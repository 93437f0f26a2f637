import { CONDITIONS, WITHIN } from '../../metrics/conditions.js';
import { during, OF_TENANT } from '../../events/in-period.js';
import { inDepartments, type Scope } from '../scope.js';
import { type MeasuresQuery, measuresQuery } from './measures-query.js';

/** How long tickets took until they were resolved, and which resolutions did not hold. */
export function resolutionsQuery(scope: Scope): MeasuresQuery {
  return resolutionsBy(scope, 'agents_resolutions', [
    'sum(reopened_soon) AS reopened',
    'quantileExactOrNull(0.5)(took) AS resolution_p50_ms',
    'quantileExactOrNull(0.9)(took) AS resolution_p90_ms',
  ]);
}

/**
 * Resolutions by agents in the period, per agent or department.
 * @param columns SQL of the measures over {@link RESOLUTIONS}, with their names
 */
export function resolutionsBy(scope: Scope, name: string, columns: readonly string[]): MeasuresQuery {
  const { sql, params } = inDepartments(scope);
  const text = `SELECT ${scope.by === 'agent' ? 'agent' : 'department'} AS key, ${columns.join(', ')}
FROM (${RESOLUTIONS})
WHERE ${['is_by_agent', 'at_ms >= {from_ms: Int64}', 'at_ms < {to_ms: Int64}', ...sql].join(' AND ')}
GROUP BY key`;
  return measuresQuery(name, text, {
    ...params,
    from_ms: scope.from,
    to_ms: scope.to,
    until_ms: scope.to + WITHIN.reopenedMs,
  });
}

/** One row per resolution of a ticket that was resolved in the period. A reopening belongs to the resolution before it. */
export const RESOLUTIONS = `
  SELECT
    change.1 AS at_ms, change.5 AS is_by_agent, change.6 AS agent, change.7 AS department,
    at_ms - created_at AS took,
    next.4 = 0 AND next.1 > 0 AND next.1 - at_ms <= ${WITHIN.reopenedMs} AS reopened_soon
  FROM (
    SELECT
      ticket_id,
      minOrNullIf(toUnixTimestamp64Milli(occurred_at), action = 'ticket.created') AS created_at,
      arraySort(groupArrayIf(
        (toUnixTimestamp64Milli(occurred_at), epoch, kafka_offset,
          toUInt8(${CONDITIONS.resolution}), toUInt8(actor_type = 'AGENT'), actor_id, toString(department)),
        (${CONDITIONS.resolution}) OR (${CONDITIONS.reopening}))) AS changes
    FROM audit_events
    WHERE ${OF_TENANT} AND occurred_at < fromUnixTimestamp64Milli({until_ms: Int64}, 'UTC')
      AND action IN ('ticket.created', 'ticket.status_changed')
      AND ticket_id IN (
        SELECT ticket_id FROM audit_events
        WHERE ${OF_TENANT} AND ${during('from_ms', 'to_ms')} AND ticket_id != '' AND actor_type = 'AGENT' AND ${CONDITIONS.resolution}
      )
    GROUP BY ticket_id
  )
  ARRAY JOIN changes AS change, arrayPushBack(arrayPopFront(changes), (0, 0, 0, 0, 0, '', '')) AS next
  WHERE change.4 = 1
`;

import { CONDITIONS, RESPONSE_ACTIONS } from '../../metrics/conditions.js';
import { during, OF_TENANT } from '../../events/in-period.js';
import { inDepartments, type Scope } from '../scope.js';
import { type MeasuresQuery, measuresQuery } from './measures-query.js';

const actions = ['ticket.created', 'ticket.offline_message', ...RESPONSE_ACTIONS].map((name) => `'${name}'`).join(', ');

/**
 * First responses of the period and how long contacts waited for them. Which response is the first of a ticket is decided by all
 * that happened to it before: so tickets that were answered in the period are read from their beginning.
 */
export function firstResponsesQuery(scope: Scope): MeasuresQuery {
  const { sql, params } = inDepartments(scope);
  const text = `SELECT ${scope.by === 'agent' ? 'agent' : 'department'} AS key, count() AS first_responses,
  quantileExactOrNull(0.5)(waited) AS first_response_p50_ms, quantileExactOrNull(0.9)(waited) AS first_response_p90_ms
FROM (${FIRST_RESPONSES})
WHERE ${["agent != ''", 'at_ms >= {from_ms: Int64}', 'at_ms < {to_ms: Int64}', ...sql].join(' AND ')}
GROUP BY key`;
  return measuresQuery('agents_first_responses', text, { ...params, from_ms: scope.from, to_ms: scope.to });
}

/** One row per ticket that was answered in the period: its first response, whenever that was. */
export const FIRST_RESPONSES = `
  SELECT
    coalesce(contact_at, created_at) AS asked_at,
    arraySort(arrayFilter(one -> one.1 >= coalesce(contact_at, created_at, 0), responses))[1] AS first,
    first.1 AS at_ms, first.4 AS agent, first.5 AS department, at_ms - asked_at AS waited
  FROM (
    SELECT
      ticket_id,
      minOrNullIf(toUnixTimestamp64Milli(occurred_at), ${CONDITIONS.message_in}) AS contact_at,
      minOrNullIf(toUnixTimestamp64Milli(occurred_at), action = 'ticket.created') AS created_at,
      groupArrayIf((toUnixTimestamp64Milli(occurred_at), epoch, kafka_offset, actor_id, toString(department)),
        ${CONDITIONS.response}) AS responses
    FROM audit_events
    WHERE ${OF_TENANT} AND occurred_at < fromUnixTimestamp64Milli({to_ms: Int64}, 'UTC') AND action IN (${actions})
      AND ticket_id IN (
        SELECT ticket_id FROM audit_events
        WHERE ${OF_TENANT} AND ${during('from_ms', 'to_ms')} AND ticket_id != '' AND ${CONDITIONS.response}
      )
    GROUP BY ticket_id
  )
`;

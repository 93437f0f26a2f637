import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { NOT_OWN_ACTION } from '../events/action.js';
import { during, OF_TENANT } from '../events/in-period.js';
import { MOST_VIEW_MS } from '../sessions/closing.js';
import { VIEW_PAIRS } from '../sessions/edges-sql.js';
import { narrowed, type Narrowing } from './narrowing.js';

const AROUND = during('since_ms', 'until_ms');

/** One row per view that may touch the period, from the edges around it (0: no end). */
export const TICKET_VIEWS = `
  SELECT
    actor_id AS agent, ticket_id AS ticket, view_id, department, began_ms, next_ms AS ended_ms,
    multiIf(next_ms = 0, 'open', has_end, 'left', 'viewed_again') AS ended_by
  FROM (${VIEW_PAIRS}  )
  WHERE began_ms < {to_ms: Int64} AND (ended_ms = 0 OR ended_ms > {from_ms: Int64})
`;

const row = z.object({
  agent: rowType.string,
  ticket: rowType.string,
  began_ms: rowType.int64,
  ended_ms: rowType.int64,
  ended_by: rowType.string,
  last_ms: rowType.int64,
});

/** A row of {@link ticketViewsQuery}; 0 is none. */
export type TicketViewRow = z.infer<typeof row>;

/** Views that touch the period, in the order of agents and time, each with the last event of the agent on the ticket in it. */
export const ticketViewsQuery = defineQuery({
  name: 'time_views',
  sql: (given: Narrowing) => `WITH seen AS (${TICKET_VIEWS})
SELECT v.agent AS agent, v.ticket AS ticket, v.began_ms AS began_ms, v.ended_ms AS ended_ms, v.ended_by AS ended_by, s.last AS last_ms
FROM seen AS v
LEFT JOIN (
  SELECT b.agent AS agent, b.ticket AS ticket, b.view_id AS view_id, b.began_ms AS began_ms, max(e.at) AS last
  FROM (
    SELECT actor_id, ticket_id, toUnixTimestamp64Milli(occurred_at) AS at FROM audit_events
    WHERE ${OF_TENANT} AND ${NOT_OWN_ACTION} AND ${AROUND} AND ticket_id != ''
  ) AS e
  INNER JOIN seen AS b ON e.actor_id = b.agent AND e.ticket_id = b.ticket
  WHERE e.at >= b.began_ms AND e.at < b.began_ms + ${MOST_VIEW_MS} AND (b.ended_ms = 0 OR e.at < b.ended_ms)
  GROUP BY agent, ticket, view_id, began_ms
) AS s ON s.agent = v.agent AND s.ticket = v.ticket AND s.view_id = v.view_id AND s.began_ms = v.began_ms
WHERE ${narrowed(given, { agent: 'v.agent', department: 'v.department' })}
ORDER BY agent, began_ms, ticket, ended_ms LIMIT {rows: UInt32}`,
  params: z.object({
    tenant_id: z.string(),
    from_ms: z.int(),
    to_ms: z.int(),
    since_ms: z.int(),
    until_ms: z.int(),
    agents: z.array(z.string()).readonly(),
    departments: z.array(z.string()).readonly(),
    rows: z.int(),
  }),
  row,
});

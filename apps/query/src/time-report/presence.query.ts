import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { NOT_OWN_ACTION } from '../events/action.js';
import { during, OF_TENANT } from '../events/in-period.js';
import { MOST_PRESENCE_MS } from '../sessions/closing.js';
import { PRESENCE_EDGES } from '../sessions/edges-sql.js';
import { narrowed, type Narrowing } from './narrowing.js';

/** The same as one value each, in the order that decides: when, place, action, what it means, in which department. */
const EDGES = `
    SELECT user_id AS agent, (at_ms, epoch, kafka_partition, kafka_offset, edge_action, category, department) AS edge
    FROM (${PRESENCE_EDGES}    )`;

/** One row per state other than OFFLINE that may touch the period: from its edge to the user's next one (0: none within reach). */
export const PRESENCES = `
  SELECT agent, edge.1 AS began_ms, next.1 AS ended_ms, edge.6 AS category, next.5 AS ended_by, edge.7 AS department
  FROM (
    SELECT agent, arraySort(arrayConcat(
      arraySlice([maxIf(edge, edge.1 < {from_ms: Int64})], 1, countIf(edge.1 < {from_ms: Int64}) > 0),
      groupArrayIf(edge, edge.1 >= {from_ms: Int64} AND edge.1 < {to_ms: Int64}),
      arraySlice([minIf(edge, edge.1 >= {to_ms: Int64})], 1, countIf(edge.1 >= {to_ms: Int64}) > 0))) AS edges
    FROM (${EDGES}
    )
    GROUP BY agent
  )
  ARRAY JOIN edges AS edge, arrayPushBack(arrayPopFront(edges), (0, 0, 0, 0, '', '', '')) AS next
  WHERE edge.6 != 'OFFLINE' AND next.1 != edge.1 AND edge.1 < {to_ms: Int64} AND (next.1 = 0 OR next.1 > {from_ms: Int64})
`;

const row = z.object({
  agent: rowType.string,
  began_ms: rowType.int64,
  ended_ms: rowType.int64,
  category: rowType.string,
  ended_by: rowType.string,
  last_ms: rowType.int64,
});

/** A row of {@link presencesQuery}; 0 is none. */
export type PresenceRow = z.infer<typeof row>;

/**
 * States of agents that touch the period, in the order of agents and time, each with the last event of the agent in it (any action
 * but `audit.*`), as far as that can reach into the period.
 */
export const presencesQuery = defineQuery({
  name: 'time_presence',
  sql: (given: Narrowing) => `WITH presences AS (${PRESENCES})
SELECT p.agent AS agent, p.began_ms AS began_ms, p.ended_ms AS ended_ms, p.category AS category, p.ended_by AS ended_by, s.last AS last_ms
FROM presences AS p
LEFT JOIN (
  SELECT b.agent AS agent, b.began_ms AS began_ms, max(e.at) AS last
  FROM (
    SELECT actor_id, toUnixTimestamp64Milli(occurred_at) AS at FROM audit_events
    WHERE ${OF_TENANT} AND ${NOT_OWN_ACTION} AND ${during('signs_from_ms', 'until_ms')}
  ) AS e
  ASOF INNER JOIN presences AS b ON e.actor_id = b.agent AND e.at >= b.began_ms
  WHERE e.at < b.began_ms + ${MOST_PRESENCE_MS} AND (b.ended_ms = 0 OR e.at < b.ended_ms)
  GROUP BY agent, began_ms
) AS s ON s.agent = p.agent AND s.began_ms = p.began_ms
WHERE ${narrowed(given, { agent: 'p.agent', department: 'p.department' })}
ORDER BY agent, began_ms, ended_ms LIMIT {rows: UInt32}`,
  params: z.object({
    tenant_id: z.string(),
    from_ms: z.int(),
    to_ms: z.int(),
    /** How far edges are looked for. */
    since_ms: z.int(),
    until_ms: z.int(),
    signs_from_ms: z.int(),
    agents: z.array(z.string()).readonly(),
    departments: z.array(z.string()).readonly(),
    rows: z.int(),
  }),
  row,
});

import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { during, OF_TENANT } from '../events/in-period.js';
import { ACTIVITY } from '../metrics/conditions.js';
import { narrowed, type Narrowing } from './narrowing.js';

const row = z.object({ agent: rowType.string, nth: rowType.int, calls: rowType.int64, call_ms: rowType.int64 });

/** A row of {@link callsByDayQuery}. */
export type CallsRow = z.infer<typeof row>;

/** Calls of agents, by the day of the period, numbered from 1. */
export const callsByDayQuery = defineQuery({
  name: 'time_calls',
  sql: (
    given: Narrowing,
  ) => `SELECT actor_id AS agent, toUInt32(arrayLastIndex(start -> start <= toUnixTimestamp64Milli(occurred_at), {starts: Array(Int64)})) AS nth,
  ${ACTIVITY.calls} AS calls, ${ACTIVITY.call_ms} AS call_ms
FROM audit_events
WHERE ${OF_TENANT} AND ${during('from_ms', 'to_ms')} AND actor_type = 'AGENT' AND action = 'ticket.called'
  AND ${narrowed(given, { agent: 'actor_id', department: 'department' })}
GROUP BY agent, nth ORDER BY agent, nth LIMIT {rows: UInt32}`,
  params: z.object({
    tenant_id: z.string(),
    from_ms: z.int(),
    to_ms: z.int(),
    /** First moments of the days, ascending. */
    starts: z.array(z.int()).readonly(),
    agents: z.array(z.string()).readonly(),
    departments: z.array(z.string()).readonly(),
    rows: z.int(),
  }),
  row,
});

import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';

const params = z.object({ tenant_id: z.string(), user: z.string(), from_ms: z.int(), to_ms: z.int(), rows: z.int() });

const row = z.object({
  began_at: rowType.instant,
  ended_at: rowType.instant.nullable(),
  category: rowType.string,
  state: rowType.string,
  began_by: rowType.string,
  ended_by: rowType.string,
  cause: rowType.string,
  session_id: rowType.string,
  department: rowType.string,
});

/** A row of {@link presenceQuery}. */
export type PresenceRow = z.infer<typeof row>;

/** Intervals of a user that touch a stretch of time, oldest first. */
export const presenceQuery = defineQuery({
  name: 'agent_presence',
  sql: `SELECT began_at, ended_at, category, state, began_by, ended_by, cause, session_id, department
FROM agent_presence
WHERE tenant_id = {tenant_id: String} AND user_id = {user: String}
    AND began_at < fromUnixTimestamp64Milli({to_ms: Int64}, 'UTC')
    AND (ended_at IS NULL OR ended_at > fromUnixTimestamp64Milli({from_ms: Int64}, 'UTC'))
ORDER BY began_at LIMIT {rows: UInt32}`,
  params,
  row,
});

import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';

const params = z.object({
  tenant_id: z.string(),
  actor: z.string(),
  from_ms: z.int(),
  to_ms: z.int(),
  /** Views whose opening and end are both farther from the stretch of time than this are not found. */
  reach_ms: z.int(),
  rows: z.int(),
});

const row = z.object({
  ticket_id: rowType.string,
  view_id: rowType.string,
  began_at: rowType.instant,
  ended_at: rowType.instant.nullable(),
  closed_by: rowType.string,
  beginning_is_computed: rowType.int,
});

/** A row of {@link viewsQuery}. */
export type ViewRow = z.infer<typeof row>;

const instant = (ms: string) => `fromUnixTimestamp64Milli(${ms}, 'UTC')`;

/** Views of somebody that touch a stretch of time, oldest first. The projection is sorted by ticket: those come first. */
export const viewsQuery = defineQuery({
  name: 'view_sessions',
  sql: `SELECT ticket_id, view_id, began_at, ended_at, closed_by, beginning_is_computed
FROM view_sessions
WHERE tenant_id = {tenant_id: String} AND actor_id = {actor: String}
    AND began_at < ${instant('{to_ms: Int64}')} AND (ended_at IS NULL OR ended_at > ${instant('{from_ms: Int64}')})
    AND ticket_id IN (
        SELECT ticket_id FROM audit_events
        WHERE tenant_id = {tenant_id: String} AND actor_id = {actor: String} AND ticket_id != ''
            AND action IN ('user.viewed_ticket', 'user.left_ticket')
            AND occurred_at >= ${instant('{from_ms: Int64} - {reach_ms: Int64}')}
            AND occurred_at < ${instant('{to_ms: Int64} + {reach_ms: Int64}')}
    )
ORDER BY began_at, ticket_id, view_id LIMIT {rows: UInt32}`,
  params,
  row,
});

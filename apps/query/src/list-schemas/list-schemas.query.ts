import { defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';

/** Actions of a tenant's events since a moment, with the schema ids they came with, and the details they had. */
export const actionsSeenQuery = defineQuery({
  name: 'actions_seen',
  sql: `SELECT action, count() AS events, min(occurred_at) AS first_seen, max(occurred_at) AS last_seen,
  arraySort(groupUniqArray(100)(schema_id)) AS schema_ids, arraySort(groupUniqArrayArray(200)(mapKeys(details))) AS fields
FROM audit_events
WHERE tenant_id = {tenant_id: String} AND occurred_at >= fromUnixTimestamp64Milli({since_ms: Int64}, 'UTC')
GROUP BY action`,
  params: z.object({ tenant_id: z.string(), since_ms: z.int() }),
  row: z.object({
    action: rowType.string,
    events: rowType.int64,
    first_seen: rowType.instant,
    last_seen: rowType.instant,
    schema_ids: z.array(rowType.int),
    fields: z.array(rowType.string),
  }),
});

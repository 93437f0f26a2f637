import { defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';

/** How long the newest events of a tenant took from the broker to the decision of their batch. */
export const lagOfTenantQuery = defineQuery({
  name: 'lag_of_tenant',
  sql:
    "SELECT count() AS events, toInt64(ifNotFinite(quantileExact(0.5)(dateDiff('millisecond', appended_at, ingested_at)), 0)) AS p50, " +
    "toInt64(ifNotFinite(quantileExact(0.99)(dateDiff('millisecond', appended_at, ingested_at)), 0)) AS p99 " +
    "FROM audit_events WHERE tenant_id = {tenant_id: String} AND occurred_at >= fromUnixTimestamp64Milli({since_ms: Int64}, 'UTC')",
  params: z.object({ tenant_id: z.string(), since_ms: z.int() }),
  row: z.object({ events: rowType.int64, p50: rowType.int64, p99: rowType.int64 }),
});

import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { POLICY_KIND } from './policy.js';

/** Every version of the policies of one tenant, oldest first: JSON. */
export const policiesQuery = defineQuery({
  name: 'sla_policies',
  sql: `SELECT record, place, published_at FROM (
  SELECT argMax(control_state.value, version) AS record, max(version) AS place, argMax(at, version) AS published_at,
    JSONExtractString(record, 'tenant_id') AS tenant_id
  FROM control_state WHERE kind = '${POLICY_KIND}' AND startsWith(id, {prefix: String}) GROUP BY id
) WHERE tenant_id = {tenant_id: String} ORDER BY place`,
  params: z.object({ tenant_id: z.string(), prefix: z.string() }),
  row: z.object({ record: rowType.string, place: rowType.int64, published_at: rowType.instant }),
});

import { KEY_KIND, KEY_USE_KIND } from '@docket/access';
import { defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';

/** Keys of one tenant that are looked at, at most. */
const KEYS = 20_000;

/** The newest state of every key of a tenant, and when each was last used, the newest first. */
export const controlKeysQuery = defineQuery({
  name: 'control_keys',
  sql: `SELECT kind, id, argMax(control_state.value, version) AS newest FROM control_state
WHERE kind IN ('${KEY_KIND}', '${KEY_USE_KIND}') AND id IN
(
    SELECT id FROM control_state WHERE kind = '${KEY_KIND}' GROUP BY id
    HAVING JSONExtractString(argMax(control_state.value, version), 'tenant_id') = {tenant: String}
)
GROUP BY kind, id ORDER BY max(version) DESC LIMIT ${2 * KEYS}`,
  params: z.object({ tenant: z.string() }),
  row: z.object({ kind: rowType.string, id: rowType.string, newest: rowType.string }),
});

import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';
import { VIEW_KIND } from './view.js';

/** Every change of the views of a tenant, each a record of its own. */
const CHANGES = `SELECT argMax(control_state.value, version) AS change, toInt64(max(version)) AS place, argMax(at, version) AS published,
    JSONExtractString(change, 'tenant_id') AS tenant_id, JSONExtractString(change, 'view') AS view_id,
    JSONExtractUInt(change, 'version') AS revision
  FROM control_state WHERE kind = '${VIEW_KIND}' AND startsWith(id, {prefix: String}) GROUP BY id`;

/**
 * The newest version of the views of a tenant that are shared, or private to one owner: JSON. Of several changes that were made of the
 * same version the first on the topic is in force, the others never were.
 */
export const viewsQuery = defineQuery({
  name: 'saved_views',
  sql: `SELECT newest AS record, at FROM (
  SELECT argMax(change, (revision, -place)) AS newest, argMax(published, (revision, -place)) AS at
  FROM (${CHANGES}) WHERE tenant_id = {tenant_id: String} GROUP BY view_id
) WHERE NOT JSONExtractBool(newest, 'deleted') AND (JSONExtractString(newest, 'visibility') = 'shared'
  OR (JSONExtractString(newest, 'owner', 'type') = {owner_type: String} AND JSONExtractString(newest, 'owner', 'id') = {owner_id: String}))`,
  params: z.object({ tenant_id: z.string(), prefix: z.string(), owner_type: z.string(), owner_id: z.string() }),
  row: z.object({ record: rowType.string, at: rowType.instant }),
});

/** What became a version of one view: the first change on the topic that would be it; none while there is none. */
export const viewVersionQuery = defineQuery({
  name: 'saved_view_version',
  sql: `SELECT change AS record, published AS at FROM (${CHANGES})
WHERE tenant_id = {tenant_id: String} AND view_id = {view: String} AND revision = {version: UInt32} ORDER BY place LIMIT 1`,
  params: z.object({ tenant_id: z.string(), prefix: z.string(), view: z.string(), version: z.int() }),
  row: z.object({ record: rowType.string, at: rowType.instant }),
});

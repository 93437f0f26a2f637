import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';

/** Views of this database that were detached because they failed; their names without that of the database. */
export const brokenViewsQuery = defineQuery({
  name: 'broken_views',
  sql: `SELECT DISTINCT substring(view, length(currentDatabase()) + 2) AS name FROM ingest_broken_view
WHERE startsWith(view, concat(currentDatabase(), '.'))`,
  params: z.object({}),
  row: z.object({ name: rowType.string }),
});

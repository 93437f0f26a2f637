import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';

/** The newest state of one API key: JSON, '' when deleted. */
export const apiKeyQuery = defineQuery({
  name: 'api_key',
  sql: `SELECT argMax(control_state.value, version) AS value FROM control_state
WHERE kind = 'api_key' AND id = {id: String} GROUP BY id`,
  params: z.object({ id: z.string() }),
  row: z.object({ value: rowType.string }),
});

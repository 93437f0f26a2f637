import { type ClickHouseReader, defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';

const controlState = defineQuery({
  name: 'cli_control_state',
  sql: `SELECT id, argMax(control_state.value, version) AS value, max(version) AS version
FROM control_state WHERE kind = {kind: String} GROUP BY id HAVING value != '' ORDER BY id`,
  params: z.object({ kind: z.string() }),
  row: z.object({ id: rowType.string, value: rowType.string, version: rowType.int64 }),
});

/** What ingestion has written down of Docket's own state: one kind of it, newest version, without what is deleted. */
export function readControlState(
  reader: ClickHouseReader,
  kind: string,
): Promise<{ id: string; value: string; version: number }[]> {
  return reader.query(controlState, { kind });
}

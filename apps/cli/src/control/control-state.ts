import { type ClickHouseReader, defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';

const controlState = defineQuery({
  name: 'cli_control_state',
  sql: `SELECT id, argMax(value, version) AS newest, max(version) AS newest_version
FROM control_state WHERE kind = {kind: String} GROUP BY id HAVING newest != '' ORDER BY id`,
  params: z.object({ kind: z.string() }),
  row: z.object({ id: rowType.string, newest: rowType.string, newest_version: rowType.int64 }),
});

/** One record of Docket's own state. */
export interface ControlRecord {
  readonly id: string;
  /** JSON. */
  readonly value: string;
  /** Its offset in the control topic. */
  readonly version: number;
}

/** What ingestion has written down of Docket's own state: one kind of it, newest version, without what is deleted. */
export async function readControlState(reader: ClickHouseReader, kind: string): Promise<ControlRecord[]> {
  const rows = await reader.query(controlState, { kind });
  return rows.map(({ id, newest, newest_version }) => ({ id, value: newest, version: newest_version }));
}

import { connectReader, defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';
import { clickhouseSettings } from '../connections.js';
import { type CliContext } from '../context.js';

const rejected = defineQuery({
  name: 'cli_count_rejected',
  sql: 'SELECT count() AS rejected FROM audit_rejections',
  params: z.object({}),
  row: z.object({ rejected: rowType.int64 }),
});

/** How many records ingestion has refused so far, of all tenants. */
export async function countRejected(context: CliContext): Promise<number> {
  const reader = connectReader(clickhouseSettings(context));
  try {
    const [row] = await reader.query(rejected, {});
    return row?.rejected ?? 0;
  } finally {
    await reader.close();
  }
}

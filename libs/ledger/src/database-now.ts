import { type ClickHouseReader, defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';

const nowQuery = defineQuery({
  name: 'ingest.now',
  sql: 'SELECT toUnixTimestamp64Milli(now64(3)) AS now',
  params: z.object({}),
  row: z.object({ now: rowType.int64 }),
});

/** ClickHouse's clock, ms since 1970. */
export async function databaseNow(reader: Pick<ClickHouseReader, 'query'>): Promise<number> {
  const [row] = await reader.query(nowQuery, {});
  return row?.now ?? 0;
}

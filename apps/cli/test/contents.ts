import { type ClickHouseReader, defineQuery } from '@docket/clickhouse';
import { readProjections } from '@docket/projections';
import { z } from 'zod';

const row = z.object({ rows: z.string(), checksum: z.string() });

/** How many rows there are, and a checksum that does not depend on their order. @param from a table, or a query in parentheses */
export async function checksum(reader: ClickHouseReader, from: string) {
  const sql = `SELECT toString(count()) AS rows, toString(sum(sipHash64(toString(tuple(*))))) AS checksum FROM ${from}`;
  const [found] = await reader.query(defineQuery({ name: 'test', sql, params: z.object({}), row }), {});
  return found;
}

/** Every event, every rejection, every projection. When a batch was decided is new for what is read from the topic again. */
export async function everything(reader: ClickHouseReader): Promise<Record<string, unknown>> {
  const of: Record<string, unknown> = {
    events: await checksum(reader, '(SELECT * EXCEPT (ingested_at) FROM audit_events)'),
    rejections: await checksum(reader, '(SELECT * EXCEPT (rejected_at) FROM audit_rejections)'),
  };
  for (const { name } of readProjections()) of[name] = await checksum(reader, name);
  return of;
}

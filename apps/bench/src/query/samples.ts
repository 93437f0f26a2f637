import { type ClickHouseWriter, defineQuery } from '@docket/clickhouse';
import { z } from 'zod';

const row = z.object({
  event_id: z.string(),
  ticket_id: z.string(),
  actor_id: z.string(),
  action: z.string(),
  department: z.string(),
  channel: z.string(),
  outcome: z.string(),
});

/** An event that there is, whose values are asked for: so every question has an answer. */
export type Sample = z.infer<typeof row>;

const query = defineQuery({
  name: 'bench.samples',
  sql: `SELECT event_id, ticket_id, actor_id, action, department, channel, outcome FROM audit_events
WHERE tenant_id = {tenant: String} AND ticket_id != '' AND actor_type = 'AGENT' AND cityHash64(event_id) % {each: UInt32} = 0
ORDER BY cityHash64(event_id) LIMIT {most: UInt32}`,
  params: z.object({ tenant: z.string(), each: z.int(), most: z.int() }),
  row,
});

const MOST = 2_000;

/** Events of a tenant, in no order. */
export async function readSamples(writer: ClickHouseWriter, tenant: string, rows: number): Promise<readonly Sample[]> {
  const samples = await writer.query(query, { tenant, each: Math.max(1, Math.floor(rows / 100_000)), most: MOST });
  if (samples.length === 0) throw new Error(`${tenant} has no events`);
  return samples;
}

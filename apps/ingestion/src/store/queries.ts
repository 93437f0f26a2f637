import { defineQuery, rowType } from '@docket/clickhouse';
import { z } from 'zod';

const OF_PARTITION = 'epoch = {epoch:UInt32} AND kafka_partition = {partition:UInt32}';

/** Ids of the last stored events, oldest first, 16 bytes each in one base64 text: far cheaper than a row per id. */
export const recentIdsQuery = defineQuery({
  name: 'ingest.recent_ids',
  sql:
    "SELECT base64Encode(arrayStringConcat(groupArray(reinterpret(event_id, 'FixedString(16)')))) AS ids FROM (" +
    `SELECT event_id FROM (SELECT event_id, kafka_offset FROM audit_events WHERE ${OF_PARTITION} ` +
    // Both ends are given, so that the index on offsets leaves out all that is older.
    'AND kafka_offset >= {from:UInt64} AND kafka_offset < {below:UInt64} ORDER BY kafka_offset DESC LIMIT {limit:UInt32}) ORDER BY kafka_offset)',
  params: z.object({ epoch: z.int(), partition: z.int(), from: z.int(), below: z.int(), limit: z.int() }),
  row: z.object({ ids: z.string() }),
  limits: { executionSeconds: 60 },
});

/** Which of some events are in the table; the tuple is the sorting key, so only their granules are read. */
export const storedQuery = defineQuery({
  name: 'ingest.stored',
  sql:
    'SELECT event_id FROM audit_events WHERE (tenant_id, occurred_at, event_id) IN (' +
    "SELECT k.1, fromUnixTimestamp64Milli(k.2, 'UTC'), k.3 FROM (" +
    'SELECT arrayJoin(arrayZip({tenants:Array(String)}, {times:Array(Int64)}, {ids:Array(UUID)})) AS k))',
  params: z.object({ tenants: z.array(z.string()), times: z.array(z.int()), ids: z.array(z.string()) }),
  row: z.object({ event_id: rowType.uuid }),
  limits: { executionSeconds: 60 },
});

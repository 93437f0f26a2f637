import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';

const params = z.object({ tenant_id: z.string(), actor: z.string(), from_ms: z.int(), to_ms: z.int(), rows: z.int() });

const row = z.object({
  event_id: rowType.uuid,
  occurred_at: rowType.instant,
  ticket_id: rowType.string,
  direction: rowType.string,
  duration_ms: rowType.int64,
  answered: rowType.string,
  wait: rowType.string,
  all_calls: rowType.int64,
  all_ms: rowType.int64,
});

/** A row of {@link callsQuery}; `all_calls` and `all_ms` also count those behind the limit. */
export type CallRow = z.infer<typeof row>;

/** Calls of somebody in a stretch of time, oldest first. */
export const callsQuery = defineQuery({
  name: 'agent_calls',
  sql: `SELECT event_id, occurred_at, ticket_id, details['direction'] AS direction,
    toUInt64OrZero(details['duration_ms']) AS duration_ms, details['answered'] AS answered, details['wait_ms'] AS wait,
    count() OVER () AS all_calls, sum(toUInt64OrZero(details['duration_ms'])) OVER () AS all_ms
FROM audit_events
WHERE tenant_id = {tenant_id: String} AND actor_id = {actor: String} AND action = 'ticket.called'
    AND occurred_at >= fromUnixTimestamp64Milli({from_ms: Int64}, 'UTC')
    AND occurred_at < fromUnixTimestamp64Milli({to_ms: Int64}, 'UTC')
ORDER BY occurred_at, epoch, kafka_partition, kafka_offset LIMIT {rows: UInt32}`,
  params,
  row,
});

import { z } from 'zod';
import { defineQuery, rowType } from '@docket/clickhouse';

const params = z.object({
  tenant_id: z.string(),
  ticket: z.string(),
  as_of_ms: z.int(),
  after_ms: z.int(),
  after_epoch: z.int(),
  after_partition: z.int(),
  /** -1: from the beginning. */
  after_offset: z.int(),
  rows: z.int(),
});

const row = z.object({
  event_id: rowType.uuid,
  occurred_at: rowType.instant,
  action: rowType.string,
  outcome: rowType.string,
  department: rowType.string,
  fields: rowType.map,
  epoch: rowType.int,
  kafka_partition: rowType.int,
  kafka_offset: rowType.int64,
});

/** A row of {@link stateEventsQuery}. */
export type StateRow = z.infer<typeof row>;

/** The fields of actions that say how a ticket stands; previews and addresses are not read. */
const FIELDS = [
  'status',
  'status_category',
  'priority',
  'agent_id',
  'agent_name',
  'to',
  'to_category',
  'to_agent_id',
  'to_agent_name',
  'to_department_id',
  'added',
  'removed',
];

const PLACE = 'occurred_at, epoch, kafka_partition, kafka_offset';
const after = "fromUnixTimestamp64Milli({after_ms: Int64}, 'UTC')";
const WHERE = `tenant_id = {tenant_id: String} AND ticket_id = {ticket: String} AND startsWith(action, 'ticket.')
    AND occurred_at >= ${after} AND occurred_at <= fromUnixTimestamp64Milli({as_of_ms: Int64}, 'UTC')
    AND (occurred_at, epoch, kafka_partition, toInt64(kafka_offset)) > (${after}, {after_epoch: UInt32}, {after_partition: UInt32}, {after_offset: Int64})`;

/** A stretch of the events of a ticket, in order. In two steps, like a page of events (ADR 0005). */
export const stateEventsQuery = defineQuery({
  name: 'ticket_state',
  sql: `SELECT event_id, ${PLACE}, action, outcome, department,
    mapFilter((field, text) -> field IN (${FIELDS.map((name) => `'${name}'`).join(', ')}), details) AS fields
FROM audit_events
WHERE ${WHERE}
    AND occurred_at IN (SELECT occurred_at FROM audit_events WHERE ${WHERE} ORDER BY ${PLACE} LIMIT {rows: UInt32})
ORDER BY ${PLACE} LIMIT {rows: UInt32}`,
  params,
  row,
});

import { z } from 'zod';
import { rowType } from '@docket/clickhouse';

const text = rowType.string;

/** A row of `audit_events` as a read gives it; '' means absent. */
export const eventRow = z.object({
  event_id: rowType.uuid,
  occurred_at: rowType.instant,
  tenant_id: text,
  action: text,
  actor_type: text,
  actor_id: text,
  actor_name: text,
  actor_email: text,
  actor_role: text,
  actor_department_id: text,
  on_behalf_of_type: text,
  on_behalf_of_id: text,
  on_behalf_of_name: text,
  on_behalf_of_email: text,
  on_behalf_of_role: text,
  on_behalf_of_department_id: text,
  department: text,
  department_id: text,
  department_name: text,
  ticket_id: text,
  target_type: text,
  target_id: text,
  target_name: text,
  channel: text,
  session_id: text,
  request_id: text,
  trace_id: text,
  ip: text,
  user_agent: text,
  outcome: text,
  reason: text,
  producer_service: text,
  producer_instance: text,
  producer_sequence: rowType.int64,
  subject_key_id: text,
  labels: rowType.map,
  details: rowType.map,
  schema_id: rowType.int,
  epoch: rowType.int,
  kafka_partition: rowType.int,
  kafka_offset: rowType.int64,
  appended_at: rowType.instant,
  ingested_at: rowType.instant,
});

export type EventRow = z.infer<typeof eventRow>;

/** The columns of a row, for SELECT. Named one by one, so that a newer table does not change an answer. */
export const EVENT_COLUMNS = Object.keys(eventRow.shape).join(', ');

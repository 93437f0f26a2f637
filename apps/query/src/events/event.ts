import { z } from 'zod';
import { type EventRow } from './event-row.js';

const present = z.string().min(1);
const time = z.string().meta({ format: 'date-time', examples: ['2016-02-29T01:16:00.000Z'] });
const count = z.int().min(0);

const actor = z.object({
  type: present.describe('AGENT, CONTACT, SYSTEM, BOT or API'),
  id: present,
  name: present.optional(),
  email: present.optional(),
  role: present.optional(),
  department_id: present.optional(),
});

/** An event as answers show it: the shape of the contract, and where it stands in the topic. Absent fields are left out. */
export const event = z
  .object({
    event_id: z.string().meta({ format: 'uuid' }),
    occurred_at: time.describe('When it happened'),
    tenant_id: present,
    action: present.meta({ examples: ['ticket.status_changed'] }),
    actor: actor.describe('Who did it, as they were at that moment'),
    on_behalf_of: actor.optional().describe('Whom the actor acted for (impersonation)'),
    department: present.optional().describe('Department of the event: department_id, else that of the actor'),
    department_id: present.optional().describe('Department in which it took place'),
    department_name: present.optional(),
    ticket_id: present.optional(),
    target: z.object({ type: present, id: present, name: present.optional() }).optional(),
    channel: present.optional(),
    session_id: present.optional(),
    request_id: present.optional(),
    trace_id: present.optional(),
    ip: present.optional(),
    user_agent: present.optional(),
    outcome: present.describe('SUCCESS, FAILURE or DENIED'),
    reason: present.optional(),
    producer: z.object({ service: z.string(), instance: z.string(), sequence: count }),
    subject_key_id: present.optional(),
    labels: z.record(z.string(), z.string()),
    details: z.record(z.string(), z.string()).describe('Fields of the action, as text; lists and records as JSON'),
    schema_id: count,
    epoch: count.describe('Incarnation of the topic'),
    partition: count,
    offset: count.describe('Offset in the partition; with occurred_at the order within a ticket'),
    appended_at: time.describe('When the broker appended it'),
    ingested_at: time.describe('When its batch was decided'),
  })
  .meta({ id: 'Event' });

export type AuditEvent = z.infer<typeof event>;

/** An event in the shape of the contract. */
export function toEvent(row: EventRow): AuditEvent {
  return {
    event_id: row.event_id,
    occurred_at: row.occurred_at,
    tenant_id: row.tenant_id,
    action: row.action,
    actor: toActor(row, 'actor'),
    ...(row.on_behalf_of_id !== '' && { on_behalf_of: toActor(row, 'on_behalf_of') }),
    ...(row.target_id !== '' && {
      target: { type: row.target_type, id: row.target_id, ...presentOf({ name: row.target_name }) },
    }),
    ...presentTexts(row),
    outcome: row.outcome,
    producer: { service: row.producer_service, instance: row.producer_instance, sequence: row.producer_sequence },
    labels: row.labels,
    details: row.details,
    schema_id: row.schema_id,
    epoch: row.epoch,
    partition: row.kafka_partition,
    offset: row.kafka_offset,
    appended_at: row.appended_at,
    ingested_at: row.ingested_at,
  };
}

function toActor(row: EventRow, prefix: 'actor' | 'on_behalf_of'): AuditEvent['actor'] {
  return {
    type: row[`${prefix}_type`],
    id: row[`${prefix}_id`],
    ...presentOf({
      name: row[`${prefix}_name`],
      email: row[`${prefix}_email`],
      role: row[`${prefix}_role`],
      department_id: row[`${prefix}_department_id`],
    }),
  };
}

function presentTexts(row: EventRow) {
  const { department, department_id, department_name, ticket_id, channel, session_id, request_id, trace_id } = row;
  const { ip, user_agent, reason, subject_key_id } = row;
  return presentOf({
    department,
    department_id,
    department_name,
    ticket_id,
    channel,
    session_id,
    request_id,
    trace_id,
    ip,
    user_agent,
    reason,
    subject_key_id,
  });
}

/** Without the fields that are ''. */
function presentOf<K extends string>(texts: Record<K, string>): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')) as Partial<Record<K, string>>;
}

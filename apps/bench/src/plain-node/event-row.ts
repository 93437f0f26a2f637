import { type Actor, type Envelope } from '@docket/events';

/** Where a record lies. */
export interface RecordPlace {
  readonly partition: number;
  readonly offset: string;
  /** Milliseconds since 1970. */
  readonly timestamp: string;
  readonly schemaId: number;
  /** From the record's header: the decoded value does not tell. */
  readonly action: string;
}

/** An event as the registry's package decodes it. */
export interface DecodedEvent {
  readonly envelope: Envelope;
  readonly [field: string]: unknown;
}

/** A row of `audit_events` as JSON. */
export function eventRow(decoded: DecodedEvent, place: RecordPlace): Record<string, unknown> {
  const { envelope, ...fields } = decoded;
  const { event_id, occurred_at, tenant_id, actor, target, producer, labels, outcome } = envelope;
  return {
    event_id,
    // ClickHouse reads whole numbers into DateTime64(3) as milliseconds.
    occurred_at,
    tenant_id,
    action: place.action,
    ...personColumns('actor', actor),
    ...personColumns('on_behalf_of', envelope.on_behalf_of),
    department: envelope.department_id ?? actor.department_id ?? '',
    department_id: envelope.department_id ?? '',
    department_name: envelope.department_name ?? '',
    ticket_id: envelope.ticket_id ?? '',
    target_type: target?.type ?? '',
    target_id: target?.id ?? '',
    target_name: target?.name ?? '',
    channel: envelope.channel ?? '',
    session_id: envelope.session_id ?? '',
    request_id: envelope.request_id ?? '',
    trace_id: envelope.trace_id ?? '',
    ip: envelope.ip ?? '',
    user_agent: envelope.user_agent ?? '',
    outcome,
    reason: envelope.reason ?? '',
    producer_service: producer.service,
    producer_instance: producer.instance,
    producer_sequence: producer.sequence,
    subject_key_id: envelope.subject_key_id ?? '',
    labels: labels ?? {},
    details: detailsOf(fields),
    schema_id: place.schemaId,
    epoch: 1,
    kafka_partition: place.partition,
    kafka_offset: place.offset,
    appended_at: Number(place.timestamp),
    ingested_at: Date.now(),
  };
}

function personColumns(who: 'actor' | 'on_behalf_of', person: Actor | null | undefined): Record<string, string> {
  return {
    [`${who}_type`]: person?.type ?? '',
    [`${who}_id`]: person?.id ?? '',
    [`${who}_name`]: person?.name ?? '',
    [`${who}_email`]: person?.email ?? '',
    [`${who}_role`]: person?.role ?? '',
    [`${who}_department_id`]: person?.department_id ?? '',
  };
}

function detailsOf(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  const details: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || value === undefined) continue;
    details[name] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return details;
}

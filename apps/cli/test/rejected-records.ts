import { encodeWire, recordEncoder, SchemaRegistry } from '@docket/avro';
import { ACTION_SCHEMAS, EVENTS_TOPIC, newEventId, subjectOf } from '@docket/events';
import { connectProducer, type OutgoingRecord } from '@docket/kafka';
import { testStack } from '@docket/testing';
import { type Installation } from './installation.js';

const DAY_MS = 86_400_000;
const schema = ACTION_SCHEMAS['ticket.other'];

/** The envelope of an event `ticket.other`. */
export function envelopeOf(tenant_id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    event_id: newEventId(),
    occurred_at: Date.now(),
    tenant_id,
    actor: { type: 'AGENT', id: 'a-1' },
    ticket_id: 'T-1',
    outcome: 'SUCCESS',
    producer: { service: 'desk', instance: 'i', sequence: 0 },
    labels: {},
    ...more,
  };
}

const NOBODY = { actor: { type: 'AGENT', id: '' } };

/** Records that become no events, each in its own way. */
export type Rejected = 'invalid' | 'cut' | 'early' | 'foreign' | 'spoofed' | 'theirs';

/** Publishes one of each to the topic of an installation. @returns their ids, and that of the event that came too early */
export async function publishRejected(
  at: Installation,
  aheadMs: number,
): Promise<{ ids: Record<Rejected, string>; earlyId: string }> {
  const { brokers, registryUrl } = testStack();
  const topic = `${at.env['DOCKET_KAFKA_TOPIC_PREFIX'] ?? ''}${EVENTS_TOPIC}`;
  const registry = new SchemaRegistry({ url: registryUrl });
  const schemaId = (await registry.idOf(subjectOf(topic, 'docket.events.TicketOther'), schema)) ?? 0;
  registry.close();
  const wire = (event: Record<string, unknown>) =>
    encodeWire(schemaId, recordEncoder(schema).encode({ envelope: event, name: 'opened' }));
  const earlyId = newEventId();
  const record = (tenant: string, value: Buffer): OutgoingRecord => ({
    key: `${tenant}/T-1`,
    value,
    headers: { source: 'test' },
  });
  const records: Record<Rejected, OutgoingRecord> = {
    invalid: record('mine', wire(envelopeOf('mine', NOBODY))),
    cut: record('mine', wire(envelopeOf('mine')).subarray(0, -3)),
    // Too far ahead when it was published; no longer so soon after.
    early: record('mine', wire(envelopeOf('mine', { event_id: earlyId, occurred_at: Date.now() + DAY_MS + aheadMs }))),
    foreign: record('mine', Buffer.from([0xff, 0xfe, 0x1b])),
    // The key says mine, and the event is of somebody else.
    spoofed: record('mine', wire(envelopeOf('theirs', NOBODY))),
    theirs: record('theirs', wire(envelopeOf('theirs', NOBODY))),
  };
  const producer = await connectProducer({ brokers }, { clientId: 'test' });
  const places = await producer.send(topic, Object.values(records));
  await producer.close();
  const ids = places.map(({ partition, offset }) => `1-${partition}-${offset}`);
  const named = Object.fromEntries(Object.keys(records).map((name, n) => [name, ids[n]])) as Record<Rejected, string>;
  return { ids: named, earlyId };
}

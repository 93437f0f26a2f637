import { hash } from 'node:crypto';
import type { Envelope } from './generated/types/docket.js';

const HASH_DIGITS = 8;
const PEOPLE: ReadonlySet<string> = new Set(['AGENT', 'CONTACT']);

/** What of an envelope decides the Kafka key. */
export type KeyedEnvelope = Pick<Envelope, 'event_id' | 'tenant_id' | 'ticket_id' | 'target' | 'request_id'> & {
  readonly actor: Pick<Envelope['actor'], 'type' | 'id'>;
};

/**
 * The Kafka key of an event: events with the same key keep their order.
 * `<tenant>/<ticket>`; without a ticket `<tenant>/<actor id>`. A machine without a ticket would put a whole tenant on
 * one partition, so for SYSTEM, BOT and API (and UNKNOWN) actors a hash of the target is added, else of the request,
 * else of the event.
 * The key depends on the event alone: sending it again reaches the same partition.
 */
export function eventKey(envelope: KeyedEnvelope): string {
  const { tenant_id: tenant, ticket_id: ticket, actor } = envelope;
  if (ticket != null) return `${tenant}/${ticket}`;
  if (PEOPLE.has(actor.type)) return `${tenant}/${actor.id}`;
  return `${tenant}/${actor.id}/${spreadOf(envelope)}`;
}

function spreadOf({ target, request_id: request, event_id: event }: KeyedEnvelope): string {
  const text = target == null ? (request ?? event) : `${target.type}/${target.id}`;
  return hash('sha256', text, 'hex').slice(0, HASH_DIGITS);
}

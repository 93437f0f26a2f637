import { derivedEventId, newEventId } from '@docket/events';
import { configure } from 'safe-stable-stringify';
import { EventRefused, type RequestScope } from './candidate.js';

/** Names in one order, whatever the order in which they came. */
const canonical = configure({ deterministic: true, bigint: false });

/** What of an event decides its id. */
export interface IdentifiedBy {
  /** As it was given; undefined when it was not. */
  readonly eventId: string | undefined;
  readonly occurredAt: string | number | undefined;
  /** Place in the request, from 0. */
  readonly index: number;
  /** The event as it was sent. */
  readonly event: unknown;
  /** How its sender writes the time. */
  readonly timeField: string;
}

/** Id and time of an event. Both are ours when nothing was given, so that an answer can name them. */
export interface Identity {
  readonly event_id: string;
  readonly occurred_at: string | number;
  readonly redelivery: boolean;
}

/**
 * Gives an event its id. The same request gets the same ids at any gateway and at any time, when the events have ids or the
 * request has an `Idempotency-Key`: the id is made of tenant, key, place and text. The text is part of it, so that a key that is
 * used again with other events never makes one of them look like a duplicate.
 * @throws {EventRefused} for an event that will be known by its id and does not say when it happened: sent again, it would
 * carry another time, and be another event to ingestion
 */
export function identify(
  scope: RequestScope,
  { eventId, occurredAt, index, event, timeField }: IdentifiedBy,
): Identity {
  const { tenantId, idempotencyKey } = scope;
  if (eventId === undefined && idempotencyKey === undefined) {
    return { event_id: newEventId(), occurred_at: occurredAt ?? Date.now(), redelivery: false };
  }
  if (occurredAt === undefined) throw new EventRefused(timeField, withoutTime(eventId));
  if (eventId !== undefined) return { event_id: eventId, occurred_at: occurredAt, redelivery: true };
  const id = derivedEventId('gateway', tenantId, idempotencyKey ?? '', String(index), canonical(event) ?? '');
  return { event_id: id, occurred_at: occurredAt, redelivery: true };
}

function withoutTime(eventId: string | undefined): string {
  const what = eventId === undefined ? 'a request with an Idempotency-Key' : 'an event with an id of its own';
  return `is missing: ${what} has to say when it happened, else sending it again would say another time; give ISO 8601 with a zone`;
}

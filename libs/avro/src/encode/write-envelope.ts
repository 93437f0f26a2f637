import { EVENT_ID_LENGTH, isEventId, LIMITS, type Producer, writeNewEventId } from '@docket/events';
import type { ByteSink } from './byte-sink.js';
import type { GivenEvent } from './given-event.js';

type Fields = Readonly<Record<string, unknown>>;

/** Where a union with null, null first, says which of the two it holds. */
const ABSENT = 0;
const PRESENT = 2;

const ACTOR_TYPES = positions('UNKNOWN', 'AGENT', 'CONTACT', 'SYSTEM', 'BOT', 'API');
const OUTCOMES = positions('UNKNOWN', 'SUCCESS', 'FAILURE', 'DENIED');

/** Symbols as Avro writes them. */
function positions(...symbols: readonly string[]): ReadonlyMap<unknown, number> {
  return new Map(symbols.map((symbol, index) => [symbol, index * 2]));
}

/**
 * Writes an envelope of the layout that `known-envelope.ts` describes, checking types, limits and names on the way.
 * Every field is read once, so that what was checked is what is written. An event without an id gets a new one.
 * @returns whether everything was certainly in order. If not, somebody slower has to say what is wrong, if anything is
 */
export function writeEnvelope(out: ByteSink, event: GivenEvent): boolean {
  return (
    eventId(out, event.event_id) &&
    occurredAt(out, event.occurred_at) &&
    filled(out, event.tenant_id, LIMITS.id) &&
    actor(out, event.actor) &&
    optionalActor(out, event.on_behalf_of) &&
    optionalId(out, event.department_id) &&
    optionalText(out, event.department_name, LIMITS.name) &&
    optionalId(out, event.ticket_id) &&
    optionalTarget(out, event.target) &&
    optionalText(out, event.channel, LIMITS.name) &&
    optionalId(out, event.session_id) &&
    optionalId(out, event.request_id) &&
    optionalId(out, event.trace_id) &&
    optionalText(out, event.ip, LIMITS.name) &&
    optionalText(out, event.user_agent, LIMITS.userAgent) &&
    symbol(out, event.outcome, OUTCOMES) &&
    optionalText(out, event.reason, LIMITS.reason) &&
    producer(out, event.producer) &&
    optionalId(out, event.subject_key_id) &&
    labels(out, event.labels)
  );
}

function eventId(out: ByteSink, value: unknown): boolean {
  if (value === undefined) {
    out.byte(EVENT_ID_LENGTH * 2);
    writeNewEventId(out.bytes, out.at);
    out.at += EVENT_ID_LENGTH;
    return true;
  }
  return typeof value === 'string' && isEventId(value) && out.text(value, EVENT_ID_LENGTH);
}

function occurredAt(out: ByteSink, value: unknown): boolean {
  if (!wholeNumber(value) || value < LIMITS.occurredAtMin || value >= LIMITS.occurredAtMax) return false;
  out.long(value);
  return true;
}

function actor(out: ByteSink, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !onlyActorFields(value)) return false;
  const { type, id, name, email, role, department_id } = value as Fields;
  return (
    symbol(out, type, ACTOR_TYPES) &&
    filled(out, id, LIMITS.id) &&
    optionalText(out, name, LIMITS.name) &&
    optionalText(out, email, LIMITS.name) &&
    optionalText(out, role, LIMITS.name) &&
    optionalId(out, department_id)
  );
}

function onlyActorFields(value: object): boolean {
  for (const name in value) {
    switch (name) {
      case 'type':
      case 'id':
      case 'name':
      case 'email':
      case 'role':
      case 'department_id':
        continue;
      default:
        return false;
    }
  }
  return true;
}

function optionalActor(out: ByteSink, value: unknown): boolean {
  if (value == null) return absent(out);
  out.byte(PRESENT);
  return !isListOrBytes(value) && actor(out, value);
}

function optionalTarget(out: ByteSink, value: unknown): boolean {
  if (value == null) return absent(out);
  if (typeof value !== 'object' || isListOrBytes(value)) return false;
  for (const field in value) if (field !== 'type' && field !== 'id' && field !== 'name') return false;
  out.byte(PRESENT);
  const { type, id, name } = value as Fields;
  return filled(out, type, LIMITS.name) && filled(out, id, LIMITS.id) && optionalText(out, name, LIMITS.name);
}

function producer(out: ByteSink, value: Producer | undefined): boolean {
  if (value === undefined) return false;
  const { service, instance, sequence } = value;
  if (!filled(out, service, LIMITS.name) || !filled(out, instance, LIMITS.name)) return false;
  if (!wholeNumber(sequence) || sequence < 0) return false;
  out.long(sequence);
  return true;
}

function labels(out: ByteSink, value: unknown): boolean {
  if (value === undefined) return absent(out);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  if (names.length > LIMITS.labels) return false;
  if (names.length > 0) out.long(names.length);
  for (const name of names) {
    const text = (value as Fields)[name];
    if (typeof text !== 'string') return false;
    if (!out.text(name, LIMITS.labelKey) || !out.text(text, LIMITS.labelValue)) return false;
  }
  out.byte(0);
  return true;
}

function symbol(out: ByteSink, value: unknown, positionOf: ReadonlyMap<unknown, number>): boolean {
  const position = positionOf.get(value);
  if (position === undefined) return false;
  out.byte(position);
  return true;
}

function optionalId(out: ByteSink, value: unknown): boolean {
  if (value == null) return absent(out);
  out.byte(PRESENT);
  return filled(out, value, LIMITS.id);
}

function optionalText(out: ByteSink, value: unknown, limit: number): boolean {
  if (value == null) return absent(out);
  out.byte(PRESENT);
  return typeof value === 'string' && out.text(value, limit);
}

function filled(out: ByteSink, value: unknown, limit: number): boolean {
  return typeof value === 'string' && value !== '' && out.text(value, limit);
}

function absent(out: ByteSink): true {
  out.byte(ABSENT);
  return true;
}

/** Whether a value is a number that Avro takes for a long, and writes exactly. */
function wholeNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) < Number.MAX_SAFE_INTEGER;
}

/** What typeof calls an object, but a union does not take for a record. */
function isListOrBytes(value: object): boolean {
  return Array.isArray(value) || value instanceof Uint8Array;
}

import { encodeWire } from '@docket/avro';
import { eventKey } from '@docket/events';
import { type OutgoingRecord } from '@docket/kafka';
import { type ActionEncoding } from '../events/encodings.js';
import { generateEvents, type GeneratedEvent } from '../events/generate-events.js';
import { type MixAction } from '../events/mix.js';

/** Different events; each is sent over and over, every time with an id of its own. */
const EVENTS = 1_000;
/** An event is encoded anew when it would seem to have occurred longer ago than this, ms. */
const STALE_MS = 1_000;
/** The last group of an event id, which is overwritten: hexadecimal digits. */
const GROUP = 12;

interface Encoded {
  readonly key: string;
  readonly value: Buffer;
  /** Where the last group of the id begins in the value. */
  readonly idAt: number;
  readonly occurredAt: number;
}

/**
 * Events as the SDK would send them, at next to no cost each: what is measured is how soon they can be queried, and in
 * an installation many services share the work of encoding them.
 */
export class EventStock {
  readonly #events: readonly GeneratedEvent[];
  readonly #encoded: (Encoded | undefined)[] = [];
  #taken = 0;

  /** @param seed a stock of another seed has other ids */
  constructor(
    private readonly encodings: ReadonlyMap<MixAction, ActionEncoding>,
    seed: number,
  ) {
    this.#events = [...generateEvents({ count: EVENTS, seed })];
  }

  /** The next event. @param now when it occurred, ms since 1970 */
  next(now: number): OutgoingRecord {
    const index = this.#taken % EVENTS;
    const known = this.#encoded[index];
    const encoded = known && now - known.occurredAt < STALE_MS ? known : this.#encode(index, now);
    const value = Buffer.from(encoded.value);
    value.write(this.#taken.toString(16).padStart(GROUP, '0'), encoded.idAt, GROUP, 'latin1');
    this.#taken += 1;
    return { key: encoded.key, value };
  }

  #encode(index: number, now: number): Encoded {
    const event = this.#events[index];
    const encoding = event && this.encodings.get(event.action);
    if (!encoding) throw new Error('the schema of an event is not registered');
    const envelope = { ...event.envelope, occurred_at: now };
    const value = encodeWire(encoding.schemaId, encoding.encoder.encode({ ...event.fields, envelope }));
    const idAt = value.indexOf(envelope.event_id, 0, 'latin1');
    if (idAt < 0) throw new Error('the value does not contain its event id as text');
    const encoded = {
      key: eventKey(envelope),
      value,
      idAt: idAt + envelope.event_id.length - GROUP,
      occurredAt: now,
    };
    this.#encoded[index] = encoded;
    return encoded;
  }
}

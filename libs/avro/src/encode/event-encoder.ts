import avsc from 'avsc';
import { type AvroRecord, EVENT_ID_LENGTH, eventKey, type KeyedEnvelope } from '@docket/events';
import { WIRE_HEADER_BYTES } from '../wire.js';
import type { ByteSink } from './byte-sink.js';
import { DetailsWriter } from './details-writer.js';
import type { GivenEvent } from './given-event.js';
import { isKnownEnvelope } from './known-envelope.js';
import { compiled } from './well-formed-text.js';
import { writeEnvelope } from './write-envelope.js';

/** Behind the wire header and one byte of length. */
const EVENT_ID_AT = WIRE_HEADER_BYTES + 1;

/** An event as it is sent. */
export interface EncodedEvent {
  readonly eventId: string;
  /** Kafka key. */
  readonly key: string;
  /** Wire header and Avro body. May be kept for as long as it takes. */
  readonly value: Buffer;
}

/** An event that was written here. Few ask for the id of an event that they did not give one. */
class WrittenEvent implements EncodedEvent {
  constructor(
    readonly key: string,
    readonly value: Buffer,
  ) {}

  get eventId(): string {
    return idOf(this.value);
  }
}

function idOf(value: Buffer): string {
  return value.toString('latin1', EVENT_ID_AT, EVENT_ID_AT + EVENT_ID_LENGTH);
}

/**
 * Writes events of one action in a single pass that also checks them, for events that are as they should be and of an
 * action with the envelope this build knows. For all others there is `recordEncoder`, which avsc does the work for, and
 * which finds the words for what is wrong. What both take has the same bytes.
 */
export class EventEncoder {
  readonly #details: DetailsWriter;

  private constructor(fields: readonly avsc.types.Field[]) {
    this.#details = new DetailsWriter(fields);
  }

  /** Makes the encoder of an action, or none when its envelope is another one or its fields have names that every object has. */
  static of(schema: AvroRecord): EventEncoder | undefined {
    const type = compiled(schema);
    if (!(type instanceof avsc.types.RecordType)) return undefined;
    const [envelope, ...own] = type.fields;
    if (envelope?.name !== 'envelope' || !isKnownEnvelope(envelope.type)) return undefined;
    return own.some(({ name }) => name in Object.prototype) ? undefined : new EventEncoder(own);
  }

  /**
   * @param out where the value is written; it stays the memory of what is returned
   * @param event complete but for its id, which is made when it is missing
   * @returns undefined unless everything is certainly in order
   */
  encode(out: ByteSink, schemaId: number, event: GivenEvent): EncodedEvent | undefined {
    out.begin();
    let value = this.#write(out, schemaId, event);
    if (value === undefined && out.full) {
      out.beginAnew();
      value = this.#write(out, schemaId, event);
    }
    if (value === undefined) return undefined;
    // Where nothing else decides the key, the id does.
    if (event.ticket_id == null) event.event_id ??= idOf(value);
    return new WrittenEvent(eventKey(event as unknown as KeyedEnvelope), value);
  }

  #write(out: ByteSink, schemaId: number, event: GivenEvent): Buffer | undefined {
    out.header(schemaId);
    return writeEnvelope(out, event) && this.#details.write(out, event.details) ? out.take() : undefined;
  }
}

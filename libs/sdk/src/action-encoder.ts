import {
  ByteSink,
  type EncodedEvent,
  encodeWire,
  EventEncoder,
  GivenEvent,
  recordEncoder,
  type RecordEncoder,
} from '@docket/avro';
import { actionOfRecord, type AvroRecord, eventKey, fullNameOf, type KeyedEnvelope, subjectOf } from '@docket/events';
import { encodeChecked } from './encode-checked.js';
import { UnknownActionError } from './errors.js';
import { type Defaults, fillIn, fillInPlace, type GivenInput } from './fill-in.js';
import { type SchemaIds } from './known-schema-ids.js';

interface Encoder {
  readonly subject: string;
  readonly schema: AvroRecord;
  /** For events that are as they should be; the rest is left to `records`. Missing for schemas it was not made for. */
  readonly events: EventEncoder | undefined;
  readonly records: RecordEncoder;
  schemaId: number | undefined;
}

/** Encodes events of the actions it was given, under the schema ids that the registry has for them. */
export class ActionEncoders {
  readonly #encoders = new Map<string, Encoder>();
  readonly #given = new GivenEvent();
  readonly #sink = new ByteSink();
  #reading = false;

  constructor(
    private readonly registry: SchemaIds,
    topic: string,
    schemas: readonly AvroRecord[],
  ) {
    for (const schema of schemas) {
      const record = fullNameOf(schema);
      const subject = subjectOf(topic, record);
      this.#encoders.set(actionOfRecord(record), {
        subject,
        schema,
        events: EventEncoder.of(schema),
        records: recordEncoder(schema),
        schemaId: undefined,
      });
    }
  }

  /** Looks up all schema ids, so that the first event of an action waits for nothing and keeps its place. */
  async resolveAll(): Promise<void> {
    await Promise.all([...this.#encoders.values()].map((encoder) => this.#resolve(encoder)));
  }

  /** Whether the schema id of an action is known; if not, {@link resolve} asks for it. */
  isResolved(action: string): boolean {
    return this.#encoderOf(action).schemaId !== undefined;
  }

  /** @throws {UnknownActionError} when the registry does not have the action's schema. */
  async resolve(action: string): Promise<void> {
    const encoder = this.#encoderOf(action);
    await this.#resolve(encoder);
    if (encoder.schemaId === undefined) {
      throw new UnknownActionError(
        `${action}: its schema is not registered under ${encoder.subject}; run "docket schemas register"`,
      );
    }
  }

  /**
   * Fills in what an event leaves out, checks it, and encodes it. The input may be changed afterwards; the value is a slice
   * of memory that it shares with its neighbours, and may be kept until Kafka has it, however long that takes.
   * @throws {InvalidEventError | UnknownActionError}
   */
  encode(action: string, input: GivenInput, defaults: Defaults): EncodedEvent {
    const encoder = this.#encoderOf(action);
    if (encoder.schemaId === undefined) throw new UnknownActionError(`${action}: its schema id was not looked up`);
    return this.#quickly(encoder, encoder.schemaId, input, defaults) ?? slowly(action, encoder, input, defaults);
  }

  #quickly({ events }: Encoder, schemaId: number, input: GivenInput, defaults: Defaults): EncodedEvent | undefined {
    // Reading a field may run the caller's code, which may emit an event of its own.
    if (events === undefined || this.#reading) return undefined;
    this.#reading = true;
    const given = this.#given;
    try {
      if (!given.read(input) || !fillInPlace(given, defaults)) return undefined;
      return events.encode(this.#sink, schemaId, given);
    } catch {
      // Not even to be read: what is thrown the next time is what the caller should see.
      return undefined;
    } finally {
      given.clear();
      this.#reading = false;
    }
  }

  async #resolve(encoder: Encoder): Promise<void> {
    encoder.schemaId ??= await this.registry.idOf(encoder.subject, encoder.schema);
  }

  #encoderOf(action: string): Encoder {
    const encoder = this.#encoders.get(action);
    if (encoder) return encoder;
    throw new UnknownActionError(`${action}: no such action; give its schema to connect({ schemas: [...] })`);
  }
}

/** For events that have something wrong, which it puts into words, and for schemas that nothing quicker was made for. */
function slowly(
  action: string,
  { records, schemaId = 0 }: Encoder,
  input: GivenInput,
  defaults: Defaults,
): EncodedEvent {
  const event = fillIn(action, input, defaults);
  const value = encodeWire(schemaId, encodeChecked(action, records, event));
  return { eventId: event.envelope.event_id, key: eventKey(event.envelope as unknown as KeyedEnvelope), value };
}

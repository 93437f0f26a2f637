import { encodeWire, recordEncoder, type RecordEncoder, type SchemaRegistry } from '@docket/avro';
import { actionOfRecord, fullNameOf, subjectOf, type AvroRecord } from '@docket/events';
import { InvalidEventError, UnknownActionError } from './errors.js';
import { type FilledEvent } from './fill-in.js';

interface Encoder {
  readonly subject: string;
  readonly schema: AvroRecord;
  readonly records: RecordEncoder;
  schemaId: number | undefined;
}

/** Encodes events of the actions it was given, under the schema ids that the registry has for them. */
export class ActionEncoders {
  readonly #encoders = new Map<string, Encoder>();

  constructor(
    private readonly registry: SchemaRegistry,
    topic: string,
    schemas: readonly AvroRecord[],
  ) {
    for (const schema of schemas) {
      const record = fullNameOf(schema);
      const subject = subjectOf(topic, record);
      this.#encoders.set(actionOfRecord(record), {
        subject,
        schema,
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

  /** The record's value: wire header and Avro body. @throws {InvalidEventError} naming the field. */
  encode(action: string, { envelope, fields }: FilledEvent): Buffer {
    const { records, schemaId } = this.#encoderOf(action);
    if (schemaId === undefined) throw new UnknownActionError(`${action}: its schema id was not looked up`);
    const value = { ...fields, envelope };
    const problem = records.problem(value);
    if (problem) throw new InvalidEventError(action, asWritten(problem.field), problem.message);
    return encodeWire(schemaId, records.encode(value));
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

/** The path of a field as callers write it: the envelope's fields at the top, the action's own under `details`. */
export function asWritten(path: string): string {
  if (path === 'envelope' || path === '') return '';
  return path.startsWith('envelope.') ? path.slice('envelope.'.length) : `details.${path}`;
}

import { recordEncoder, type RecordEncoder } from '@docket/avro';
import { ACTION_SCHEMAS, actionOfRecord, type AvroSchema, completeActionSchema, fullNameOf } from '@docket/events';
import { type EmitInput } from './context/event-context.js';
import { encodeChecked } from './encode-checked.js';
import { UnknownActionError } from './errors.js';
import { fillIn } from './fill-in.js';

/** What a client adds to an event; only its size matters here. */
const PRODUCER = { service: 'check', instance: '00000000-0000-0000-0000-000000000000', sequence: 0 };

/** Checks events as `emit` does, without Kafka and without a registry: for tests of your own and for dry runs. */
export class EventChecker {
  readonly #encoders = new Map<string, RecordEncoder>();

  /** @param schemas actions of your own, as for `connect` */
  constructor(schemas: readonly AvroSchema[] = []) {
    const own = schemas.map((schema) => completeActionSchema(schema));
    for (const schema of [...Object.values(ACTION_SCHEMAS), ...own]) {
      this.#encoders.set(actionOfRecord(fullNameOf(schema)), recordEncoder(schema));
    }
  }

  /**
   * @param input with all that a client would know: `tenant_id` and `actor` are not taken from anywhere else
   * @throws {InvalidEventError | UnknownActionError} as `emit` would
   */
  check(action: string, input: EmitInput): void {
    const encoder = this.#encoders.get(action);
    if (encoder === undefined)
      throw new UnknownActionError(`${action}: no such action; give its schema to the checker`);
    encodeChecked(action, encoder, fillIn(action, input, { tenantId: undefined, now: Date.now(), producer: PRODUCER }));
  }
}

import { encodeWire, recordEncoder, type RecordEncoder, type SchemaRegistry } from '@docket/avro';
import { type AvroRecord, eventKey, fullNameOf, type KeyedEnvelope, subjectOf } from '@docket/events';
import { asWritten, encodeChecked } from '../../encode-checked.js';
import { InvalidEventError } from '../../errors.js';
import { fromEventText } from '../event-text.js';
import { type WaitingRow } from './rows.js';

/** A row as Kafka takes it. */
export interface EncodedRow {
  readonly key: string;
  readonly value: Buffer;
}

interface Encoder {
  readonly schemaId: number;
  readonly records: RecordEncoder;
}

interface Asked {
  readonly at: number;
  readonly encoder: Encoder | undefined;
}

/** A schema that is not there, or does not fit, is looked for again after this time, ms. */
const LOOK_AGAIN_MS = 2_000;

/**
 * Turns rows into record values: under the schemas that this build has, else under the newest that the registry has. So
 * services may write events of actions, and of versions of them, that the relay was built without.
 */
export class RowEncoder {
  readonly #known: ReadonlyMap<string, AvroRecord>;
  readonly #ids = new Map<string, Asked>();
  readonly #newest = new Map<string, Asked>();

  constructor(
    private readonly registry: SchemaRegistry,
    private readonly topic: string,
    schemas: readonly AvroRecord[],
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#known = new Map(schemas.map((schema) => [fullNameOf(schema), schema]));
  }

  /**
   * @throws {InvalidEventError} the row fits no schema that there is
   * @throws {RegistryUnavailableError} nothing can be said about it now
   */
  async encode(row: WaitingRow): Promise<EncodedRow> {
    const event = readEvent(row);
    const known = await this.#encoderOf(row.record);
    const problem = known?.records.problem(event);
    const encoder = known && !problem ? known : await this.#newestOf(row.record);
    if (!encoder) {
      if (problem) throw new InvalidEventError(row.action, asWritten(problem.field), problem.message);
      const subject = subjectOf(this.topic, row.record);
      throw new InvalidEventError(row.action, '', `has no schema in the registry under ${subject}`);
    }
    return encoded(row.action, event, encoder);
  }

  async #encoderOf(record: string): Promise<Encoder | undefined> {
    const schema = this.#known.get(record);
    if (!schema) return undefined;
    return this.#remembered(this.#ids, record, async (subject) => {
      const schemaId = await this.registry.idOf(subject, schema);
      return schemaId === undefined ? undefined : { schemaId, records: recordEncoder(schema) };
    });
  }

  #newestOf(record: string): Promise<Encoder | undefined> {
    return this.#remembered(this.#newest, record, async (subject) => {
      const newest = await this.registry.latest(subject);
      return newest && { schemaId: newest.id, records: recordEncoder(newest.schema) };
    });
  }

  /** An id never changes; that there is none, and which is the newest, may. */
  async #remembered(
    memory: Map<string, Asked>,
    record: string,
    ask: (subject: string) => Promise<Encoder | undefined>,
  ): Promise<Encoder | undefined> {
    const asked = memory.get(record);
    const holds = asked && ((memory === this.#ids && asked.encoder) || this.now() - asked.at < LOOK_AGAIN_MS);
    if (holds) return asked.encoder;
    const encoder = await ask(subjectOf(this.topic, record));
    memory.set(record, { at: this.now(), encoder });
    return encoder;
  }
}

type Event = Record<string, unknown> & { readonly envelope: Record<string, unknown> };

function readEvent({ action, event }: WaitingRow): Event {
  let value: unknown;
  try {
    value = fromEventText(event);
  } catch (error) {
    throw new InvalidEventError(
      action,
      '',
      `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (typeof value === 'object' && value !== null && 'envelope' in value) return value as Event;
  throw new InvalidEventError(action, '', 'has no envelope');
}

/** Checked as when it was written: the row, the schema or the contract may have changed since. */
function encoded(action: string, event: Event, { schemaId, records }: Encoder): EncodedRow {
  const { envelope, ...fields } = event;
  const value = encodeWire(schemaId, encodeChecked(action, records, { envelope, fields }));
  return { key: eventKey(envelope as unknown as KeyedEnvelope), value };
}

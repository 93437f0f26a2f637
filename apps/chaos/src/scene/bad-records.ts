import { encodeWire, recordEncoder } from '@docket/avro';
import { ACTION_SCHEMAS, LIMITS, newEventId, type RejectReason } from '@docket/events';
import { type RecordProducer } from '@docket/kafka';
import { type Scene } from './scene.js';

const SCHEMA = ACTION_SCHEMAS['ticket.other'];
const FOREIGN = { type: 'record', name: 'Foreign', namespace: 'chaos', fields: [{ name: 'a', type: 'int' }] } as const;
const NO_SUCH_ID = 0x7ffffff0;
/** After the first so many rounds, a large one only every so many rounds. */
const MOST_OFTEN_LARGE = 10;

/** A value that is no event; null is a tombstone. */
type BadValue = () => Buffer | null;

/** Publishes records that are no events, as broken or foreign producers do. */
export class BadRecords {
  #sent = 0;

  private constructor(
    private readonly scene: Scene,
    private readonly producer: RecordProducer,
    private readonly values: readonly (readonly [RejectReason, BadValue])[],
  ) {}

  static async create(scene: Scene): Promise<BadRecords> {
    const { installation } = scene;
    const id = await installation.register(SCHEMA);
    const foreignId = await installation.register(FOREIGN);
    return new BadRecords(scene, await installation.rawProducer(), badValues(id, foreignId));
  }

  /** Sends so many, each kind in turn, and notes what is to become of each. */
  async send(count: number): Promise<void> {
    // One of each kind per request: more of the large ones would be too much for one.
    for (let left = count; left > 0; left -= this.values.length) await this.#send(Math.min(left, this.values.length));
  }

  async #send(count: number): Promise<void> {
    const { scene, producer } = this;
    const kinds = Array.from({ length: count }, () => this.#next()).filter((kind) => !!kind);
    const records = kinds.map(([, value]) => ({ key: `acme/T-${Math.random()}`, value: value() }));
    const places = await producer.send(scene.installation.topics.events, records);
    for (const [index, { partition, offset }] of places.entries()) {
      const kind = kinds[index];
      if (kind) scene.bad.set(`${partition}/${offset}`, kind[0]);
    }
  }

  #next(): (typeof this.values)[number] | undefined {
    const { values } = this;
    const number = this.#sent++;
    const kind = values[number % values.length];
    // The large ones take half a megabyte each: in a long run they would be most of what flows.
    const isTooMany = kind?.[0] === 'too_large' && number > values.length * MOST_OFTEN_LARGE;
    return isTooMany && Math.floor(number / values.length) % MOST_OFTEN_LARGE > 0 ? values[0] : kind;
  }
}

function badValues(id: number, foreignId: number): readonly (readonly [RejectReason, BadValue])[] {
  const encoder = recordEncoder(SCHEMA);
  const wire = (envelope: Record<string, unknown> = {}): Buffer => encodeWire(id, encoder.encode(event(envelope)));
  return [
    ['bad_magic', () => Buffer.from('{"action":"ticket.other"}')],
    ['malformed', () => wire().subarray(0, 40)],
    ['invalid_field', () => wire({ tenant_id: '' })],
    ['tombstone', () => null],
    ['trailing_bytes', () => Buffer.concat([wire(), Buffer.from([0])])],
    ['contract', () => encodeWire(foreignId, Buffer.from([2]))],
    ['clock_skew', () => wire({ occurred_at: Date.now() + 2 * LIMITS.clockSkewMs })],
    ['too_large', () => Buffer.concat([wire(), Buffer.alloc(LIMITS.value)])],
    ['unknown_schema', () => encodeWire(NO_SUCH_ID, encoder.encode(event({})))],
  ];
}

function event(envelope: Record<string, unknown>): Record<string, unknown> {
  return {
    envelope: {
      event_id: newEventId(),
      occurred_at: Date.now(),
      tenant_id: 'acme',
      actor: { type: 'AGENT', id: 'a-1' },
      ticket_id: 'T-1',
      outcome: 'SUCCESS',
      producer: { service: 'stranger', instance: 'i', sequence: 0 },
      labels: {},
      ...envelope,
    },
    name: 'opened',
  };
}

import { encodeWire, recordEncoder, type Rejection, Transcoders } from '@docket/avro';
import { type SchemaSource } from '@docket/batch';
import { ACTION_SCHEMAS, REDELIVERY_HEADER, REDELIVERY_VALUE, type RejectReason } from '@docket/events';
import { type IncomingRecord } from '@docket/kafka';

/** What a record of the modelled log is. */
export interface RecordKind {
  /** Number of the event it carries; records that share it carry the same event. */
  readonly event: number;
  /** Month the event occurred in, counted from January 2020. */
  readonly month: number;
  /** What is wrong with it, if anything. */
  readonly flaw?: Flaw;
  readonly redelivery: boolean;
}

/** Flaws, each with the reason it must be rejected for. */
export const FLAWS = {
  none: 'tombstone',
  magic: 'bad_magic',
  unknown: 'unknown_schema',
  cut: 'malformed',
  longer: 'trailing_bytes',
  early: 'clock_skew',
  anonymous: 'invalid_field',
} as const satisfies Record<string, RejectReason>;
export type Flaw = keyof typeof FLAWS;

const SCHEMA_ID = 7;
const UNKNOWN_ID = 8;
const schema = ACTION_SCHEMAS['user.left_ticket'];
const encoder = recordEncoder(schema);
const values = new Map<string, Buffer>();

/** Events that a newer version of the code rejects, and the present one stores. */
export function isContested(event: number): boolean {
  return event % 5 === 4;
}

export function eventIdOf(event: number): string {
  return `0190a000-0000-7000-8000-${event.toString(16).padStart(12, '0')}`;
}

/** The record as the driver hands it over. */
export function incoming(kind: RecordKind, offset: number, appendedAt: number): IncomingRecord {
  return {
    offset: String(offset),
    timestamp: String(appendedAt),
    key: null,
    value: valueOf(kind),
    ...(kind.redelivery ? { headers: { [REDELIVERY_HEADER]: REDELIVERY_VALUE } } : {}),
  };
}

function valueOf(kind: RecordKind): Buffer | null {
  if (kind.flaw === 'none') return null;
  const key = `${kind.event}/${kind.month}/${kind.flaw ?? ''}`;
  let value = values.get(key);
  if (!value) values.set(key, (value = encoded(kind)));
  return value;
}

function encoded({ event, month, flaw }: RecordKind): Buffer {
  const envelope = {
    event_id: eventIdOf(event),
    occurred_at: flaw === 'early' ? Date.UTC(2090, 0) : Date.UTC(2020, month, 15),
    tenant_id: flaw === 'anonymous' ? '' : 't',
    actor: { type: 'AGENT', id: 'a' },
    outcome: 'SUCCESS',
    producer: { service: 's', instance: 'i', sequence: event },
    labels: {},
  };
  const body = encoder.encode({ envelope });
  if (flaw === 'magic') return Buffer.concat([Buffer.from([9]), body]);
  if (flaw === 'cut') return encodeWire(SCHEMA_ID, body.subarray(0, 30));
  if (flaw === 'longer') return encodeWire(SCHEMA_ID, Buffer.concat([body, Buffer.from([0])]));
  return encodeWire(flaw === 'unknown' ? UNKNOWN_ID : SCHEMA_ID, body);
}

/** Compiled once: that takes longer than many runs. */
const compiled = new Transcoders();
compiled.add(SCHEMA_ID, schema);

/** Transcoders as a version of the code has them. */
class VersionedTranscoders extends Transcoders {
  /** Contested events are rejected. */
  strict = false;

  override appendFrom(...args: Parameters<Transcoders['appendFrom']>): Rejection | undefined {
    const [block] = args;
    const rejection = compiled.appendFrom(...args);
    if (rejection || !this.strict) return rejection;
    const event = Number(`0x${block.lastEventId().slice(-12)}`);
    if (!isContested(event)) return undefined;
    block.dropLast();
    return { reason: 'invalid_field', field: 'envelope', error: 'not allowed since version 2' };
  }
}

/** The registry, as far as delivery sees it. */
export class ModelSchemas implements SchemaSource {
  readonly transcoders = new VersionedTranscoders();

  /** @param outage whether the registry is away just now */
  constructor(private readonly outage: () => boolean) {}

  prepare(ids: ReadonlySet<number>): Promise<ReadonlySet<number>> {
    if (this.outage()) return Promise.reject(Object.assign(new Error('registry away'), { verdict: 'retry' }));
    return Promise.resolve(new Set([...ids].filter((id) => id === UNKNOWN_ID)));
  }
}

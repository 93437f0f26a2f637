import { REDELIVERY_HEADER, REDELIVERY_VALUE } from '@docket/events';
import { type RecordPlace } from '@docket/kafka';
import { type StorableRecord } from '../spool/frame.js';
import { type DurableReceipt } from './receipt.js';

/** Whoever waits for an event. */
export interface Waiter {
  resolve(receipt: DurableReceipt): void;
  reject(error: Error): void;
}

/** Bytes a record takes beyond key, value and headers, roughly: lengths and offsets. */
const RECORD_OVERHEAD = 64;

/** An event on its way. It is answered once; what comes later is not told. */
export class PendingEvent {
  readonly bytes: number;
  #record: StorableRecord;
  #isAnswered = false;

  constructor(
    readonly eventId: string,
    readonly action: string,
    record: StorableRecord,
    /** Nobody waits for an event that is published at best effort. */
    private readonly waiter: Waiter | undefined,
  ) {
    this.#record = record;
    this.bytes = record.key.length + record.value.length + headerBytes(record) + RECORD_OVERHEAD;
  }

  get record(): StorableRecord {
    return this.#record;
  }

  /** Whether somebody waits for it, who has to be told what becomes of it. */
  get isDurable(): boolean {
    return this.waiter !== undefined;
  }

  get isAnswered(): boolean {
    return this.#isAnswered;
  }

  /** Kafka may have it already. */
  markRedelivery(): void {
    this.#record = redelivered(this.#record);
  }

  /** @returns whether it was open until now */
  inKafka({ partition, offset }: RecordPlace): boolean {
    if (!this.#answer()) return false;
    this.waiter?.resolve({ state: 'kafka', event_id: this.eventId, partition, offset });
    return true;
  }

  /** @returns whether it was open until now */
  inSpool(): boolean {
    if (!this.#answer()) return false;
    this.waiter?.resolve({ state: 'spooled', event_id: this.eventId });
    return true;
  }

  /** @returns whether it was open until now */
  failed(error: Error): boolean {
    if (!this.#answer()) return false;
    this.waiter?.reject(error);
    return true;
  }

  #answer(): boolean {
    if (this.#isAnswered) return false;
    this.#isAnswered = true;
    return true;
  }
}

/** The same record, marked so that ingestion looks whether it has the event already. */
export function redelivered<R extends StorableRecord>(record: R): R {
  return { ...record, headers: { ...record.headers, [REDELIVERY_HEADER]: REDELIVERY_VALUE } };
}

function headerBytes({ headers }: StorableRecord): number {
  if (!headers) return 0;
  return Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
}

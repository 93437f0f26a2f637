import { headerEntries, type OutgoingRecord, type RecordPlace, type RecordProducer } from '@docket/kafka';
import { BufferFullError, ClosedError } from './errors.js';

/** Bounds of the queue. */
export interface SendQueueLimits {
  /** How long a batch waits for company, in ms. */
  readonly lingerMs: number;
  /** Most bytes in one request; stays below the topic's `max.message.bytes`, since all may go to one partition. */
  readonly maxBatchBytes: number;
  /** Most bytes that may wait, the batch on its way included. */
  readonly maxBufferedBytes: number;
}

interface Waiting {
  readonly record: OutgoingRecord;
  readonly bytes: number;
  readonly done: (place: RecordPlace) => void;
  readonly failed: (error: unknown) => void;
}

/** Bytes a record takes beyond key, value and headers, roughly: lengths and offsets. */
const RECORD_OVERHEAD = 64;

/**
 * Collects records and sends them in order, one request at a time: order per key is kept, and the driver's idempotence
 * holds only without concurrent requests. While one request is on its way the next batch fills by itself.
 */
export class SendQueue {
  #waiting: Waiting[] = [];
  #bufferedBytes = 0;
  #sending: Promise<void> | undefined;
  #closed = false;

  constructor(
    private readonly producer: RecordProducer,
    private readonly topic: string,
    private readonly limits: SendQueueLimits,
  ) {}

  /** Adds a record; resolves when Kafka has it. @throws {BufferFullError | ClosedError} at once, without adding it. */
  add(record: OutgoingRecord): Promise<RecordPlace> {
    if (this.#closed) throw new ClosedError('the audit client is closed');
    const bytes = (record.value?.length ?? 0) + (record.key?.length ?? 0) + headerBytes(record) + RECORD_OVERHEAD;
    if (this.#bufferedBytes + bytes > this.limits.maxBufferedBytes) {
      throw new BufferFullError(
        `${this.#bufferedBytes} bytes wait for Kafka already; await earlier events and try again`,
      );
    }
    this.#bufferedBytes += bytes;
    return new Promise((done, failed) => {
      this.#waiting.push({ record, bytes, done, failed });
      this.#sending ??= this.#sendAll();
    });
  }

  /** Resolves when everything added so far was answered. */
  async flush(): Promise<void> {
    while (this.#sending) await this.#sending;
  }

  /** Takes nothing more, sends what waits, and resolves. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.flush();
  }

  async #sendAll(): Promise<void> {
    if (this.limits.lingerMs > 0) await new Promise((resolve) => setTimeout(resolve, this.limits.lingerMs));
    while (this.#waiting.length > 0) await this.#sendBatch(this.#takeBatch());
    this.#sending = undefined;
  }

  #takeBatch(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const item of this.#waiting) {
      if (count > 0 && bytes + item.bytes > this.limits.maxBatchBytes) break;
      bytes += item.bytes;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #sendBatch(batch: Waiting[]): Promise<void> {
    try {
      const places = await this.producer.send(
        this.topic,
        batch.map((item) => item.record),
      );
      places.forEach((place, index) => batch[index]?.done(place));
    } catch (error) {
      for (const item of batch) item.failed(error);
    } finally {
      for (const item of batch) this.#bufferedBytes -= item.bytes;
    }
  }
}

function headerBytes({ headers }: OutgoingRecord): number {
  if (!headers) return 0;
  return headerEntries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
}

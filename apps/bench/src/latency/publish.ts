import { connectProducer, type RecordProducer } from '@docket/kafka';
import { registerMix } from '../events/encodings.js';
import { EventStock } from './event-stock.js';
import { type PublishSettings } from './publish-settings.js';
import { Receipts } from './receipts.js';

/** How long events wait for company, ms: as in the SDK. */
const LINGER_MS = 10;
/** Events in one request at most: well within the topic's limit, even if all went to one partition. */
const MAX_PER_REQUEST = 3_000;
/** More than a machine can publish in a second. */
const MOST_PER_SECOND = 200_000;

/**
 * Publishes as the SDK does, one request at a time, and writes down when each event was due and where it landed. An event
 * that waits because an earlier request takes long counts from when it was due.
 */
export async function publish(settings: PublishSettings): Promise<void> {
  const { brokers, registryUrl, topic, seconds, rate, seed, file } = settings;
  const stock = new EventStock(await registerMix(registryUrl, topic), seed);
  const producer = await connectProducer({ brokers }, { clientId: 'bench-publisher' });
  const receipts = Receipts.ofCount(Math.ceil((rate ?? MOST_PER_SECOND) * seconds));
  const publisher = new Publisher(producer, topic, stock, receipts);
  const count = rate === undefined ? await publisher.flatOut(seconds) : await publisher.paced(rate, seconds);
  await producer.close();
  receipts.write(file, count);
}

class Publisher {
  #count = 0;

  constructor(
    private readonly producer: RecordProducer,
    private readonly topic: string,
    private readonly stock: EventStock,
    private readonly receipts: Receipts,
  ) {}

  /** So many a second. @returns how many in all */
  async paced(rate: number, seconds: number): Promise<number> {
    const began = Date.now();
    const total = Math.floor(rate * seconds);
    while (this.#count < total) {
      await pause(LINGER_MS);
      const due = Math.min(total, Math.floor(((Date.now() - began) / 1000) * rate));
      while (this.#count < due) {
        await this.#send(Math.min(due - this.#count, MAX_PER_REQUEST), (index) => began + (index / rate) * 1000);
      }
    }
    return this.#count;
  }

  /** As many as the broker takes. @returns how many */
  async flatOut(seconds: number): Promise<number> {
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end && this.#count < this.receipts.count) {
      const now = Date.now();
      await this.#send(Math.min(MAX_PER_REQUEST, this.receipts.count - this.#count), () => now);
    }
    return this.#count;
  }

  async #send(count: number, dueAt: (index: number) => number): Promise<void> {
    const now = Date.now();
    const records = Array.from({ length: count }, () => this.stock.next(now));
    const places = await this.producer.send(this.topic, records);
    for (const { partition, offset } of places) {
      this.receipts.set(this.#count, dueAt(this.#count), partition, Number(offset));
      this.#count += 1;
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

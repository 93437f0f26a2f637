import { randomUUID } from 'node:crypto';
import { connectAdmin } from './admin.js';
import { type ConsumerHandler, topicConsumer, type TopicConsumer } from './consumer.js';
import { KafkaFailure } from './kafka-failure.js';
import { type FetchedBatch, type IncomingRecord } from './records.js';
import { type KafkaSettings } from './settings.js';

/** Without anything new for so long the topic is taken to be out of reach. */
const SILENCE_MS = 30_000;

/**
 * Reads a topic from its first record to the end that it has now, as a group of its own, which commits nothing. For small topics: what
 * was fetched waits in memory until it is taken.
 * @param take is given the records of a partition in their order, one call after another
 * @throws {KafkaFailure}
 */
export async function readTopic(
  settings: KafkaSettings,
  topic: { readonly name: string; readonly clientId: string },
  take: (partition: number, records: readonly IncomingRecord[]) => Promise<void>,
): Promise<void> {
  const { name, clientId } = topic;
  const admin = await connectAdmin(settings, { clientId });
  const ranges = await admin.ranges(name).finally(() => admin.close());
  const wanted = new Map(
    ranges.filter(({ low, high }) => high > low).map(({ partition, low, high }) => [partition, { next: low, high }]),
  );
  if (wanted.size === 0) return;
  const consumer = topicConsumer(settings, { clientId, group: `${clientId}-read-${randomUUID()}`, topic: name });
  try {
    await new Reading(consumer, wanted, take).finished();
  } finally {
    await consumer.stop();
  }
}

/** Reads some partitions up to an offset each. */
class Reading implements ConsumerHandler {
  #work: Promise<void> = Promise.resolve();
  #end: (failure?: Error) => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly consumer: TopicConsumer,
    private readonly left: Map<number, { next: bigint; readonly high: bigint }>,
    private readonly take: (partition: number, records: readonly IncomingRecord[]) => Promise<void>,
  ) {}

  finished(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#end = (failure) => {
        clearTimeout(this.#timer);
        if (failure === undefined) resolve();
        else reject(failure);
      };
      this.#heard();
      this.consumer.start(this).catch((error: unknown) => {
        this.#end(failureOf(error));
      });
    });
  }

  assigned(partitions: readonly number[]): void {
    for (const partition of partitions) {
      const position = this.left.get(partition);
      if (position) this.consumer.seek(partition, position.next);
      else this.consumer.pause(partition);
    }
  }

  fetched({ partition, from, next, records }: FetchedBatch): void {
    this.#heard();
    const position = this.left.get(partition);
    if (!position) return;
    if (from > position.next) {
      this.consumer.seek(partition, position.next);
      return;
    }
    const fresh = records.filter(({ offset }) => BigInt(offset) >= position.next);
    if (next > position.next) position.next = next;
    this.#work = this.#work.then(() => this.take(partition, fresh));
    this.#work.catch((error: unknown) => {
      this.#end(failureOf(error));
    });
    if (position.next < position.high) return;
    this.left.delete(partition);
    this.consumer.pause(partition);
    if (this.left.size > 0) return;
    void this.#work.then(
      () => {
        this.#end();
      },
      () => undefined,
    );
  }

  crashed(failure: KafkaFailure): void {
    this.#end(failure);
  }

  #heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#end(new KafkaFailure(`nothing came of partitions ${[...this.left.keys()].join(', ')}`, true));
    }, SILENCE_MS);
  }
}

function failureOf(error: unknown): Error {
  return error instanceof Error ? error : new KafkaFailure(String(error), false);
}

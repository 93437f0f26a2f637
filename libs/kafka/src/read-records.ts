import { randomUUID } from 'node:crypto';
import { type ConsumerHandler, topicConsumer, type TopicConsumer } from './consumer.js';
import { KafkaFailure } from './kafka-failure.js';
import { type FetchedBatch, type IncomingRecord } from './records.js';
import { type KafkaSettings } from './settings.js';

/** Joining a group can take as long as the broker waits for further members, 3 s unless set otherwise. */
const DEADLINE_MS = 20_000;

/**
 * Reads single records of a topic: of each partition the one at an offset, which must lie between the first one kept
 * and the end. Partitions that have no record there are left out. The driver reads only as a member of a group, so it is
 * a group of its own, which commits nothing, so that the broker forgets it before long.
 * @throws {KafkaFailure}
 */
export async function readRecords(
  settings: KafkaSettings,
  topic: { readonly name: string; readonly clientId: string },
  offsets: ReadonlyMap<number, number>,
): Promise<ReadonlyMap<number, IncomingRecord>> {
  if (offsets.size === 0) return new Map();
  const group = `${topic.clientId}-look-${randomUUID()}`;
  const consumer = topicConsumer(settings, { clientId: topic.clientId, group, topic: topic.name });
  const look = new Look(consumer, offsets);
  try {
    return await look.found();
  } finally {
    await consumer.stop();
  }
}

/** Goes to one offset per partition, and keeps what is there. */
class Look implements ConsumerHandler {
  readonly #records = new Map<number, IncomingRecord>();
  readonly #left: Set<number>;
  #end: (failure?: KafkaFailure) => void = () => undefined;

  constructor(
    private readonly consumer: TopicConsumer,
    private readonly offsets: ReadonlyMap<number, number>,
  ) {
    this.#left = new Set(offsets.keys());
  }

  found(): Promise<ReadonlyMap<number, IncomingRecord>> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#end(new KafkaFailure(`nothing came of partitions ${[...this.#left].join(', ')}`, true));
      }, DEADLINE_MS);
      this.#end = (failure) => {
        clearTimeout(timer);
        if (failure) reject(failure);
        else resolve(this.#records);
      };
      this.consumer.start(this).catch(this.#end);
    });
  }

  assigned(partitions: readonly number[]): void {
    for (const partition of partitions) this.#goTo(partition);
  }

  fetched({ partition, from, next, records }: FetchedBatch): void {
    const wanted = this.offsets.get(partition);
    if (wanted === undefined || !this.#left.has(partition)) return;
    if (from > wanted || next <= wanted) {
      this.#goTo(partition);
      return;
    }
    const record = records.find(({ offset }) => Number(offset) === wanted);
    if (record) this.#records.set(partition, record);
    this.#left.delete(partition);
    this.consumer.pause(partition);
    if (this.#left.size === 0) this.#end();
  }

  crashed(failure: KafkaFailure): void {
    this.#end(failure);
  }

  #goTo(partition: number): void {
    const offset = this.offsets.get(partition);
    if (offset !== undefined && this.#left.has(partition)) this.consumer.seek(partition, BigInt(offset));
    else this.consumer.pause(partition);
  }
}

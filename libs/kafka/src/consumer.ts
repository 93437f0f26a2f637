import kafkajs, { type Consumer, type EachBatchPayload } from 'kafkajs';
import { kafkaFailure, type KafkaFailure } from './kafka-failure.js';
import { type FetchedBatch } from './records.js';
import { assertTrustedBrokers, kafkaClient, type KafkaLog, type KafkaSettings } from './settings.js';

/** What the reader of a topic is told. All calls must return at once: work goes on elsewhere. */
export interface ConsumerHandler {
  /** The partitions that are ours now, all of them; called at every new assignment, with none when the group is lost. */
  assigned(partitions: readonly number[]): void;
  /** What was fetched. The fetch position moves to its end as soon as this returns. */
  fetched(batch: FetchedBatch): void;
  /** The driver gave up for good: the process should end and be started again. */
  crashed(failure: KafkaFailure): void;
}

/** Reads one topic as a member of a group. */
export interface TopicConsumer {
  start(handler: ConsumerHandler): Promise<void>;
  pause(partition: number): void;
  resume(partition: number): void;
  /** Moves the fetch position of a partition. */
  seek(partition: number, offset: bigint): void;
  /** Tells the group how far we are: the offset of the next record to read, per partition. */
  commit(positions: readonly { partition: number; next: bigint }[]): Promise<void>;
  /** Leaves the group. */
  stop(): Promise<void>;
}

/** What a consumer may be told beyond its topic and group. */
export interface ConsumerOptions {
  readonly clientId: string;
  readonly group: string;
  readonly topic: string;
  readonly log?: KafkaLog;
  readonly sessionTimeoutMs?: number;
  /** Most bytes one fetch brings per partition. */
  readonly maxBytesPerPartition?: number;
}

const MIB = 1024 * 1024;

/** Makes a consumer; nothing is contacted before `start`. A group without commits begins at the first record. */
export function topicConsumer(settings: KafkaSettings, options: ConsumerOptions): TopicConsumer {
  const consumer = kafkaClient(settings, options.clientId, options.log).consumer({
    groupId: options.group,
    sessionTimeout: options.sessionTimeoutMs ?? 30_000,
    // A third of the session, as Kafka's own documentation advises.
    heartbeatInterval: Math.floor((options.sessionTimeoutMs ?? 30_000) / 3),
    maxBytesPerPartition: options.maxBytesPerPartition ?? 1 * MIB,
    maxBytes: 4 * MIB,
    // A fetch costs broker and driver as much as hundreds of records, and what it brings waits for company anyway.
    minBytes: 64 * 1024,
    maxWaitTimeInMs: 25,
    // The driver reports giving up through the CRASH event; until then it goes on trying.
    retry: { retries: 20, initialRetryTime: 100, maxRetryTime: 5_000 },
  });
  return new DriverConsumer(consumer, settings, options.topic);
}

class DriverConsumer implements TopicConsumer {
  /** The driver throws when it is told to pause or seek outside a run; by then it no longer matters. */
  #running = false;

  constructor(
    private readonly consumer: Consumer,
    private readonly settings: KafkaSettings,
    private readonly topic: string,
  ) {}

  async start(handler: ConsumerHandler): Promise<void> {
    const { events } = this.consumer;
    this.consumer.on(events.GROUP_JOIN, ({ payload }) => {
      handler.assigned(payload.memberAssignment[this.topic] ?? []);
    });
    this.consumer.on(events.START_BATCH_PROCESS, ({ payload }) => {
      handOverNothing(payload, handler);
    });
    this.consumer.on(events.CRASH, ({ payload }) => {
      if (!payload.restart) handler.crashed(kafkaFailure(payload.error));
    });
    try {
      await assertTrustedBrokers(this.settings);
      await this.consumer.connect();
      await this.consumer.subscribe({ topic: this.topic, fromBeginning: true });
      this.#running = true;
      await this.consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => {
          handOver(payload, handler);
          return Promise.resolve();
        },
      });
    } catch (error) {
      throw kafkaFailure(error);
    }
  }

  pause(partition: number): void {
    this.#tell(() => {
      this.consumer.pause([{ topic: this.topic, partitions: [partition] }]);
    });
  }

  resume(partition: number): void {
    this.#tell(() => {
      this.consumer.resume([{ topic: this.topic, partitions: [partition] }]);
    });
  }

  seek(partition: number, offset: bigint): void {
    this.#tell(() => {
      this.consumer.seek({ topic: this.topic, partition, offset: String(offset) });
    });
  }

  /**
   * Between a crash and its own restart the driver has no group, and throws. What it was told is void then anyway: it
   * comes back without pauses and at the committed offsets, which the reader has to expect at every rejoin.
   */
  #tell(action: () => void): void {
    if (!this.#running) return;
    try {
      action();
    } catch (error) {
      if (!(error instanceof kafkajs.KafkaJSNonRetriableError)) throw error;
    }
  }

  async commit(positions: readonly { partition: number; next: bigint }[]): Promise<void> {
    try {
      await this.consumer.commitOffsets(
        positions.map(({ partition, next }) => ({ topic: this.topic, partition, offset: String(next) })),
      );
    } catch (error) {
      throw kafkaFailure(error);
    }
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.consumer.disconnect();
  }
}

function handOver(payload: EachBatchPayload, handler: ConsumerHandler): void {
  const { batch } = payload;
  // Stale: a seek or a pause came after the fetch; the driver will fetch these records again.
  if (payload.isStale() || batch.messages.length === 0) return;
  handler.fetched({
    topic: batch.topic,
    partition: batch.partition,
    from: BigInt((batch as typeof batch & { readonly fetchedOffset: string }).fetchedOffset),
    next: BigInt(batch.lastOffset()) + 1n,
    records: batch.messages,
    highWatermark: BigInt(batch.highWatermark),
  });
  payload.resolveOffset(batch.lastOffset());
}

/** What the driver tells of a fetch before it is handled. Its own type leaves out that there may be no first offset. */
interface FetchNotice {
  readonly topic: string;
  readonly partition: number;
  readonly batchSize: number;
  readonly firstOffset: string | null;
  readonly lastOffset: string;
  readonly highWatermark: string;
}

/**
 * A fetch that brought only records of the broker's own, or aborted ones: the driver keeps it to itself and moves on,
 * so that whoever counts offsets would see a hole and ask for it again and again.
 */
function handOverNothing(notice: FetchNotice, handler: ConsumerHandler): void {
  const { topic, partition, batchSize, firstOffset, lastOffset, highWatermark } = notice;
  if (batchSize > 0) return;
  handler.fetched({
    topic,
    partition,
    // Without a first offset there was nothing at all at the last one, which is where the fetch began.
    from: BigInt(firstOffset ?? lastOffset),
    next: BigInt(lastOffset) + 1n,
    records: [],
    highWatermark: BigInt(highWatermark),
  });
}

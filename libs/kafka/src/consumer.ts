import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, { type Consumer } from 'kafkajs';
import { Connections } from './connections.js';
import { handOver, handOverNothing } from './hand-over.js';
import { kafkaFailure, type KafkaFailure } from './kafka-failure.js';
import { type FetchedBatch } from './records.js';
import { SilenceWatch } from './silence-watch.js';
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
  return new DriverConsumer((connections) => driverOf(settings, options, connections), settings, options);
}

/** Session of a member when nothing else is said, ms. */
const SESSION_MS = 30_000;
/** A driver that is silent for so many sessions has lost its group long ago. */
const SILENT_SESSIONS = 2;

function driverOf(settings: KafkaSettings, options: ConsumerOptions, connections: Connections): Consumer {
  const sessionTimeout = options.sessionTimeoutMs ?? SESSION_MS;
  return kafkaClient(settings, options.clientId, options.log, connections).consumer({
    groupId: options.group,
    sessionTimeout,
    // A third of the session, as Kafka's own documentation advises.
    heartbeatInterval: Math.floor(sessionTimeout / 3),
    maxBytesPerPartition: options.maxBytesPerPartition ?? 1 * MIB,
    maxBytes: 4 * MIB,
    // A fetch costs broker and driver as much as hundreds of records, and what it brings waits for company anyway.
    minBytes: 64 * 1024,
    maxWaitTimeInMs: 25,
    // The driver reports giving up through the CRASH event; until then it goes on trying.
    retry: {
      retries: 20,
      initialRetryTime: 100,
      maxRetryTime: 5_000,
      restartOnFailure: () => Promise.resolve(!connections.isSealed),
    },
  });
}

/** The driver, and another one in its place when it is stuck. Exported for its test alone. */
export class DriverConsumer implements TopicConsumer {
  /** The driver throws when it is told to pause or seek outside a run; by then it no longer matters. */
  #running = false;
  #connections = new Connections();
  #consumer: Consumer;
  #handler: ConsumerHandler | undefined;
  readonly #watch: SilenceWatch;

  constructor(
    private readonly make: (connections: Connections) => Consumer,
    private readonly settings: KafkaSettings,
    private readonly options: ConsumerOptions,
  ) {
    this.#consumer = make(this.#connections);
    this.#watch = new SilenceWatch({
      limitMs: SILENT_SESSIONS * (options.sessionTimeoutMs ?? SESSION_MS),
      answers: () => answers(settings, options.clientId),
      silent: () => {
        this.#replace();
      },
    });
  }

  async start(handler: ConsumerHandler): Promise<void> {
    this.#handler = handler;
    await this.#run(this.#consumer, handler);
    this.#watch.start();
  }

  async #run(consumer: Consumer, reader: ConsumerHandler): Promise<void> {
    const handler = this.#whileOurs(consumer, reader);
    this.#listen(consumer, handler);
    try {
      await assertTrustedBrokers(this.settings);
      await consumer.connect();
      await consumer.subscribe({ topic: this.options.topic, fromBeginning: true });
      this.#running = true;
      await consumer.run({
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

  #listen(consumer: Consumer, handler: ConsumerHandler): void {
    const { events } = consumer;
    for (const event of [events.FETCH, events.HEARTBEAT, events.GROUP_JOIN, events.CRASH]) {
      consumer.on(event, () => {
        if (consumer === this.#consumer) this.#watch.heard();
      });
    }
    consumer.on(events.GROUP_JOIN, ({ payload }) => {
      handler.assigned(payload.memberAssignment[this.options.topic] ?? []);
    });
    consumer.on(events.START_BATCH_PROCESS, ({ payload }) => {
      handOverNothing(payload, handler);
    });
    consumer.on(events.CRASH, ({ payload }) => {
      if (!payload.restart) handler.crashed(kafkaFailure(payload.error));
    });
  }

  /** What a driver that was replaced still says is nobody's business. */
  #whileOurs(consumer: Consumer, handler: ConsumerHandler): ConsumerHandler {
    const isOurs = (): boolean => consumer === this.#consumer;
    return {
      assigned: (partitions) => {
        if (isOurs()) handler.assigned(partitions);
      },
      fetched: (batch) => {
        if (isOurs()) handler.fetched(batch);
      },
      crashed: (failure) => {
        if (isOurs()) handler.crashed(failure);
      },
    };
  }

  /** Its reader is told of the new one's partitions as at any other rejoin. */
  #replace(): void {
    const handler = this.#handler;
    if (!handler || !this.#running) return;
    this.options.log?.('error', 'the driver is stuck although Kafka answers: it is replaced', {
      topic: this.options.topic,
    });
    void this.#end(this.#consumer, this.#connections);
    this.#running = false;
    this.#connections = new Connections();
    this.#consumer = this.make(this.#connections);
    this.#run(this.#consumer, handler).catch((error: unknown) => {
      handler.crashed(kafkaFailure(error));
    });
  }

  /** It may never end by itself, and may join the group once more when it was joining; but not without connections. */
  async #end(stuck: Consumer, connections: Connections): Promise<void> {
    const left = stuck.disconnect().catch(() => undefined);
    await Promise.race([left, pause(this.options.sessionTimeoutMs ?? SESSION_MS, undefined, { ref: false })]);
    connections.cut();
  }

  pause(partition: number): void {
    this.#tell(() => {
      this.#consumer.pause([{ topic: this.options.topic, partitions: [partition] }]);
    });
  }

  resume(partition: number): void {
    this.#tell(() => {
      this.#consumer.resume([{ topic: this.options.topic, partitions: [partition] }]);
    });
  }

  seek(partition: number, offset: bigint): void {
    this.#tell(() => {
      this.#consumer.seek({ topic: this.options.topic, partition, offset: String(offset) });
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
      await this.#consumer.commitOffsets(
        positions.map(({ partition, next }) => ({
          topic: this.options.topic,
          partition,
          offset: String(next),
        })),
      );
    } catch (error) {
      throw kafkaFailure(error);
    }
  }

  async stop(): Promise<void> {
    this.#running = false;
    this.#watch.stop();
    await this.#consumer.disconnect();
  }
}

/** Whether Kafka answers a client of its own at this moment. */
async function answers(settings: KafkaSettings, clientId: string): Promise<boolean> {
  const admin = kafkaClient(settings, `${clientId}-watch`).admin({ retry: { retries: 0 } });
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } finally {
    await admin.disconnect();
  }
}

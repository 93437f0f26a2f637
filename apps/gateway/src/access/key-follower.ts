import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  connectAdmin,
  type ConsumerHandler,
  type FetchedBatch,
  type KafkaFailure,
  type KafkaSettings,
  type TopicAdmin,
  topicConsumer,
  type TopicConsumer,
  TopicPositions,
} from '@docket/kafka';
import { type Logger } from '@docket/telemetry';
import { type KeyBook } from './key-book.js';

/** What the follower reads, and for whom. */
export interface KeyFollowerOptions {
  readonly kafka: KafkaSettings;
  /** The control topic. */
  readonly topic: string;
  readonly log: Logger;
}

const CLIENT = 'docket-gateway';
const SESSION_MS = 10_000;
/** How often it is asked whether everything was read. */
const LOOK_MS = 2_000;
/** The first reading ends as soon as it can. */
const FIRST_LOOK_MS = 50;
/** A reader that is behind for so long is replaced. */
const STUCK_MS = 20_000;
/** How long to wait for the end of connections, ms. */
const END_MS = 2_000;
/** Older than this, the keys are said to be old. */
const OLD_MS = 15_000;

/**
 * Keeps the keys as they stand on the control topic: reads it from its first record, and follows it. Every gateway reads all of
 * it, in a group of its own that commits nothing. While Kafka is away the keys that are known stay in force.
 */
export class KeyFollower {
  readonly #ending = new AbortController();
  #reading: Reading | undefined;
  #admin: TopicAdmin | undefined;
  #currentAt: number | undefined;
  #work: Promise<void> | undefined;

  constructor(
    private readonly book: KeyBook,
    private readonly options: KeyFollowerOptions,
  ) {}

  /** Whether the topic was read to its end once. */
  get isLoaded(): boolean {
    return this.#currentAt !== undefined;
  }

  /** How long ago it was seen that nothing is missing, ms; undefined before that. */
  get ageMs(): number | undefined {
    return this.#currentAt === undefined ? undefined : performance.now() - this.#currentAt;
  }

  /** What is wrong with the keys; undefined when nothing is. */
  get problem(): string | undefined {
    const age = this.ageMs;
    if (age === undefined) return 'are not read yet: Kafka does not answer, or the control topic is missing';
    if (age < OLD_MS) return undefined;
    return `are as they were ${Math.round(age / 1000)} s ago, since Kafka does not answer; they stay in force`;
  }

  start(): void {
    this.#work ??= this.#follow();
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    const ended = Promise.resolve(this.#work).then(() =>
      Promise.allSettled([this.#reading?.stop(), this.#admin?.close()]),
    );
    // Without Kafka a connection that is being made takes its time, and nobody needs it any more.
    await Promise.race([ended, setTimeout(END_MS, undefined, { ref: false })]);
  }

  async #follow(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      try {
        await this.#look();
      } catch (error) {
        this.options.log.warn({ error: textOf(error) }, 'the control topic cannot be read');
        this.#admin?.close().catch(() => undefined);
        this.#admin = undefined;
      }
      const wait = this.isLoaded ? LOOK_MS : FIRST_LOOK_MS;
      await setTimeout(wait, undefined, { signal: this.#ending.signal }).catch(() => undefined);
    }
  }

  /** Sees to it that somebody reads, and whether everything was read. */
  async #look(): Promise<void> {
    const { kafka, topic } = this.options;
    this.#admin ??= await connectAdmin(kafka, { clientId: CLIENT });
    const ranges = await this.#admin.ranges(topic);
    if (this.#reading?.isOver(performance.now()) === true) {
      await this.#reading.stop().catch(() => undefined);
      this.#reading = undefined;
    }
    this.#reading ??= await Reading.begin(this.book, this.options);
    // A partition without records has no end to come to.
    const isCurrent = ranges.every(({ partition, low, high }) => low === high || this.#reading?.isAt(partition, high));
    if (!isCurrent) return;
    this.#currentAt = performance.now();
    this.#reading.heard();
  }
}

/** One reader of the topic, until it fails. */
class Reading implements ConsumerHandler {
  #hasFailed = false;
  #heardAt = performance.now();
  readonly #positions: TopicPositions;

  private constructor(
    private readonly consumer: TopicConsumer,
    private readonly book: KeyBook,
    private readonly log: Logger,
  ) {
    this.#positions = new TopicPositions(consumer);
  }

  static async begin(book: KeyBook, { kafka, topic, log }: KeyFollowerOptions): Promise<Reading> {
    const group = `${CLIENT}-${randomUUID()}`;
    const consumer = topicConsumer(kafka, { clientId: CLIENT, group, topic, sessionTimeoutMs: SESSION_MS });
    const reading = new Reading(consumer, book, log);
    await consumer.start(reading);
    return reading;
  }

  assigned(partitions: readonly number[]): void {
    this.#positions.assigned(partitions);
  }

  fetched(batch: FetchedBatch): void {
    for (const record of this.#positions.taken(batch)) this.book.take(record);
  }

  crashed(failure: KafkaFailure): void {
    this.log.warn({ error: failure.message }, 'the reader of the control topic failed; another one takes over');
    this.#hasFailed = true;
  }

  isAt(partition: number, offset: bigint): boolean {
    return this.#positions.isAt(partition, offset);
  }

  /** It was at the end of the topic. */
  heard(): void {
    this.#heardAt = performance.now();
  }

  /** Whether another one has to take over. */
  isOver(now: number): boolean {
    return this.#hasFailed || now - this.#heardAt > STUCK_MS;
  }

  stop(): Promise<void> {
    return this.consumer.stop();
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { randomUUID } from 'node:crypto';
import { type BlockColumn, EventBlock } from '@docket/avro';
import {
  type ConsumerHandler,
  type FetchedBatch,
  KafkaFailure,
  type KafkaSettings,
  topicConsumer,
  type TopicConsumer,
} from '@docket/kafka';
import { type LedgerStore } from '@docket/ledger';
import { HeldRecords } from './held-records.js';
import { reformBatch } from './reform.js';
import { type SchemaSource } from './schema-source.js';

/** Offsets of one partition, `below` no longer in it. */
export interface OffsetRange {
  readonly partition: number;
  readonly from: number;
  readonly below: number;
}

/** The stored events of a range of offsets, as `audit_events` has them but for when their batch was decided. */
export interface RangeOfEvents extends OffsetRange {
  readonly rows: number;
  readonly columns: readonly BlockColumn[];
  /** One block of the Native format. To be done with before the next range but one is asked for, whose it becomes. */
  readonly body: readonly Buffer[];
}

export interface TopicEventsParts {
  readonly kafka: KafkaSettings;
  readonly topic: string;
  readonly epoch: number;
  readonly ledger: LedgerStore;
  readonly schemas: SchemaSource;
  readonly clientId: string;
}

/** Without anything new for so long the topic is taken to be out of reach. */
const SILENCE_MS = 60_000;
const LOOK_MS = 1_000;
/** When a batch was decided is not in the topic. */
const UNKNOWN_TIME = 0;
/** Records that wait per partition, about: what is behind is fetched while what is before is worked on. */
const MOST_WAITING = 60_000;
/** Partitions that are read at the same time: a range waits in memory until all of its records are there. */
const AT_ONCE = 2;

/**
 * Reads stored events back out of the topic, by the fates that the ledger has, in ranges that are given. Ranges of a partition must
 * ascend and may leave out what is between them.
 *
 * The driver reads only as a member of a group, so it is a group of its own, which commits nothing.
 */
export class TopicEvents implements ConsumerHandler {
  /** Two, so that one can be filled while the other is still being sent. */
  readonly #blocks = [new EventBlock(), new EventBlock()] as const;
  #turn = false;
  readonly #partitions = new Map<number, PartitionRecords>();
  #failure: Error | undefined;
  #heardAt = performance.now();
  #wake: () => void = () => undefined;

  readonly #consumer: TopicConsumer;

  constructor(private readonly parts: TopicEventsParts) {
    const { kafka, topic, clientId } = parts;
    this.#consumer = topicConsumer(kafka, { clientId, group: `${clientId}-${randomUUID()}`, topic });
  }

  /**
   * The events of some ranges, partition by partition as they come in. Each range comes once.
   * @param names the columns that are wanted
   * @throws {KafkaFailure} when the topic cannot be read, or no longer has an offset of a range
   */
  async *read(
    ranges: readonly OffsetRange[],
    names: ReadonlySet<string>,
    signal: AbortSignal,
  ): AsyncGenerator<RangeOfEvents> {
    for (const range of ranges) {
      const known = this.#partitions.get(range.partition);
      if (known) known.ranges.push(range);
      else this.#partitions.set(range.partition, new PartitionRecords([range]));
    }
    await this.#consumer.start(this);
    try {
      while ([...this.#partitions.values()].some(({ ranges: left }) => left.length > 0)) {
        signal.throwIfAborted();
        const ready = [...this.#partitions].find(([, records]) => records.isReady);
        if (!ready) {
          await this.#news();
          continue;
        }
        const [partition, records] = ready;
        yield await this.#next(partition, records, names);
        records.forget();
        this.#readOn();
      }
    } finally {
      await this.#consumer.stop();
    }
  }

  assigned(partitions: readonly number[]): void {
    for (const partition of partitions) {
      const records = this.#partitions.get(partition);
      // What waits stays; reading goes on behind it.
      if (records && records.ranges.length > 0) this.#consumer.seek(partition, BigInt(records.next));
      this.#consumer.pause(partition);
      if (records) records.isPaused = true;
    }
    this.#readOn();
  }

  /** Reads those partitions whose turn it is. */
  #readOn(): void {
    const turn = [...this.#partitions].filter(([, { ranges }]) => ranges.length > 0).slice(0, AT_ONCE);
    for (const [partition, records] of turn) {
      if (!records.isPaused || records.hasAll || records.waiting >= MOST_WAITING) continue;
      records.isPaused = false;
      this.#consumer.resume(partition);
    }
  }

  fetched({ partition, from, next, records }: FetchedBatch): void {
    this.#heardAt = performance.now();
    const own = this.#partitions.get(partition);
    if (!own) return;
    const expected = own.next;
    if (Number(from) > expected) {
      this.#fail(
        new KafkaFailure(`partition ${partition} has no offset ${expected} any more: it begins at ${from}`, false),
      );
    } else if (Number(next) > expected) {
      own.add(records, Number(next));
      if (own.waiting > MOST_WAITING || own.hasAll) {
        own.isPaused = true;
        this.#consumer.pause(partition);
      }
    }
    this.#wake();
  }

  crashed(failure: KafkaFailure): void {
    this.#fail(failure);
  }

  #fail(failure: Error): void {
    this.#failure ??= failure;
    this.#wake();
  }

  async #news(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    if (this.#failure) throw this.#failure;
    if (performance.now() - this.#heardAt > SILENCE_MS) {
      throw new KafkaFailure(`nothing came of topic ${this.parts.topic} for ${SILENCE_MS / 1000} s`, true);
    }
  }

  async #next(partition: number, records: PartitionRecords, names: ReadonlySet<string>): Promise<RangeOfEvents> {
    const range = records.ranges[0];
    if (!range) throw new Error('no range is left');
    const { topic, epoch, ledger, schemas } = this.parts;
    const place = { topic, epoch, partition };
    // What lies between two ranges.
    records.held.forget(records.held.countThrough(range.from - 1));
    const span = records.held.span(records.held.countThrough(range.below - 1));
    const fates = await ledger.notStored(place, range.from, range.below - 1);
    const row = { first: range.from, last: range.below - 1, fates };
    this.#turn = !this.#turn;
    const block = this.#blocks[this.#turn ? 0 : 1];
    await reformBatch({ block, schemas }, place, row, span);
    const columns = block.columns.filter(({ name }) => names.has(name));
    const body = block.encode({ epoch, ingestedAt: UNKNOWN_TIME }, columns);
    return { ...range, rows: block.rows, columns, body };
  }
}

/** The records of a partition that wait, and the ranges that they belong to. */
class PartitionRecords {
  readonly held = new HeldRecords();
  /** Offset of the first record that did not come yet. */
  next: number;
  isPaused = false;

  constructor(readonly ranges: OffsetRange[]) {
    this.next = ranges[0]?.from ?? 0;
  }

  get waiting(): number {
    return this.held.count;
  }

  /** All records of the first range are here. */
  get isReady(): boolean {
    const [range] = this.ranges;
    return range !== undefined && this.next >= range.below;
  }

  /** Nothing more has to come. */
  get hasAll(): boolean {
    return this.next >= (this.ranges.at(-1)?.below ?? 0);
  }

  add(records: FetchedBatch['records'], next: number): void {
    const first = this.ranges[0]?.from ?? 0;
    for (const record of records) {
      const offset = Number(record.offset);
      if (offset >= this.next && offset >= first) this.held.add(offset, record);
    }
    this.next = next;
  }

  /** The first range is done with. */
  forget(): void {
    const range = this.ranges.shift();
    if (range) this.held.forget(this.held.countThrough(range.below - 1));
    const following = this.ranges[0];
    if (following) this.held.forget(this.held.countThrough(following.from - 1));
  }
}

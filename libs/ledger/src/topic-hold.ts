import { randomUUID } from 'node:crypto';
import { type ClickHouseWriter } from '@docket/clickhouse';
import { type OffsetBounds } from './offset-bounds.js';
import * as queries from './queries.js';

/** How far the ledger of a partition is. */
export interface LedgerEnd {
  readonly partition: number;
  /** Offset of the first record that nothing was decided about. */
  readonly next: number;
  /** Everything before it is written, in the tables and in every view. */
  readonly isClosed: boolean;
  /** Everything before this offset is: `next`, or the first of the batch that is not yet. */
  readonly written: number;
}

/** A topic as it stands, while nothing new is decided. */
export interface HeldTopic {
  readonly epoch: number;
  /** Of all partitions of which anything was decided; no other has any event in the tables. */
  readonly ends: readonly LedgerEnd[];
}

/** Something was decided although the topic was held: what was looked at is no one moment. Try again. */
export class HoldEndedError extends Error {
  override readonly name = 'HoldEndedError';
  readonly verdict = 'retry';
}

/** A hold ends by itself after this time, should its owner be gone. */
const HOLD_SECONDS = 10;
/** Between two looks at whether everything is written. */
const LOOK_MS = 40;

/**
 * Holds a topic for a moment: no batch is decided, and what was decided is written to its end. Nothing is taken from
 * anybody: ingesters wait with their next intent.
 *
 * That it held is not a matter of clocks. Events are inserted only when their intent is in the ledger, so if every batch
 * was closed before a piece of work, and the ledger is the same behind it, nothing was inserted meanwhile.
 */
export class TopicHold {
  constructor(
    private readonly writer: ClickHouseWriter,
    private readonly topic: string,
  ) {}

  /**
   * @param patienceMs how long to wait until everything that was decided is written; then the work is done all the same,
   *   and is told by the ends what is still open
   * @throws {HoldEndedError} when a batch was decided before the work had ended
   * @throws {ClickHouseError}
   */
  async during<T>(patienceMs: number, work: (held: HeldTopic) => Promise<T>): Promise<T> {
    const owner = `hold/${randomUUID()}`;
    await this.#write(owner, HOLD_SECONDS);
    try {
      const held = await this.#settled(patienceMs);
      const result = await work(held);
      requireSame(held, await this.look());
      return result;
    } finally {
      // It ends by itself as well: whatever is wrong with the database is told by what was done.
      await this.#write(owner, 0).catch(() => undefined);
    }
  }

  /** Where the ledger is now, without holding anything. */
  async look(): Promise<HeldTopic> {
    const [row] = await this.writer.query(queries.epochQuery, { topic: this.topic });
    const epoch = Math.max(1, row?.epoch ?? 1);
    const rows = await this.writer.query(queries.endsQuery, { topic: this.topic, epoch });
    const ends = rows.map(({ partition, highest_first: first, highest_last: last }) => ({
      partition,
      next: last + 1,
      isClosed: first > last,
      written: first > last ? last + 1 : first,
    }));
    return { epoch, ends };
  }

  /** Partitions that are not written up to a place; none when its epoch is over. Looks once, without holding anything. */
  async behind({ epoch, next }: OffsetBounds): Promise<number[]> {
    const now = await this.look();
    if (now.epoch !== epoch) return [];
    const written = new Map(now.ends.map((end) => [end.partition, end.written]));
    return Object.entries(next)
      .map(([partition, end]) => ({ partition: Number(partition), end }))
      .filter(({ partition, end }) => (written.get(partition) ?? 0) < end)
      .map(({ partition }) => partition);
  }

  async #settled(patienceMs: number): Promise<HeldTopic> {
    const until = Date.now() + patienceMs;
    for (;;) {
      const held = await this.look();
      if (held.ends.every(({ isClosed }) => isClosed) || Date.now() >= until) return held;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  async #write(owner: string, seconds: number): Promise<void> {
    const params = { topic: this.topic, owner, seconds };
    await this.writer.command(
      'INSERT INTO ingest_hold (topic, owner, at, until) ' +
        'SELECT {topic:String}, {owner:String}, now64(3) AS at, at + toIntervalSecond({seconds:UInt32})',
      { params },
    );
  }
}

function requireSame(before: HeldTopic, after: HeldTopic): void {
  if (before.epoch !== after.epoch) throw new HoldEndedError(`epoch ${after.epoch} was begun meanwhile`);
  const moved = after.ends.find(
    (end) => before.ends.find(({ partition }) => partition === end.partition)?.next !== end.next,
  );
  if (moved) throw new HoldEndedError(`a batch of partition ${moved.partition} was decided meanwhile`);
}

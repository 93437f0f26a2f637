import { DatabaseClock } from './database-clock.js';
import { PartitionStoppedError } from './errors.js';
import { EMPTY_LEDGER, type KnownRecord, ledgerTail, type LedgerRow, standingOf, whyStopped } from './ledger.js';
import { type PartitionLog } from './partition-log.js';
import { FenceLostError, type PartitionStore } from './partition-store.js';
import { type Fence, type PartitionPlace } from './place.js';
import { type Retry } from './retry.js';
import { type Surroundings } from './surroundings.js';

/** A partition that is ours. */
export interface Opened {
  readonly fence: Fence;
  /** Offset of the first record without a fate. */
  readonly next: number;
  /** A batch that was decided and may not be written whole. */
  readonly pending: LedgerRow | undefined;
  /** The record before `next`, as far as the ledger knows it and the log still has it. */
  readonly lastRecord: KnownRecord | undefined;
  readonly clock: DatabaseClock;
}

/** Takes a partition over: fence, drain, tail, in this order; every other order loses or doubles events. */
export class OpenPartition {
  constructor(
    private readonly place: PartitionPlace,
    private readonly parts: {
      readonly store: PartitionStore;
      readonly log: PartitionLog;
      readonly surroundings: Surroundings;
    },
    private readonly retry: Retry,
  ) {}

  /** @throws {FenceLostError} when somebody else opens at the same time, {PartitionStoppedError} for a gap */
  async open(): Promise<Opened> {
    const { store, log, surroundings } = this.parts;
    // A new owner for every attempt: an unanswered one may still land, and must not be taken for this one.
    const fence = await this.retry('take fence', () => store.takeFence(this.place, surroundings.uniqueName()));
    if (!fence) throw new FenceLostError('another owner opened the partition at the same time');
    await this.retry('drain', () => store.drain(this.place, fence));
    const rows = await this.retry('read ledger', () => store.tail(this.place));
    const range = await this.retry('read log range', () => log.range());
    const tail = ledgerTail(rows) ?? EMPTY_LEDGER;
    const why = whyStopped(this.place, standingOf(tail, range));
    if (why !== undefined) throw new PartitionStoppedError(why);
    // A log that no longer has the record cannot be compared. One that was made anew begins at 0 and would have it.
    const lastRecord = tail.lastRecord && tail.lastRecord.offset >= range.low ? tail.lastRecord : undefined;
    const clock = new DatabaseClock(() => this.retry('read clock', () => store.now()), surroundings);
    return { fence, next: tail.next, pending: tail.pending, lastRecord, clock };
  }
}

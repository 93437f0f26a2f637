import { standingOf, whyStopped } from '@docket/ledger';
import { PartitionStoppedError } from './errors.js';
import { ledgerTail, type LedgerRow } from './ledger.js';
import { type PartitionLog } from './partition-log.js';
import { FenceLostError, type PartitionStore } from './partition-store.js';
import { type Fence, type PartitionPlace } from './place.js';
import { type Surroundings } from './surroundings.js';

/** A partition that is ours. */
export interface Opened {
  readonly fence: Fence;
  /** Offset of the first record without a fate. */
  readonly next: number;
  /** A batch that was decided and may not be written whole. */
  readonly pending: LedgerRow | undefined;
  /** The database's clock, ms since 1970, read without asking it again. */
  readonly clock: () => number;
}

type Retry = <T>(what: string, attempt: () => Promise<T>) => Promise<T>;

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
    const tail = ledgerTail(rows) ?? { next: 0, pending: undefined };
    const why = whyStopped(this.place, standingOf(tail, range));
    if (why !== undefined) throw new PartitionStoppedError(why);
    const clock = await this.#clock();
    return { fence, ...tail, clock };
  }

  async #clock(): Promise<() => number> {
    const now = await this.retry('read clock', () => this.parts.store.now());
    const { surroundings } = this.parts;
    const read = surroundings.now();
    return () => Math.floor(now + surroundings.now() - read);
  }
}

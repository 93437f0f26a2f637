import { type FetchedBatch } from '@docket/kafka';
import { AnotherLogError, ContinuousLog } from './continuous-log.js';
import { PartitionStoppedError } from './errors.js';
import { FailingViews } from './failing-views.js';
import { FencedDelivery, ReopenError, type TakenPartition } from './fenced-delivery.js';
import { Inbox, PositionLostError } from './inbox.js';
import { anotherLog, whyStopped } from './ledger.js';
import { type Opened, OpenPartition } from './open-partition.js';
import { EpochEndedError, FenceLostError, WindowPassedError } from './partition-store.js';
import { type PartitionPlace } from './place.js';
import { delayOf, GivenUpError, type Retry, sleep, untilAnswered } from './retry.js';
import { type WorkerParts } from './worker-parts.js';
import { OPEN, OPENING, type WorkerState } from './worker-state.js';

/**
 * Delivers one partition: open, then collect, decide, intend and write, batch after batch; nothing else decides about
 * its records. Any refusal means: forget everything and open anew. See docs/delivery.md.
 */
export class PartitionWorker {
  readonly #log: ContinuousLog;
  readonly #inbox: Inbox;
  readonly #revoked = new AbortController();
  #place: PartitionPlace;
  /** Fires as well when it only has to finish what is at hand. */
  readonly #leaving = new AbortController();
  #running: Promise<void> | undefined;
  #state: WorkerState = OPENING;
  /** As it was opened last; `undefined` until then. */
  #taken: TakenPartition | undefined;
  /** Of all openings: a view may fail at what is written once per opening. */
  readonly #views: FailingViews;
  /** The batch at this offset is older than the database's memory of tokens: only what is missing may be written. */
  #windowPassedAt: number | undefined;

  constructor(
    place: PartitionPlace,
    private readonly parts: WorkerParts,
  ) {
    this.#place = place;
    this.#views = new FailingViews(parts.surroundings);
    this.#log = new ContinuousLog(parts.log, parts.surroundings);
    this.#inbox = new Inbox(this.#log, () => parts.buffers.share, parts.surroundings);
  }

  /** The partition; its epoch rises when one was begun. */
  get place(): PartitionPlace {
    return this.#place;
  }

  /** Bytes of records that wait. */
  get bufferedBytes(): number {
    return this.#inbox.bytes;
  }

  get state(): WorkerState {
    return this.#state;
  }

  /** Offset of the first record without a written fate; `undefined` until opened. */
  get next(): number | undefined {
    return this.#taken?.next;
  }

  start(): void {
    this.#inbox.close();
    this.#running ??= this.#run();
  }

  offer(batch: FetchedBatch): void {
    this.#log.handOn(batch, this.#inbox);
    if (this.#log.hasFailed) this.#inbox.wake();
  }

  /** The group was formed anew, and the partition is still ours, perhaps together with fewer or more others. */
  rejoined(): void {
    this.#log.recheck();
    this.#inbox.rejoined();
    this.parts.former.resize(this.parts.ids.share);
  }

  /** The partition is no longer ours: drops everything at once. */
  async revoke(): Promise<void> {
    this.#revoked.abort();
    this.#leaving.abort();
    this.#log.begin(undefined);
    this.#inbox.detach();
    // Its share is somebody else's now. Nothing that is still decided here will be written.
    this.parts.former.resize(0);
    await this.#running;
  }

  /** Finishes the batch at hand, closes it in the ledger, and ends. */
  async finish(): Promise<void> {
    this.#leaving.abort();
    this.#log.wake();
    this.#inbox.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { settings, surroundings } = this.parts;
    for (let attempt = 0; !this.#ended; attempt += 1) {
      const before = this.next;
      try {
        await this.#openAndDeliver();
      } catch (error) {
        this.#inbox.close();
        this.parts.former.forget();
        if (error instanceof GivenUpError) break;
        const reopens = this.#mayReopen(error);
        const hadStopped = this.#state.is === 'stopped';
        // Progress since the last opening (whoever took the partition gave it back), or another reason to wait.
        if (this.next !== before || hadStopped === reopens) attempt = 0;
        if (!reopens) this.#stop(error);
        const delayMs = delayOf(attempt, reopens ? settings.reopen : settings.lookAgain, surroundings);
        await sleep(delayMs, this.#leaving.signal, surroundings).catch(() => undefined);
      }
    }
    this.#inbox.close();
  }

  get #ended(): boolean {
    return this.#leaving.signal.aborted;
  }

  #mayReopen(error: unknown): boolean {
    if (error instanceof FenceLostError) {
      this.parts.observer.fenceLost(this.#place);
      return true;
    }
    if (error instanceof WindowPassedError) {
      this.#windowPassedAt = this.next;
      return true;
    }
    if (error instanceof EpochEndedError && error.epoch > this.#place.epoch) {
      this.#place = { ...this.#place, epoch: error.epoch };
      this.#taken = undefined;
      this.#windowPassedAt = undefined;
      return true;
    }
    // Opening anew compares the ledger with what the log has, and says exactly what is missing.
    return error instanceof ReopenError || error instanceof PositionLostError || error instanceof AnotherLogError;
  }

  /** It is looked at again later: somebody may have mended it, and looking changes nothing. */
  #stop(error: unknown): void {
    this.#state = { is: 'stopped', error };
    this.parts.observer.stopped(this.#place, error);
  }

  async #openAndDeliver(): Promise<void> {
    const { observer, settings, budget } = this.parts;
    if (this.#state.is !== 'stopped') this.#state = OPENING;
    const opened = await new OpenPartition(this.#place, { ...this.parts, log: this.#log }, this.#retry).open();
    const delivery = await this.#begin(opened);
    this.#state = OPEN;
    observer.opened(this.#place, opened.fence, opened.next);
    let closed = opened.pending === undefined;
    while (!this.#ended) {
      const restMs = budget.waitMs();
      const { batchRows: rows, batchBytes: bytes, flushMs: fillMs, behindFillMs, idleMs } = settings;
      const limits = { rows, bytes, fillMs, restMs, behindFillMs: Math.max(restMs, behindFillMs), idleMs };
      const records = await this.#inbox.take(limits, () => this.#ended);
      if (records.length > 0) {
        await delivery.deliver(records);
        closed = false;
      } else {
        this.#log.check();
        if (!closed) await delivery.close();
        closed = true;
      }
    }
    if (!closed && !this.#revoked.signal.aborted) await delivery.close();
  }

  /** Writes what an earlier owner left, and begins to read behind it. */
  async #begin({ fence, clock, next, pending, lastRecord }: Opened): Promise<FencedDelivery> {
    const { former, observer, store } = this.parts;
    const place = this.#place;
    const taken: TakenPartition = { place, fence, clock, next: pending?.first ?? next };
    this.#taken = taken;
    const delivery = new FencedDelivery(taken, { ...this.parts, views: this.#views }, this.#inbox, this.#retry);
    this.#log.begin(pending ? undefined : lastRecord);
    if (pending) {
      this.#inbox.open(pending.first);
      const records = await this.#inbox.takeThrough(pending.last, () => this.#ended || this.#log.hasFailed);
      this.#log.check();
      if (this.#ended) throw new GivenUpError('given up');
      const isRepaired = await this.#retry('read repairs', () => store.isRepaired(place, pending.first));
      await delivery.recover(pending, records, isRepaired || this.#windowPassedAt === pending.first);
      this.#windowPassedAt = undefined;
      observer.recovered(place, pending);
    }
    await this.#retry('recent ids', async () => {
      const ids = await store.recentIds(place, next, former.capacity);
      former.forget();
      former.remember(ids);
    });
    if (pending) return delivery;
    this.#inbox.open(next);
    await this.#log
      .checked(() => this.#ended)
      .catch((error: unknown) => {
        if (!(error instanceof AnotherLogError)) throw error;
        throw new PartitionStoppedError(whyStopped(place, anotherLog(error.known, next)));
      });
    return delivery;
  }

  readonly #retry: Retry = (what, attempt) =>
    untilAnswered(attempt, {
      signal: this.#revoked.signal,
      backoff: this.parts.settings.retry,
      surroundings: this.parts.surroundings,
      onRetry: (error, number) => {
        this.parts.observer.retrying(this.#place, what, error, number);
      },
    });
}

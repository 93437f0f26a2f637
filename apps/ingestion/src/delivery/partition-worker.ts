import { type FetchedBatch } from '@docket/kafka';
import { type BatchFormer } from './batch-former.js';
import { type DeliveryObserver } from './delivery-observer.js';
import { type DeliverySettings } from './delivery-settings.js';
import { PartitionStoppedError } from './errors.js';
import { type FormedBatch, ledgerRowOf } from './formed-batch.js';
import { type RecordSpan } from './held-records.js';
import { Inbox, PositionLostError } from './inbox.js';
import { doneRow, type LedgerRow } from './ledger.js';
import { OpenPartition } from './open-partition.js';
import { type PartitionLog } from './partition-log.js';
import { FenceLostError, type PartitionStore, WindowPassedError } from './partition-store.js';
import { type Fence, type PartitionPlace } from './place.js';
import { type RejectedFeed } from './rejected-feed.js';
import { delayOf, GivenUpError, sleep, untilAnswered } from './retry.js';
import { type SharedMemory } from './shared-memory.js';
import { type Surroundings } from './surroundings.js';
import { OPEN, OPENING, type WorkerState } from './worker-state.js';
import { type WriteBudget } from './write-budget.js';

/** What a worker works with. */
export interface WorkerParts {
  readonly store: PartitionStore;
  readonly log: PartitionLog;
  readonly former: Pick<BatchFormer, keyof BatchFormer>;
  readonly feed: RejectedFeed;
  readonly budget: WriteBudget;
  /** For records that wait. */
  readonly buffers: SharedMemory;
  readonly observer: DeliveryObserver;
  readonly settings: DeliverySettings;
  readonly surroundings: Surroundings;
}

/**
 * Delivers one partition: open, then collect, decide, intend and write, batch after batch; nothing else decides about
 * its records. Any refusal means: forget everything and open anew. See docs/delivery.md.
 */
export class PartitionWorker {
  readonly #inbox: Inbox;
  readonly #revoked = new AbortController();
  #stopping = false;
  #running: Promise<void> | undefined;
  #state: WorkerState = OPENING;
  /** Offset of the first record without a written fate; `undefined` until opened. */
  #next: number | undefined;
  /** The batch at this offset is older than the database's memory of tokens: only what is missing may be written. */
  #windowPassedAt: number | undefined;

  constructor(
    readonly place: PartitionPlace,
    private readonly parts: WorkerParts,
  ) {
    this.#inbox = new Inbox(parts.log, () => parts.buffers.share, parts.surroundings);
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
    return this.#next;
  }

  start(): void {
    this.#inbox.close();
    this.#running ??= this.#run();
  }

  offer(batch: FetchedBatch): void {
    this.#inbox.offer(batch);
  }

  /** The partition is no longer ours: drops everything at once. */
  async revoke(): Promise<void> {
    this.#revoked.abort();
    this.#inbox.detach();
    await this.#running;
  }

  /** Finishes the batch at hand, closes it in the ledger, and ends. */
  async finish(): Promise<void> {
    this.#stopping = true;
    this.#inbox.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { observer, settings, surroundings } = this.parts;
    for (let attempt = 0; !this.#ended; attempt += 1) {
      const before = this.#next;
      try {
        await this.#openAndDeliver();
      } catch (error) {
        this.#inbox.close();
        this.parts.former.forget();
        if (error instanceof GivenUpError) break;
        if (!this.#mayReopen(error)) {
          this.#state = { is: 'stopped', error };
          observer.stopped(this.place, error);
          break;
        }
        // Progress since the last opening: whoever took the partition gave it back, so begin with short waits again.
        if (this.#next !== before) attempt = 0;
        const delayMs = delayOf(attempt, settings.reopen, surroundings);
        await sleep(delayMs, this.#revoked.signal, surroundings).catch(() => undefined);
      }
    }
    this.#inbox.close();
  }

  get #ended(): boolean {
    return this.#stopping || this.#revoked.signal.aborted;
  }

  #mayReopen(error: unknown): boolean {
    if (error instanceof FenceLostError) {
      this.parts.observer.fenceLost(this.place);
      return true;
    }
    if (error instanceof WindowPassedError) {
      this.#windowPassedAt = this.#next;
      return true;
    }
    // Opening anew compares the ledger with what the log has, and says exactly what is missing.
    return error instanceof ReopenError || error instanceof PositionLostError;
  }

  async #openAndDeliver(): Promise<void> {
    const { former, observer, settings } = this.parts;
    this.#state = OPENING;
    const opened = await new OpenPartition(this.place, this.parts, this.#retry).open();
    const { fence } = opened;
    this.#next = opened.pending?.first ?? opened.next;
    if (opened.pending) {
      await this.#recover(fence, opened.pending);
      observer.recovered(this.place, opened.pending);
    }
    await this.#retry('recent ids', async () => {
      const ids = await this.parts.store.recentIds(this.place, opened.next, former.capacity);
      former.forget();
      former.remember(ids);
    });
    if (!opened.pending) this.#inbox.open(opened.next);
    this.#state = OPEN;
    observer.opened(this.place, fence, opened.next);
    let closed = opened.pending === undefined;
    while (!this.#ended) {
      const restMs = this.parts.budget.waitMs();
      const { batchRows: rows, batchBytes: bytes, flushMs: fillMs, behindFillMs, idleMs } = settings;
      const limits = { rows, bytes, fillMs, restMs, behindFillMs: Math.max(restMs, behindFillMs), idleMs };
      const records = await this.#inbox.take(limits, () => this.#ended);
      if (records.length > 0) {
        await this.#deliver(fence, opened.clock, records);
        closed = false;
      } else if (!closed) {
        await this.#close(fence, opened.clock);
        closed = true;
      }
    }
    if (!closed && !this.#revoked.signal.aborted) await this.#close(fence, opened.clock);
  }

  /** Decides, intends and writes one batch. */
  async #deliver(fence: Fence, clock: () => number, records: RecordSpan): Promise<void> {
    const { former, store } = this.parts;
    const first = this.#position();
    const { batch, count } = await this.#retry('decide', () => former.decide(this.place, first, records));
    this.#inbox.forget(count);
    const row = ledgerRowOf(batch, fence.owner, clock());
    await this.#retry('intend', () => store.intend(this.place, fence, row));
    former.acknowledged();
    await this.#write(fence, row, batch);
  }

  async #write(fence: Fence, row: LedgerRow, batch: FormedBatch): Promise<void> {
    const { budget, store } = this.parts;
    budget.spend();
    if (batch.block.rows > 0) {
      await this.#retry('write events', () => store.writeEvents(this.place, fence, row, batch));
    }
    await this.#writeRejections(fence, row, batch);
    this.#written(row, batch);
  }

  async #writeRejections(fence: Fence, row: LedgerRow, batch: FormedBatch): Promise<void> {
    if (batch.rejected.length === 0) return;
    await this.#retry('write rejections', () => this.parts.store.writeRejections(this.place, fence, row, batch));
    await this.#publish(batch);
  }

  async #publish({ rejected }: FormedBatch): Promise<void> {
    if (rejected.length === 0) return;
    await this.#retry('publish rejections', () => this.parts.feed.publish(this.place, rejected));
  }

  #written(row: LedgerRow, batch: FormedBatch): void {
    this.#next = row.last + 1;
    this.parts.observer.written(this.place, batch, row);
    this.#commit();
  }

  /** Says in the ledger that everything so far is written, while nothing more is to come. */
  async #close(fence: Fence, clock: () => number): Promise<void> {
    const row = doneRow(this.#position(), fence.owner, clock());
    await this.#retry('close', () => this.parts.store.intend(this.place, fence, row));
    this.#commit();
  }

  /** Writes a batch again, as it was decided, whatever this version of the code would decide. */
  async #recover(fence: Fence, row: LedgerRow): Promise<void> {
    const { former, store } = this.parts;
    this.#inbox.open(row.first);
    const records = await this.#inbox.takeThrough(row.last, () => this.#ended);
    if (this.#ended) throw new GivenUpError('given up');
    const batch = await this.#retry('re-form', () => former.reform(this.place, row, records));
    if (batch.digest !== row.digest) {
      throw new PartitionStoppedError(
        `the log's records ${row.first}-${row.last} are not those the ledger decided about: digest ${batch.digest}, recorded ${row.digest}`,
      );
    }
    if (this.#windowPassedAt !== row.first) {
      this.#inbox.forget(records.length);
      await this.#write(fence, row, batch);
      return;
    }
    const written = await this.#retry('written offsets', () => store.writtenOffsets(this.place, row.first, row.last));
    const missing = await this.#retry('re-form', () => former.reform(this.place, row, records, written));
    this.#inbox.forget(records.length);
    // One attempt only: an unknown outcome means opening anew, so that what landed is seen before anything is sent.
    await store.writeMissing(this.place, fence, row, missing).catch(reopen);
    this.#windowPassedAt = undefined;
    // All of them: that a rejection is in the table does not say that it was published.
    await this.#publish(batch);
    this.#written(row, missing);
  }

  #position(): number {
    if (this.#next === undefined) throw new Error('a partition delivers only once it is open');
    return this.#next;
  }

  #commit(): void {
    const next = this.#position();
    this.parts.log.commit(next).catch((error: unknown) => {
      this.parts.observer.retrying(this.place, 'commit', error, 0);
    });
  }

  readonly #retry = <T>(what: string, attempt: (number: number) => Promise<T>): Promise<T> =>
    untilAnswered(attempt, {
      signal: this.#revoked.signal,
      backoff: this.parts.settings.retry,
      surroundings: this.parts.surroundings,
      onRetry: (error, number) => {
        this.parts.observer.retrying(this.place, what, error, number);
      },
    });
}

/** The outcome of a write that must not be repeated is unknown. */
class ReopenError extends Error {
  override readonly name = 'ReopenError';
}

function reopen(error: unknown): never {
  if (error instanceof FenceLostError || error instanceof WindowPassedError) throw error;
  throw new ReopenError('outcome unknown', { cause: error });
}

import { type FormedBatch, ledgerRowOf, type RecordSpan } from '@docket/batch';
import { type DatabaseClock } from './database-clock.js';
import { PartitionStoppedError, verdictOf } from './errors.js';
import { type FailingViews } from './failing-views.js';
import { type Inbox } from './inbox.js';
import { doneRow, isSameRecord, type LedgerRow, recordMark } from './ledger.js';
import { HeldError, type ViewFailedError } from './partition-store.js';
import { type Fence, type PartitionPlace } from './place.js';
import { type Retry } from './retry.js';
import { type WorkerParts } from './worker-parts.js';

/** A partition that was taken, and how far it is. */
export interface TakenPartition {
  readonly place: PartitionPlace;
  readonly fence: Fence;
  readonly clock: DatabaseClock;
  /** Offset of the first record without a written fate. */
  next: number;
}

/** What is written for a partition under one fence. Whatever is refused ends it. */
export class FencedDelivery {
  constructor(
    private readonly taken: TakenPartition,
    private readonly parts: WorkerParts & { readonly views: FailingViews },
    private readonly inbox: Inbox,
    private readonly retry: Retry,
  ) {}

  /** Decides, intends and writes one batch. */
  async deliver(records: RecordSpan): Promise<void> {
    const { former } = this.parts;
    const { place, fence, clock, next } = this.taken;
    const { batch, count } = await this.retry('decide', () => former.decide(place, next, records));
    const lastRecord = count > 0 ? recordMark(records.held.record(count - 1)) : '';
    this.inbox.forget(count);
    const row = ledgerRowOf(batch, { owner: fence.owner, at: await clock.now(), lastRecord });
    await this.#intend(row);
    former.acknowledged();
    await this.#write(row, batch);
  }

  /**
   * While the topic is held, whoever holds it waits for everything that was decided to be written: so says a row that
   * closes what is before this one. One is enough, however long it takes.
   */
  async #intend(row: LedgerRow): Promise<void> {
    const { place, fence } = this.taken;
    let isClosed = false;
    await this.retry('intend', async () => {
      try {
        await this.parts.store.intend(place, fence, row);
      } catch (error) {
        if (error instanceof HeldError && !isClosed) {
          await this.close();
          isClosed = true;
        }
        throw error;
      }
    });
  }

  /** Says in the ledger that everything so far is written, while nothing more is to come. */
  async close(): Promise<void> {
    const { place, fence, clock, next } = this.taken;
    const row = doneRow(next, fence.owner, await clock.now());
    await this.retry('close', () => this.parts.store.intend(place, fence, row));
    this.#commit();
  }

  /**
   * Writes a batch again, as it was decided, whatever this version of the code would decide.
   * @param records those of the batch
   * @param isForgotten the database no longer remembers the batch's token: only what is missing may be written
   */
  async recover(row: LedgerRow, records: RecordSpan, isForgotten: boolean): Promise<void> {
    const { former, store, views } = this.parts;
    const { place, fence } = this.taken;
    const batch = await this.retry('re-form', () => former.reform(place, row, records));
    requireSameRecords(row, batch, records);
    if (!isForgotten) {
      this.inbox.forget(records.length);
      await this.#write(row, batch);
      return;
    }
    const written = await this.retry('written offsets', () => store.writtenOffsets(place, row.first, row.last));
    const missing = await this.retry('re-form', () => former.reform(place, row, records, written));
    this.inbox.forget(records.length);
    // One attempt only: an unknown outcome means opening anew, so that what landed is seen before anything is sent.
    const insert = (): Promise<void> => store.writeMissing(place, fence, row, missing);
    await views.attempt(insert, this.#detach).catch((error: unknown) => this.#reopen(error));
    // All of them: that a rejection is in the table does not say that it was published.
    await this.#publish(batch);
    this.#written(row, missing);
  }

  async #write(row: LedgerRow, batch: FormedBatch): Promise<void> {
    const { budget, store, views } = this.parts;
    const { place, fence } = this.taken;
    budget.spend(batch.months);
    if (batch.block.rows > 0) {
      const insert = (): Promise<void> => store.writeEvents(place, fence, row, batch);
      await this.retry('write events', () => views.attempt(insert, this.#detach));
    }
    if (batch.rejected.length > 0) {
      await this.retry('write rejections', () => store.writeRejections(place, fence, row, batch));
      await this.#publish(batch);
    }
    this.#written(row, batch);
  }

  /** Opens anew after an unknown outcome; what was refused, or can never work, is thrown as it is. */
  #reopen(error: unknown): never {
    if (verdictOf(error) !== 'retry') throw error;
    this.parts.observer.retrying(this.taken.place, 'write missing', error, 0);
    throw new ReopenError('outcome unknown', { cause: error });
  }

  async #publish({ rejected }: FormedBatch): Promise<void> {
    if (rejected.length === 0) return;
    await this.retry('publish rejections', () => this.parts.feed.publish(this.taken.place, rejected));
  }

  /** A projection must not hold up what it is made of. */
  readonly #detach = async (failure: ViewFailedError): Promise<void> => {
    const { observer, store } = this.parts;
    const { place, fence } = this.taken;
    if (!(await store.detachView(place, fence, failure))) throw failure;
    observer.viewDetached(place, failure);
  };

  #written(row: LedgerRow, batch: FormedBatch): void {
    this.taken.next = row.last + 1;
    this.parts.observer.written(this.taken.place, batch, row);
    this.#commit();
  }

  #commit(): void {
    const { place, next } = this.taken;
    this.parts.log.commit(next).catch((error: unknown) => {
      this.parts.observer.retrying(place, 'commit', error, 0);
    });
  }
}

/** The outcome of a write that must not be repeated is unknown. */
export class ReopenError extends Error {
  override readonly name = 'ReopenError';
}

/** The digest says nothing about records that were not stored, the mark nothing about those before the last. */
function requireSameRecords(row: LedgerRow, { digest }: FormedBatch, records: RecordSpan): void {
  const { first, last, lastRecord } = row;
  const found = records.length > 0 ? records.held.record(records.length - 1) : undefined;
  if (digest === row.digest && (lastRecord === '' || isSameRecord({ offset: last, mark: lastRecord }, found))) return;
  throw new PartitionStoppedError(
    `the log's records ${first}-${last} are not those the ledger decided about (digest ${digest}, recorded ` +
      `${row.digest}); if the topic was made anew: docket ingest new-epoch`,
  );
}

import { type FetchedBatch } from '@docket/kafka';
import { type Inbox, PositionLostError } from './inbox.js';
import { isSameRecord, type KnownRecord, recordMark } from './ledger.js';
import { type PartitionLog } from './partition-log.js';
import { type Surroundings } from './surroundings.js';

/** The log has another record where the last known one was: the topic was deleted and made anew. */
export class AnotherLogError extends Error {
  override readonly name = 'AnotherLogError';

  constructor(readonly known: KnownRecord) {
    super(`the record at offset ${known.offset} is not the one that was read there before`);
  }
}

/** No topic is deleted, made anew and filled beyond our position between fetches that follow each other this fast, ms. */
const TRUSTED_MS = 1_000;

/** Fetches in a row without what was asked for; more do not miss it by chance. */
const MOST_MISSES = 5;

/**
 * Makes sure that the log goes on where it was left. A topic that was deleted and made anew may have outgrown our
 * position, and nothing the driver tells shows that the records there belong to another log: those before them would
 * never be read. So wherever reading goes on after a while, or after a jump of the driver, it begins one record earlier,
 * with the last one that is known, and nothing is handed on until that has come again.
 */
export class ContinuousLog implements PartitionLog {
  /** The last record before the inbox's position. */
  #last: KnownRecord | undefined;
  /** It has to come again before anything is handed on. */
  #unchecked = false;
  #misses = 0;
  #failure: Error | undefined;
  #handedOnAt = -Infinity;
  #wake: () => void = () => undefined;

  constructor(
    private readonly log: PartitionLog,
    private readonly surroundings: Surroundings,
  ) {}

  /** Forgets what was read. @param last the record before the position that is sought next; unchecked without one */
  begin(last: KnownRecord | undefined): void {
    this.#last = last;
    this.#unchecked = last !== undefined;
    this.#misses = 0;
    this.#failure = undefined;
    this.#wake();
  }

  /** Waits until the last record has come again. @throws what `check` throws */
  async checked(stopped: () => boolean): Promise<void> {
    while (this.#unchecked && !this.#failure && !stopped()) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    this.check();
  }

  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /** @throws {AnotherLogError} when something else came, {PositionLostError} when nothing comes at its offset */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  /** Ends the wait of `checked`. */
  wake(): void {
    this.#wake();
  }

  /** The last record has to come again: the group was formed anew, perhaps because of the topic itself. */
  recheck(): void {
    if (!this.#last) return;
    this.#unchecked = true;
    this.log.seek(this.#last.offset);
  }

  /** Hands on what was fetched, once it is known to belong to the same log. */
  handOn(batch: FetchedBatch, inbox: Inbox): void {
    if (this.#failure || !inbox.isTakingIn() || !this.#belongs(batch, inbox)) return;
    inbox.offer(batch);
    const record = batch.records.at(-1);
    // Only what was taken in: an inbox that is full, or misses something, will ask for this again.
    if (inbox.position !== Number(batch.next)) return;
    if (record) this.#last = { offset: Number(record.offset), mark: recordMark(record) };
    this.#handedOnAt = this.surroundings.now();
  }

  range(): Promise<{ low: number; high: number }> {
    return this.log.range();
  }

  seek(position: number): void {
    this.log.seek(this.#unchecked && this.#last ? this.#last.offset : position);
  }

  pause(): void {
    this.log.pause();
  }

  resume(): void {
    this.log.resume();
  }

  commit(next: number): Promise<void> {
    return this.log.commit(next);
  }

  #belongs(batch: FetchedBatch, inbox: Inbox): boolean {
    if (!this.#last) return true;
    const isJump = Number(batch.from) !== inbox.position;
    const isLate = this.surroundings.now() - this.#handedOnAt > TRUSTED_MS;
    return this.#unchecked || isJump || isLate ? this.#isContinued(batch, this.#last) : true;
  }

  #isContinued({ from, next, records }: FetchedBatch, last: KnownRecord): boolean {
    if (Number(from) > last.offset || Number(next) <= last.offset) {
      if (this.#unchecked) this.#misses += 1;
      if (this.#misses < MOST_MISSES) this.recheck();
      else this.#fail(new PositionLostError(`the log gives no record at offset ${last.offset}`));
      return false;
    }
    const record = records.find(({ offset }) => Number(offset) === last.offset);
    if (!isSameRecord(last, record)) {
      this.#fail(new AnotherLogError(last));
      return false;
    }
    this.#unchecked = false;
    this.#misses = 0;
    this.#wake();
    return true;
  }

  #fail(failure: Error): void {
    this.#failure = failure;
    this.#wake();
  }
}

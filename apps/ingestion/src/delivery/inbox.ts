import { HeldRecords, type RecordSpan } from '@docket/batch';
import { type FetchedBatch } from '@docket/kafka';
import { type PartitionLog } from './partition-log.js';
import { PROCESS_SURROUNDINGS, type Surroundings } from './surroundings.js';

/** What a batch may hold. */
export interface TakeLimits {
  readonly rows: number;
  /** Bytes of memory the records take here: values, keys, headers. */
  readonly bytes: number;
  /** How long the oldest record waits for more at most, ms. What comes while a batch is written has waited already. */
  readonly fillMs: number;
  /** Shortest wait for more from now on, unless the batch is full, ms. */
  readonly restMs: number;
  /** Longest wait from now on while the log has enough for a whole batch: then a full one is worth waiting for, ms. */
  readonly behindFillMs: number;
  /** Longest wait for the first record, ms. */
  readonly idleMs: number;
}

/** Fetches that were under way may miss a new position; this many in a row do not by chance. */
const MOST_MISSES = 5;

/** What comes next is not in the log any more: deleted, or the topic was made anew. */
export class PositionLostError extends Error {
  override readonly name = 'PositionLostError';
}

/**
 * The records of one partition that were fetched and are not yet decided: in offset order, without holes of our own
 * making, bounded in bytes. Whatever the driver delivers (twice, too early, after a rejoin), what comes out begins at
 * the position that was asked for and misses nothing.
 */
export class Inbox {
  readonly #held = new HeldRecords();
  /** Offset of the next record to take in. */
  #position = 0;
  /** Offset after the newest record of the log, as far as a fetch told. */
  #logEnd = 0;
  /** When the oldest record that waits came, or earlier. */
  #waitingSince = 0;
  /** Records up to this offset are taken in whatever memory they need. */
  #needed = -1;
  #open = false;
  #paused = false;
  #detached = false;
  /** Fetches in a row that did not contain our position, although each time it was asked for. */
  #misses = 0;
  #changed: (() => void) | undefined;

  /** @param maxBytes memory for records, asked for whenever it matters */
  constructor(
    private readonly log: PartitionLog,
    private readonly maxBytes: () => number,
    private readonly surroundings: Surroundings = PROCESS_SURROUNDINGS,
  ) {}

  /** Bytes that wait. */
  get bytes(): number {
    return this.#held.bytes;
  }

  /** Offset of the next record to take in. */
  get position(): number {
    return this.#position;
  }

  /** Forgets everything and begins anew at an offset. */
  open(position: number): void {
    if (this.#detached) return;
    this.#drop();
    this.#position = position;
    this.#open = true;
    this.#paused = false;
    this.#misses = 0;
    this.log.seek(position);
    this.log.resume();
  }

  /** Forgets everything and takes in nothing until opened again. */
  close(): void {
    this.#drop();
    this.#open = false;
    if (!this.#detached) this.log.pause();
    this.wake();
  }

  /**
   * Ends for good and never touches the log again: by the time a worker that lost its partition notices, another
   * worker may be reading the same partition, and must not be paused by this one.
   */
  detach(): void {
    this.#drop();
    this.#open = false;
    this.#detached = true;
    this.wake();
  }

  /**
   * Whether records are taken in now. If not, the driver is told to pause once more: when the group is formed anew it
   * forgets what it was told, and would read on and on for nobody.
   */
  isTakingIn(): boolean {
    if (this.#open && !this.#paused) return true;
    if (!this.#detached) this.log.pause();
    return false;
  }

  /** The group was formed anew: the driver begins where the last commit was, which may be behind what is wanted. */
  rejoined(): void {
    if (this.isTakingIn()) this.log.seek(this.#position);
  }

  /** Takes in what was fetched, as far as it is new. */
  offer(batch: FetchedBatch): void {
    if (!this.isTakingIn()) return;
    // Fetched from beyond our position: something in between was dropped, so fetch from our position again.
    // Fetched from far below it, as after a rejoin whose commits were lost: skip ahead rather than read it all.
    if (Number(batch.from) > this.#position || Number(batch.next) < this.#position) {
      this.#misses += 1;
      this.log.seek(this.#position);
      if (this.#isLost) this.wake();
      return;
    }
    this.#misses = 0;
    if (this.#held.count === 0) this.#waitingSince = this.surroundings.now();
    for (const record of batch.records) {
      const offset = Number(record.offset);
      if (offset >= this.#position) this.#held.add(offset, record);
    }
    // Not the offset after the last record: what follows it may be the broker's own.
    this.#position = Math.max(this.#position, Number(batch.next));
    this.#logEnd = Number(batch.highWatermark);
    this.#pauseOrResume();
    this.wake();
  }

  /** Ends the wait of a `take`. */
  wake(): void {
    const changed = this.#changed;
    this.#changed = undefined;
    changed?.();
  }

  /**
   * The next records, at least one; none when nothing came for `idleMs`, or when `stopped` turned true. They stay here,
   * and are given again, until they are forgotten.
   * @param stopped asked whenever something changes
   * @throws {PositionLostError} when the log no longer gives what comes next
   */
  async take(limits: TakeLimits, stopped: () => boolean): Promise<RecordSpan> {
    await this.#until(limits.idleMs, () => this.#held.count > 0 || this.#isLost || stopped());
    if (stopped()) return this.#held.span(0);
    if (this.#held.count === 0) {
      if (this.#isLost) throw this.#positionLost();
      return this.#held.span(0);
    }
    const bytes = Math.min(limits.bytes, this.maxBytes());
    const isFull = (): boolean => this.#isLost || this.#held.count >= limits.rows || this.#held.bytes >= bytes;
    const fillMs = this.#waitingSince + limits.fillMs - this.surroundings.now();
    await this.#until(Math.max(limits.restMs, fillMs), () => isFull() || this.#isBehind(limits) || stopped());
    if (this.#isBehind(limits)) await this.#until(limits.behindFillMs, () => isFull() || stopped());
    // What comes from now on is not in this batch.
    this.#waitingSince = this.surroundings.now();
    return this.#held.span(stopped() ? 0 : Math.max(1, this.#held.countWithin(bytes, limits.rows)));
  }

  /**
   * All records up to an offset, however many: those of a batch that was decided once stay together. None when
   * `stopped` turned true.
   * @throws {PositionLostError} when the log no longer gives them
   */
  async takeThrough(last: number, stopped: () => boolean): Promise<RecordSpan> {
    this.#needed = last;
    this.#pauseOrResume();
    await this.#until(Infinity, () => this.#position > last || this.#isLost || stopped());
    this.#needed = -1;
    if (stopped()) return this.#held.span(0);
    if (this.#position <= last) throw this.#positionLost();
    return this.#held.span(this.#held.countThrough(last));
  }

  /** Forgets the first records: their fates are decided. */
  forget(count: number): void {
    this.#held.forget(count);
    this.#pauseOrResume();
  }

  get #isLost(): boolean {
    return this.#misses >= MOST_MISSES;
  }

  #positionLost(): PositionLostError {
    return new PositionLostError(`the log gives no records at offset ${this.#position}`);
  }

  /** The log has what is missing for a whole batch. */
  #isBehind({ rows }: TakeLimits): boolean {
    return this.#held.count + this.#logEnd - this.#position >= rows;
  }

  #pauseOrResume(): void {
    const isMissing = this.#position <= this.#needed;
    const { bytes } = this.#held;
    if (!this.#paused && bytes >= this.maxBytes() && !isMissing) {
      this.#paused = true;
      this.log.pause();
    } else if (this.#paused && (bytes < this.maxBytes() / 2 || isMissing)) {
      this.#paused = false;
      // What was fetched while paused was not taken in.
      this.log.seek(this.#position);
      this.log.resume();
    }
  }

  async #until(ms: number, reached: () => boolean): Promise<void> {
    const end = this.surroundings.now() + ms;
    while (!reached()) {
      const left = end - this.surroundings.now();
      if (left <= 0) return;
      await new Promise<void>((resolve) => {
        const cancel = left === Infinity ? () => undefined : this.surroundings.after(left, resolve);
        this.#changed = () => {
          cancel();
          resolve();
        };
      });
    }
  }

  #drop(): void {
    this.#held.forgetAll();
    this.#logEnd = 0;
    this.#needed = -1;
  }
}

import { type FetchedBatch, type IncomingRecord } from '@docket/kafka';
import { type PartitionLog } from './partition-log.js';
import { PROCESS_SURROUNDINGS, type Surroundings } from './surroundings.js';

/** A record with the few numbers delivery needs of it. */
export interface WaitingRecord {
  readonly offset: number;
  readonly record: IncomingRecord;
}

/** What a batch may hold. */
export interface TakeLimits {
  readonly rows: number;
  /** Bytes of values. */
  readonly bytes: number;
  /** Longest wait for more once there is something, ms. */
  readonly fillMs: number;
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
 * The records of one partition that were fetched and are not yet in a batch: in offset order, without holes of our own
 * making, bounded in bytes. Whatever the driver delivers (twice, too early, after a rejoin), what comes out begins at
 * the position that was asked for and misses nothing.
 */
export class Inbox {
  #records: WaitingRecord[] = [];
  #bytes = 0;
  /** Offset of the next record to take in. */
  #position = 0;
  #open = false;
  #paused = false;
  #detached = false;
  /** Fetches in a row that did not contain our position, although each time it was asked for. */
  #misses = 0;
  #changed: (() => void) | undefined;

  constructor(
    private readonly log: PartitionLog,
    private readonly maxBytes: number,
    private readonly surroundings: Surroundings = PROCESS_SURROUNDINGS,
  ) {}

  /** Bytes of values that wait. */
  get bytes(): number {
    return this.#bytes;
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

  /** Takes in what was fetched, as far as it is new. */
  offer(batch: FetchedBatch): void {
    if (!this.#open || this.#paused) return;
    // Fetched from beyond our position: something in between was dropped, so fetch from our position again.
    // Fetched from far below it, as after a rejoin whose commits were lost: skip ahead rather than read it all.
    if (Number(batch.from) > this.#position || Number(batch.next) < this.#position) {
      this.#misses += 1;
      this.log.seek(this.#position);
      if (this.#isLost) this.wake();
      return;
    }
    this.#misses = 0;
    for (const record of batch.records) {
      const offset = Number(record.offset);
      if (offset < this.#position) continue;
      this.#records.push({ offset, record });
      this.#bytes += sizeOf(record);
    }
    // Not the offset after the last record: what follows it may be the broker's own.
    this.#position = Math.max(this.#position, Number(batch.next));
    if (this.#bytes >= this.maxBytes) {
      this.#paused = true;
      this.log.pause();
    }
    this.wake();
  }

  /** Ends the wait of a `take`. */
  wake(): void {
    const changed = this.#changed;
    this.#changed = undefined;
    changed?.();
  }

  /**
   * The next records, at least one; none when nothing came for `idleMs`, or when `stopped` turned true.
   * @param stopped asked whenever something changes
   * @throws {PositionLostError} when the log no longer gives what comes next
   */
  async take(limits: TakeLimits, stopped: () => boolean): Promise<WaitingRecord[]> {
    await this.#until(limits.idleMs, () => this.#records.length > 0 || this.#isLost || stopped());
    if (stopped()) return [];
    if (this.#records.length === 0) {
      if (this.#isLost) throw new PositionLostError(`the log gives no records at offset ${this.#position}`);
      return [];
    }
    await this.#until(limits.fillMs, () => this.#isFull(limits) || stopped());
    return stopped() ? [] : this.#take(limits);
  }

  /** Puts back the end of what was taken. Nothing may have been taken since. */
  putBack(records: readonly WaitingRecord[]): void {
    this.#records.unshift(...records);
    for (const { record } of records) this.#bytes += sizeOf(record);
  }

  get #isLost(): boolean {
    return this.#misses >= MOST_MISSES;
  }

  #isFull(limits: TakeLimits): boolean {
    if (this.#isLost) return true;
    return this.#records.length >= limits.rows || this.#bytes >= Math.min(limits.bytes, this.maxBytes);
  }

  #take(limits: TakeLimits): WaitingRecord[] {
    let bytes = 0;
    let count = 0;
    for (const { record } of this.#records) {
      const size = sizeOf(record);
      if (count >= limits.rows || (count > 0 && bytes + size > limits.bytes)) break;
      bytes += size;
      count += 1;
    }
    const taken = this.#records.splice(0, count);
    this.#bytes -= bytes;
    if (this.#paused && this.#bytes < this.maxBytes / 2) {
      this.#paused = false;
      // What was fetched while paused was not taken in.
      this.log.seek(this.#position);
      this.log.resume();
    }
    return taken;
  }

  async #until(ms: number, reached: () => boolean): Promise<void> {
    const end = this.surroundings.now() + ms;
    while (!reached()) {
      const left = end - this.surroundings.now();
      if (left <= 0) return;
      await new Promise<void>((resolve) => {
        const cancel = this.surroundings.after(left, resolve);
        this.#changed = () => {
          cancel();
          resolve();
        };
      });
    }
  }

  #drop(): void {
    this.#records = [];
    this.#bytes = 0;
  }
}

/** Empty values and keys cost memory too. */
function sizeOf(record: IncomingRecord): number {
  return (record.value?.length ?? 0) + (record.key?.length ?? 0) + 64;
}

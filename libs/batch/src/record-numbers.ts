const FIRST_ROWS = 1024;
/** Rows of which memory is kept when there are few. */
const KEEP_ROWS = 64 * FIRST_ROWS;
/** Stands for a key that is not there. */
const ABSENT = -1;
const TOMBSTONE = 1;
const REDELIVERY = 2;

/** What is noted of each record that is held, in arrays of numbers. */
export class RecordNumbers {
  count = 0;
  #offsets = new Float64Array(FIRST_ROWS);
  #timestamps = new Float64Array(FIRST_ROWS);
  #starts = new Float64Array(FIRST_ROWS);
  #others = new Float64Array(FIRST_ROWS);
  #keyLengths = new Int32Array(FIRST_ROWS);
  #marks = new Uint8Array(FIRST_ROWS);

  /** @param start where its value begins @param other where its key and headers begin */
  add(offset: number, timestamp: number, start: number, other: number): void {
    const at = this.count;
    if (at === this.#offsets.length) this.#resize(at * 2);
    this.#offsets[at] = offset;
    this.#timestamps[at] = timestamp;
    this.#starts[at] = start;
    this.#others[at] = other;
    this.count = at + 1;
  }

  /** Says more about the record that was added last. */
  describe(isTombstone: boolean, keyLength: number | undefined, isRedelivery: boolean): void {
    const at = this.count - 1;
    this.#keyLengths[at] = keyLength ?? ABSENT;
    this.#marks[at] = (isTombstone ? TOMBSTONE : 0) | (isRedelivery ? REDELIVERY : 0);
  }

  offset(at: number): number {
    return this.#offsets[at] as number;
  }

  timestamp(at: number): number {
    return this.#timestamps[at] as number;
  }

  start(at: number): number {
    return this.#starts[at] as number;
  }

  other(at: number): number {
    return this.#others[at] as number;
  }

  keyLength(at: number): number | undefined {
    const length = this.#keyLengths[at] as number;
    return length === ABSENT ? undefined : length;
  }

  isTombstone(at: number): boolean {
    return ((this.#marks[at] as number) & TOMBSTONE) !== 0;
  }

  isRedelivery(at: number): boolean {
    return ((this.#marks[at] as number) & REDELIVERY) !== 0;
  }

  /** Drops the first `count`; the others move to their place. @param values @param others by how much their bytes move */
  dropFirst(count: number, values: number, others: number): void {
    for (const numbers of [this.#offsets, this.#timestamps, this.#starts, this.#others]) {
      numbers.copyWithin(0, count, this.count);
    }
    this.#keyLengths.copyWithin(0, count, this.count);
    this.#marks.copyWithin(0, count, this.count);
    this.count -= count;
    for (let at = 0; at < this.count; at += 1) {
      this.#starts[at] = this.start(at) - values;
      this.#others[at] = this.other(at) - others;
    }
    const { length } = this.#offsets;
    if (length > KEEP_ROWS && this.count < length / 8) this.#resize(length / 4);
  }

  #resize(rows: number): void {
    this.#offsets = moved(this.#offsets, new Float64Array(rows));
    this.#timestamps = moved(this.#timestamps, new Float64Array(rows));
    this.#starts = moved(this.#starts, new Float64Array(rows));
    this.#others = moved(this.#others, new Float64Array(rows));
    this.#keyLengths = moved(this.#keyLengths, new Int32Array(rows));
    this.#marks = moved(this.#marks, new Uint8Array(rows));
  }
}

function moved<T extends Float64Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from.subarray(0, to.length));
  return to;
}

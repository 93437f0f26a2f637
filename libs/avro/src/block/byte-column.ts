const FIRST_BYTES = 1024;
/** What an empty column may keep from one batch to the next without having to justify it by use. */
const KEEP_BYTES = 1024 * 1024;

/**
 * Growable bytes of one column of `String` values, each preceded by its length, as Native has them.
 *
 * Two kinds of use: a column with one value per row is filled lazily (`filled` rows have been written; absent values
 * cost nothing until the next one that is there), the keys and values of a map column are written one after another.
 * One class for both, so that the functions that write stay monomorphic. The fields are public for them.
 */
export class ByteColumn {
  bytes = new Uint8Array(FIRST_BYTES);
  /** The same bytes, for writing several at once. */
  view = new DataView(this.bytes.buffer);
  /** Where the next byte goes. */
  end = 0;
  /** Where the last value (or, in a map column, the row under way) begins: what taking a row back returns to. */
  mark = 0;
  /** Rows that have a value here. Not used by the parts of a map column. */
  filled = 0;

  /** Makes room for `count` more bytes. */
  grow(count: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.end + count));
    larger.set(this.bytes.subarray(0, this.end));
    this.#use(larger);
  }

  /** Writes an empty value (one zero byte: its length) for every row before `row` that has none yet. */
  fillTo(row: number): void {
    const missing = row - this.filled;
    if (this.end + missing > this.bytes.length) this.grow(missing);
    this.bytes.fill(0, this.end, this.end + missing);
    this.end += missing;
    this.filled = row;
  }

  /** Takes back the value of `row`, if it has one. */
  takeBack(row: number): void {
    if (this.filled <= row) return;
    this.end = this.mark;
    this.filled = row;
  }

  /** Empties the column. Memory stays, unless it is large and the last batch used little of it. */
  reset(): void {
    if (this.bytes.length > KEEP_BYTES && this.end < this.bytes.length / 4) {
      this.#use(new Uint8Array(Math.max(KEEP_BYTES, this.end * 2)));
    }
    this.end = 0;
    this.mark = 0;
    this.filled = 0;
  }

  /** What was written: the memory itself, not a copy. */
  written(): Buffer {
    return Buffer.from(this.bytes.buffer, 0, this.end);
  }

  #use(bytes: Uint8Array<ArrayBuffer>): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }
}

/** What an emptied buffer keeps for what comes next. */
const KEEP_BYTES = 256 * 1024;

/** Bytes that are written at the end and dropped at the beginning. */
export class GrowingBytes {
  bytes = Buffer.allocUnsafeSlow(KEEP_BYTES);
  /** Where the next byte goes. */
  end = 0;

  hasRoom(count: number): boolean {
    return this.end + count <= this.bytes.length;
  }

  makeRoom(count: number): void {
    if (this.hasRoom(count)) return;
    // By half, not by all: these are the largest pieces of memory there are.
    this.#moveTo(Math.ceil(Math.max(this.bytes.length * 1.5, this.end + count)), 0);
  }

  /** Drops the first `count` bytes; the others move to their place. */
  dropFirst(count: number): void {
    const left = this.end - count;
    if (this.bytes.length > KEEP_BYTES && left < KEEP_BYTES) this.#moveTo(KEEP_BYTES, count);
    else this.bytes.copyWithin(0, count, this.end);
    this.end = left;
  }

  #moveTo(size: number, from: number): void {
    const { bytes } = this;
    this.bytes = Buffer.allocUnsafeSlow(size);
    bytes.copy(this.bytes, 0, from, this.end);
  }
}

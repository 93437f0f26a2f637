import { createHash } from 'node:crypto';

const INITIAL_SLOTS = 1 << 12;

/**
 * Tells the how-manieth time a row key is seen, in 12 bytes per distinct key however long the keys are.
 *
 * Rows that are the same in every key column are told apart by this number, so that none is taken for a repetition of
 * the other. Keys are kept as 64 bits of their SHA-256: if two keys ever met there, the later one would only be
 * numbered 1 in place of 0, and its event ids would still be its own.
 */
export class OccurrenceCounter {
  private high = new Uint32Array(INITIAL_SLOTS);
  private low = new Uint32Array(INITIAL_SLOTS);
  private counts = new Uint32Array(INITIAL_SLOTS);
  private used = 0;

  /** @returns 0 for the first time, then 1, 2, … */
  next(key: string): number {
    if (this.used * 2 >= this.counts.length) this.grow();
    const digest = createHash('sha256').update(key).digest();
    const slot = this.slotOf(digest.readUInt32LE(0), digest.readUInt32LE(4));
    const seen = this.counts[slot] ?? 0;
    if (seen === 0) this.used += 1;
    this.counts[slot] = seen + 1;
    return seen;
  }

  /** The slot that holds this hash, or a free one that holds it from now on. */
  private slotOf(high: number, low: number): number {
    const mask = this.counts.length - 1;
    let slot = low & mask;
    while (this.counts[slot] !== 0 && (this.high[slot] !== high || this.low[slot] !== low)) slot = (slot + 1) & mask;
    this.high[slot] = high;
    this.low[slot] = low;
    return slot;
  }

  private grow(): void {
    const { high, low, counts } = this;
    this.high = new Uint32Array(counts.length * 2);
    this.low = new Uint32Array(counts.length * 2);
    this.counts = new Uint32Array(counts.length * 2);
    counts.forEach((count, slot) => {
      if (count > 0) this.counts[this.slotOf(high[slot] ?? 0, low[slot] ?? 0)] = count;
    });
  }
}

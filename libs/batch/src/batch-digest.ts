import { createHash } from 'node:crypto';
import { type FateRun } from './fates.js';
import { type HeldRecords } from './held-records.js';

/**
 * SHA-256 over the accepted records of a batch (of each its offset in 8 bytes and length in 4, big-endian, its value, and
 * the byte 255), then over the fates of the others. So they lie in memory, and are hashed in stretches as long as there
 * are: one by one costs four times as much.
 */
export class BatchDigest {
  readonly #hash = createHash('sha256');
  /** The stretch of accepted records under way: indexes of its first and last. */
  #from = -1;
  #to = -1;

  constructor(private readonly held: HeldRecords) {}

  /** Adds an accepted record; indexes must ascend. */
  add(index: number): void {
    if (index !== this.#to + 1 || this.#from < 0) {
      this.#flush();
      this.#from = index;
    }
    this.#to = index;
  }

  /** The digest, hex. Ends the object's use. */
  finish(fates: readonly FateRun[]): string {
    this.#flush();
    this.#hash.update(JSON.stringify(fates.map((run) => [run.offset, run.count, run.fate])));
    return this.#hash.digest('hex');
  }

  #flush(): void {
    if (this.#from >= 0) this.#hash.update(this.held.stretch(this.#from, this.#to));
    this.#from = -1;
  }
}

import { createHash } from 'node:crypto';
import { type FateRun } from './fates.js';

const SCRATCH_BYTES = 256 * 1024;
const HEADER_BYTES = 12;

/**
 * SHA-256 over the offsets and raw values of the accepted records of a batch, then its fates. Values are gathered into
 * large pieces first: hashing small ones one by one costs four times as much.
 */
export class BatchDigest {
  readonly #hash = createHash('sha256');
  readonly #scratch = Buffer.allocUnsafe(SCRATCH_BYTES);
  #used = 0;

  /** Adds an accepted record. */
  add(offset: number, value: Buffer): void {
    if (this.#used + HEADER_BYTES + value.length > SCRATCH_BYTES) this.#flush();
    this.#used = this.#scratch.writeBigUInt64BE(BigInt(offset), this.#used);
    this.#used = this.#scratch.writeUInt32BE(value.length, this.#used);
    if (value.length > SCRATCH_BYTES - this.#used) {
      this.#flush();
      this.#hash.update(value);
    } else {
      this.#used += value.copy(this.#scratch, this.#used);
    }
  }

  /** The digest, hex. Ends the object's use. */
  finish(fates: readonly FateRun[]): string {
    this.#flush();
    this.#hash.update(JSON.stringify(fates.map((run) => [run.offset, run.count, run.fate])));
    return this.#hash.digest('hex');
  }

  #flush(): void {
    this.#hash.update(this.#scratch.subarray(0, this.#used));
    this.#used = 0;
  }
}

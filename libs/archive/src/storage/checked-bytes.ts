import { createHash } from 'node:crypto';
import { ArchiveError } from '../archive-error.js';

/** What a file is known by. */
export interface Fingerprint {
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly sha256: string;
}

/** A file is not the one that was written. */
export class DamagedFileError extends ArchiveError {}

/** Passes bytes on, and tells what they were when all have passed. */
export class Fingerprinting {
  #bytes = 0;
  readonly #hash = createHash('sha256');

  async *of(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of body) {
      this.#bytes += chunk.length;
      this.#hash.update(chunk);
      yield chunk;
    }
  }

  /** To be asked once, at the end. */
  end(): Fingerprint {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/**
 * Passes the bytes of a file on, the last of them only when all are those that were written: whoever gets the end of
 * a Parquet file, without which it cannot be read, has the file.
 * @throws {DamagedFileError}
 */
export async function* checkedBytes(
  key: string,
  body: AsyncIterable<Buffer>,
  expected: Fingerprint,
): AsyncGenerator<Buffer> {
  const fingerprinting = new Fingerprinting();
  let held: Buffer | undefined;
  for await (const chunk of fingerprinting.of(body)) {
    if (held) yield held;
    held = chunk;
  }
  const found = fingerprinting.end();
  if (found.bytes !== expected.bytes) {
    throw new DamagedFileError(`${key} has ${found.bytes} bytes, ${expected.bytes} were written`);
  }
  if (found.sha256 !== expected.sha256)
    throw new DamagedFileError(`${key} is damaged: its bytes are not those that were written`);
  if (held) yield held;
}

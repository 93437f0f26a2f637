import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newGzip } from '../exports/gzip.js';
import { type DiskBudget } from './disk-budget.js';

interface ExportFileOptions {
  readonly isPacked: boolean;
  readonly budget: DiskBudget;
  /** Told how many bytes it has, each time. */
  readonly onWritten: (bytes: number) => void;
}

/** The file of an export while it is made, piece by piece; a piece that fails leaves nothing behind. */
export class ExportFile {
  #bytes = 0;
  #hash: Hash = createHash('sha256');

  private constructor(
    private readonly handle: FileHandle,
    private readonly options: ExportFileOptions,
  ) {}

  static async create(path: string, options: ExportFileOptions): Promise<ExportFile> {
    return new ExportFile(await open(path, 'w', 0o600), options);
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Adds bytes at the end. Packed, each piece is a member of its own: one behind the other they are one gzip file (RFC 1952). */
  async add(piece: AsyncIterable<Buffer>, signal: AbortSignal): Promise<void> {
    const [bytes, hash] = [this.#bytes, this.#hash.copy()];
    const source = Readable.from(piece, { objectMode: false });
    try {
      if (this.options.isPacked) await pipeline(source, newGzip(), this.#sink(), { signal });
      else await pipeline(source, this.#sink(), { signal });
    } catch (error) {
      await this.#goBackTo(bytes, hash);
      throw error;
    }
  }

  /** Puts it on the disk for good. @returns SHA-256 of it, in hex */
  async finish(): Promise<string> {
    await this.handle.sync();
    return this.#hash.digest('hex');
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  #sink(): Writable {
    return new Writable({
      write: (chunk: Buffer, _encoding, callback) => {
        this.#write(chunk).then(() => {
          callback();
        }, callback);
      },
    });
  }

  async #write(chunk: Buffer): Promise<void> {
    this.options.budget.take(chunk.length);
    const at = this.#bytes;
    this.#bytes += chunk.length;
    this.#hash.update(chunk);
    for (let done = 0; done < chunk.length;) {
      const { bytesWritten } = await this.handle.write(chunk, done, chunk.length - done, at + done);
      done += bytesWritten;
    }
    this.options.onWritten(this.#bytes);
  }

  async #goBackTo(bytes: number, hash: Hash): Promise<void> {
    this.options.budget.give(this.#bytes - bytes);
    this.#bytes = bytes;
    this.#hash = hash;
    await this.handle.truncate(bytes);
  }
}

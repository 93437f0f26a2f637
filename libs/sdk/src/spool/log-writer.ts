import { type FileHandle, open, stat } from 'node:fs/promises';
import { isMissing, newLogDirectory, syncDirectory } from './log-directory.js';
import { type Segment, segmentPath } from './segments.js';

/** The log was given to another process, which took this one for dead. What was written last may be in it or not. */
export class LogTakenError extends Error {
  override readonly name = 'LogTakenError';
}

/** Writes the end of a log. One call at a time. */
export class LogWriter {
  /** Oldest first; the reader takes away those it has done with. */
  readonly segments: Segment[] = [];
  #file: FileHandle | undefined;
  #next = 1;

  private constructor(
    readonly directory: string,
    private readonly segmentBytes: number,
  ) {}

  /** Begins a log in a new directory of this process. @param segmentBytes a file that has as many is not added to */
  static async create(base: string, segmentBytes: number): Promise<LogWriter> {
    return new LogWriter(await newLogDirectory(base), segmentBytes);
  }

  /**
   * Adds bytes to the log and returns when they are on stable storage.
   * @throws {LogTakenError} when the log is another process's meanwhile
   * @throws {Error} of the file system; nothing of it is read then, though it may be on the disk
   */
  async append(bytes: Buffer): Promise<void> {
    try {
      const segment = await this.#segment();
      const file = this.#file;
      if (!file) throw new Error('the log is closed');
      for (let at = 0; at < bytes.length;) {
        at += (await file.write(bytes, at, bytes.length - at, segment.length + at)).bytesWritten;
      }
      await file.datasync();
      // After it is durable and before anybody is told so: whoever takes the log over later than this finds the bytes in it.
      await stat(this.directory);
      segment.length += bytes.length;
    } catch (error) {
      await this.#abandonSegment();
      throw isMissing(error) ? new LogTakenError('another process took the log over', { cause: error }) : error;
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }

  async #segment(): Promise<Segment> {
    const last = this.segments.at(-1);
    if (last && this.#file && last.length < this.segmentBytes) return last;
    await this.close();
    const segment = { index: this.#next, length: 0 };
    this.#file = await open(segmentPath(this.directory, segment.index), 'wx');
    await syncDirectory(this.directory);
    this.#next += 1;
    this.segments.push(segment);
    return segment;
  }

  /**
   * A file that could not be written or synced is not added to: what its end holds is unknown (after a failed sync the system may
   * forget pages and say nothing more).
   */
  async #abandonSegment(): Promise<void> {
    const last = this.segments.at(-1);
    const file = this.#file;
    this.#file = undefined;
    if (!file) return;
    if (last) await file.truncate(last.length).catch(() => undefined);
    await file.close().catch(() => undefined);
  }
}

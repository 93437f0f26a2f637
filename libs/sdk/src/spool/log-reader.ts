import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { frameAt, type StoredRecord } from './frame.js';
import { isMissing } from './log-directory.js';
import { type Segment, segmentIndexes, segmentPath } from './segments.js';

/** How far the log was sent, `<segment> <offset>`. Only saves work: what is sent twice is marked as redelivery. */
const CURSOR = 'sent';

/** Records from a log, and where the log goes on after them. */
export interface StoredBatch {
  readonly records: readonly StoredRecord[];
  readonly next: { readonly index: number; readonly offset: number };
}

/** Bytes that are no records. */
export interface Damage {
  /** At the end of a log: what was being written when the process or the machine stopped, and so was never promised. */
  readonly torn: number;
  /** Anywhere else. The file is kept beside the logs, for whoever wants to look at it. */
  readonly damaged: number;
}

/** Reads a log from where it was sent to. One call at a time. */
export class LogReader {
  #index = 0;
  #offset = 0;
  #file: { readonly index: number; readonly handle: FileHandle } | undefined;

  /** @param segments shared with the writer when the log still grows */
  constructor(
    readonly directory: string,
    private readonly segments: Segment[],
    private readonly found: (damage: Damage) => void,
  ) {}

  /** A log that another process left. */
  static async open(directory: string, found: (damage: Damage) => void): Promise<LogReader> {
    const segments: Segment[] = [];
    for (const index of await segmentIndexes(directory)) {
      segments.push({ index, length: (await stat(segmentPath(directory, index))).size });
    }
    const reader = new LogReader(directory, segments, found);
    const text = await readFile(path.join(directory, CURSOR), 'utf8').catch(() => '');
    const [index = 0, offset = 0] = text.split(' ').map(Number);
    const at = segments.find((segment) => segment.index === index);
    if (at && offset <= at.length) [reader.#index, reader.#offset] = [index, offset];
    return reader;
  }

  /** Bytes that were not sent. */
  get bytes(): number {
    return this.segments.reduce((sum, { index, length }) => {
      if (index < this.#index) return sum;
      return sum + length - (index === this.#index ? this.#offset : 0);
    }, 0);
  }

  /** The next records, at least one unless all of the log was sent. @param most bytes of frames, unless a single one is larger */
  async next(most: number): Promise<StoredBatch | undefined> {
    for (;;) {
      const segment = this.segments.find(({ index, length }) => this.#startIn(index) < length);
      if (!segment) return undefined;
      const offset = this.#startIn(segment.index);
      const bytes = await this.#read(segment, offset, most);
      const records: StoredRecord[] = [];
      let at = 0;
      for (let frame = frameAt(bytes, 0); frame.kind === 'frame'; frame = frameAt(bytes, at)) {
        records.push(frame.stored);
        at += frame.bytes;
      }
      if (records.length > 0) return { records, next: { index: segment.index, offset: offset + at } };
      await this.#passOver(segment, offset);
    }
  }

  /** Remembers that a batch was sent, and gives back what lies before it. */
  async sent({ next: { index, offset } }: StoredBatch): Promise<void> {
    this.#index = index;
    this.#offset = offset;
    const writes = this.segments.at(-1)?.index;
    for (let first = this.segments[0]; first !== undefined; first = this.segments[0]) {
      const isDone = first.index < index || (first.index === index && first.length === offset);
      // The last one may still be written to.
      if (!isDone || first.index === writes) break;
      this.segments.shift();
      await this.#forget(first.index);
    }
    await writeFile(path.join(this.directory, CURSOR), `${index} ${offset}`).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#file?.handle.close();
    this.#file = undefined;
  }

  /** Where to read on in a segment; its end when all of it was sent. */
  #startIn(index: number): number {
    if (index === this.#index) return this.#offset;
    return index < this.#index ? Number.POSITIVE_INFINITY : 0;
  }

  async #read(segment: Segment, offset: number, most: number): Promise<Buffer> {
    const chunk = await this.#chunk(segment, offset, most);
    const first = frameAt(chunk, 0);
    return first.kind === 'more' ? this.#chunk(segment, offset, first.bytes) : chunk;
  }

  async #chunk(segment: Segment, offset: number, most: number): Promise<Buffer> {
    if (this.#file?.index !== segment.index) {
      await this.close();
      this.#file = { index: segment.index, handle: await open(segmentPath(this.directory, segment.index), 'r') };
    }
    const bytes = Buffer.allocUnsafe(Math.min(most, segment.length - offset));
    const { bytesRead } = await this.#file.handle.read(bytes, 0, bytes.length, offset);
    return bytes.subarray(0, bytesRead);
  }

  /** What stands at `offset` is no record: nothing after it in this file can be told apart. */
  async #passOver(segment: Segment, offset: number): Promise<void> {
    const rest = segment.length - offset;
    const isEnd = segment === this.segments.at(-1);
    this.found(isEnd ? { torn: rest, damaged: 0 } : { torn: 0, damaged: rest });
    if (!isEnd) {
      const aside = path.join(
        path.dirname(this.directory),
        `damaged-${path.basename(this.directory)}-${segment.index}`,
      );
      await rename(segmentPath(this.directory, segment.index), aside).catch(ignoreMissing);
    }
    this.#index = segment.index;
    this.#offset = segment.length;
  }

  async #forget(index: number): Promise<void> {
    if (this.#file?.index === index) await this.close();
    await rm(segmentPath(this.directory, index), { force: true });
  }
}

function ignoreMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}

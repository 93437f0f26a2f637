import { mkdir, rm } from 'node:fs/promises';
import { type PendingEvent } from '../delivery/pending-event.js';
import { type Tally } from '../delivery/tally.js';
import { BufferFullError, DeliveryUnknownError, SpoolFullError, SpoolUnusableError } from '../errors.js';
import { channels } from '../observe/channels.js';
import { beat, HEARTBEAT_MS, isMissing, release } from './log-directory.js';
import { encodeFrame } from './frame.js';
import { LeftOvers } from './left-overs.js';
import { LogReader, type StoredBatch } from './log-reader.js';
import { LogTakenError, LogWriter } from './log-writer.js';
import { SPOOL_DEFAULTS, type SpoolOptions } from './spool-options.js';

const SEGMENT_BYTES = 16 * 1024 * 1024;
/** Most bytes that wait to be written: a disk that is slower than the callers must not fill the memory. */
const MOST_UNWRITTEN = 32 * 1024 * 1024;

/** Part of the spool that may be used before callers that ask are made to wait. */
const ROOM = 0.95;

interface Unwritten {
  readonly event: PendingEvent;
  readonly number: number;
  readonly frame: Buffer;
}

/**
 * Events on the disk that wait for Kafka, oldest first: what earlier processes left, then those of this one. An event is promised when
 * it is synced.
 */
export class Spool {
  readonly #leftOvers: LeftOvers;
  #own: { readonly writer: LogWriter; readonly reader: LogReader };
  #unwritten: Unwritten[] = [];
  #unwrittenBytes = 0;
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #heldUntil = 0;
  #number = 0;
  #skipThrough = 0;
  #isClosed = false;
  #torn = 0;
  #damaged = 0;
  readonly #beating: NodeJS.Timeout;

  private constructor(
    private readonly options: Required<SpoolOptions>,
    private readonly tally: Tally,
    writer: LogWriter,
  ) {
    this.#own = this.#logOf(writer);
    this.#leftOvers = new LeftOvers(options.directory, this.#foundDamage);
    this.#beating = setInterval(() => void beat(this.#own.writer.directory), HEARTBEAT_MS);
    this.#beating.unref();
  }

  /** Opens the spool and takes over what processes that ended left in it. @throws {SpoolUnusableError} */
  static async open(options: SpoolOptions, tally: Tally): Promise<Spool> {
    const all = { ...SPOOL_DEFAULTS, ...options };
    try {
      await mkdir(all.directory, { recursive: true });
      const spool = new Spool(all, tally, await LogWriter.create(all.directory, SEGMENT_BYTES));
      await spool.#leftOvers.collect();
      return spool;
    } catch (error) {
      throw new SpoolUnusableError(`spool.directory ${all.directory} cannot be used: ${String(error)}`, {
        cause: error,
      });
    }
  }

  /** Kafka counts as slow after so long, ms. */
  get slowMs(): number {
    return this.options.slowMs;
  }

  /** Bytes that are in it and were not sent. */
  get bytes(): number {
    return this.#leftOvers.bytes + this.#own.reader.bytes + this.#unwrittenBytes;
  }

  /** Bytes of it that are not on the disk yet. */
  get unwrittenBytes(): number {
    return this.#unwrittenBytes;
  }

  /** Whether it has a record, or may have one that has yet to be taken over. */
  get isInUse(): boolean {
    return this.bytes > 0 || this.#leftOvers.areAwaited;
  }

  /** Whether it takes more without being near its end. */
  get hasRoom(): boolean {
    return this.bytes <= this.options.maxBytes * ROOM && this.#unwrittenBytes <= MOST_UNWRITTEN / 2;
  }

  /** Whether there are logs of others that have to be sent before ours, and are not in our hands. */
  get awaitsLeftOvers(): boolean {
    return this.#leftOvers.areAwaited;
  }

  get state(): SpoolState {
    const { directory, maxBytes } = this.options;
    return { directory, bytes: this.bytes, maxBytes, tornBytes: this.#torn, damagedBytes: this.#damaged };
  }

  /**
   * Adds an event behind all others; it is told when it is on stable storage.
   * @returns its number
   * @throws {SpoolFullError | BufferFullError} it was not added
   */
  append(event: PendingEvent): number {
    const number = this.#number + 1;
    const frame = encodeFrame(number, Date.now(), event.record);
    if (this.bytes + frame.length > this.options.maxBytes) throw new SpoolFullError(this.bytes, this.options.maxBytes);
    if (this.#unwrittenBytes + frame.length > MOST_UNWRITTEN)
      throw new BufferFullError(this.#unwrittenBytes, 'the disk');
    this.#number = number;
    this.#unwritten.push({ event, number, frame });
    this.#unwrittenBytes += frame.length;
    this.#schedule(this.options.syncMs);
    return number;
  }

  /** Records up to this number turned out to be in Kafka. */
  skipThrough(number: number): void {
    this.#skipThrough = number;
  }

  /** The oldest records that were not sent; undefined when all that is written was sent. */
  async next(most: number): Promise<SpoolBatch | undefined> {
    const left = await this.#leftOvers.next(most);
    if (left) return left;
    if (this.awaitsLeftOvers) return undefined;
    for (;;) {
      const { reader } = this.#own;
      const batch = await this.#ofOwn(reader, most);
      if (!batch) return undefined;
      const records = batch.records.filter(({ number }) => number > this.#skipThrough);
      if (records.length > 0) return { ...batch, records, log: reader };
      await reader.sent(batch);
    }
  }

  /** Forgets a batch that Kafka has. */
  async sent(batch: SpoolBatch): Promise<void> {
    await batch.log.sent(batch);
  }

  /** When little is left, writes nothing for a while, so that a sender comes to the end. @param most bytes that are little */
  holdWhenLittle(most: number): void {
    if (this.bytes - this.#unwrittenBytes <= most) this.#heldUntil = Date.now() + this.options.slowMs;
  }

  /** What was added and is not being written; it is in the spool no longer, and in the order it came. */
  takeUnwritten(): PendingEvent[] {
    const taken = this.#unwritten;
    this.#unwritten = [];
    this.#unwrittenBytes = 0;
    this.#heldUntil = 0;
    return taken.filter(({ event }) => !event.isAnswered).map(({ event }) => event);
  }

  /** What is being written just now, and can be read when it is. */
  get writing(): Promise<void> | undefined {
    return this.#writing;
  }

  /** Resolves when all that was added is on stable storage, or whoever waits for it was told that it is not. */
  async flush(): Promise<void> {
    this.#heldUntil = 0;
    while (this.#writing !== undefined || this.#unwritten.length > 0) await (this.#writing ?? this.#write());
  }

  /** Looks for what other processes left since. */
  collect(): Promise<void> {
    return this.#leftOvers.collect();
  }

  /** Syncs what was added, and leaves what is in the spool to whoever comes next. */
  async close(): Promise<void> {
    await this.flush();
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#beating);
    const { writer, reader } = this.#own;
    const rest = reader.bytes;
    await writer.close();
    await reader.close();
    await this.#leftOvers.close();
    if (rest > 0) await release(this.options.directory, writer.directory);
    else await rm(writer.directory, { recursive: true, force: true });
  }

  #schedule(ms: number): void {
    if (this.#writing !== undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const held = this.#heldUntil - Date.now();
      if (held > 0) this.#schedule(held);
      else void this.#write();
    }, ms);
  }

  #write(): Promise<void> {
    // One at a time: a flush and the timer may come together.
    if (this.#writing) return this.#writing;
    if (this.#unwritten.length === 0) return Promise.resolve();
    const batch = this.#unwritten;
    this.#unwritten = [];
    this.#writing = this.#append(batch).finally(() => {
      this.#writing = undefined;
      if (this.#unwritten.length > 0) this.#schedule(this.options.syncMs);
    });
    return this.#writing;
  }

  async #append(batch: readonly Unwritten[]): Promise<void> {
    const bytes = Buffer.concat(batch.map(({ frame }) => frame));
    try {
      await this.#durably(bytes);
      for (const { event } of batch) if (event.inSpool()) this.tally.spooled += 1;
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error));
      channels.spool_failed.publish({ error: cause });
      for (const { event } of batch) {
        this.tally.giveUp(event, new DeliveryUnknownError(event.eventId, { cause }), 'spool_failed');
      }
    } finally {
      this.#unwrittenBytes -= bytes.length;
    }
  }

  /** Another process that took this one for dead has the log, and with it all that was promised; what is left goes to a new one. */
  async #durably(bytes: Buffer): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#own.writer.append(bytes);
        return;
      } catch (error) {
        if (!(error instanceof LogTakenError) || attempt === 3) throw error;
        await this.#renew();
      }
    }
  }

  async #ofOwn(reader: LogReader, most: number): Promise<StoredBatch | undefined> {
    try {
      return await reader.next(most);
    } catch (error) {
      if (this.#isClosed) return undefined;
      if (!isMissing(error)) throw error;
      // A write that is under way finds it out by itself.
      if (!this.#writing) await this.#renew();
      return undefined;
    }
  }

  async #renew(): Promise<void> {
    const { writer, reader } = this.#own;
    this.#leftOvers.waitFor(writer.directory);
    await reader.close();
    await writer.close().catch(() => undefined);
    this.#own = this.#logOf(await LogWriter.create(this.options.directory, SEGMENT_BYTES));
  }

  #logOf(writer: LogWriter): { writer: LogWriter; reader: LogReader } {
    return { writer, reader: new LogReader(writer.directory, writer.segments, this.#foundDamage) };
  }

  readonly #foundDamage = ({ torn, damaged }: { torn: number; damaged: number }): void => {
    this.#torn += torn;
    this.#damaged += damaged;
    channels.damage.publish({ directory: this.options.directory, torn, damaged });
  };
}

/** A batch, and the log it is from. */
export interface SpoolBatch extends StoredBatch {
  readonly log: Pick<LogReader, 'sent'>;
}

/** How it is with a spool. */
export interface SpoolState {
  readonly directory: string;
  /** Bytes that wait for Kafka, the left-overs of earlier processes included. */
  readonly bytes: number;
  readonly maxBytes: number;
  /** Bytes cut from the ends of logs: what was being written, and not promised, when a process or machine stopped. */
  readonly tornBytes: number;
  /** Bytes that were written and cannot be read any more. Events are lost; the file is kept. */
  readonly damagedBytes: number;
}

import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { channels } from '../observe/channels.js';
import { beat, HEARTBEAT_MS, isMissing, orphansIn, releasedName, takeOver } from './log-directory.js';
import { type Damage, LogReader, type StoredBatch } from './log-reader.js';

/** The logs of processes that ended, taken over to be sent. */
export class LeftOvers {
  readonly #logs: LogReader[] = [];
  #mayCome = false;
  #isClosed = false;
  readonly #beating: NodeJS.Timeout;

  constructor(
    private readonly base: string,
    private readonly found: (damage: Damage) => void,
  ) {
    this.#beating = setInterval(() => {
      for (const { directory } of this.#logs) void beat(directory);
    }, HEARTBEAT_MS);
    this.#beating.unref();
  }

  get bytes(): number {
    return this.#logs.reduce((sum, log) => sum + log.bytes, 0);
  }

  /** Whether there is a log whose owner is most likely gone, which will be known soon. */
  get mayCome(): boolean {
    return this.#mayCome;
  }

  /** Takes over what is nobody's any more. */
  async collect(): Promise<void> {
    let mayCome = false;
    for (const { name, certain } of await orphansIn(this.base)) {
      if (!certain) {
        mayCome = true;
        continue;
      }
      const directory = await takeOver(this.base, name);
      if (directory === undefined) continue;
      const log = await LogReader.open(directory, this.found);
      this.#logs.push(log);
      if (log.bytes > 0) channels.adopted.publish({ directory, bytes: log.bytes });
    }
    this.#mayCome = mayCome;
  }

  /** The oldest records; logs that were sent to their end are deleted. */
  async next(most: number): Promise<(StoredBatch & { readonly log: LogReader }) | undefined> {
    for (let log = this.#logs[0]; log !== undefined; log = this.#logs[0]) {
      const batch = await log.next(most).catch((error: unknown) => {
        if (!isMissing(error) && !this.#isClosed) throw error;
      });
      // What cannot be read any more because it was closed is the next one's.
      if (this.#isClosed) return undefined;
      if (batch) return { ...batch, log };
      this.#logs.shift();
      await log.close();
      await rm(log.directory, { recursive: true, force: true });
    }
    return undefined;
  }

  /** Leaves what was not sent to whoever comes next. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#beating);
    for (const log of this.#logs) {
      await log.close();
      await rename(log.directory, path.join(this.base, releasedName())).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    }
  }
}

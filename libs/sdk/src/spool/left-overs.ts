import { rm } from 'node:fs/promises';
import { channels } from '../observe/channels.js';
import { beat, HEARTBEAT_MS, isMissing, leftLogsIn, logIdOf, release, takeOver } from './log-directory.js';
import { type Damage, LogReader, type StoredBatch } from './log-reader.js';

/**
 * The logs of processes that ended, taken over to be sent.
 *
 * Whoever comes after a process may go on with the keys of that one, so its log has to be sent before anything newer, also when it was
 * another process that took it over. So a process that begins waits for the logs that others hold by then, and nobody sends one that it
 * took over before older ones that others hold. The holder of the oldest waits for nobody.
 */
export class LeftOvers {
  readonly #logs: LogReader[] = [];
  #isClosed = false;
  /** Ids of logs in others' hands, oldest first, as of the last look. */
  #others: readonly string[] = [];
  /** Those of them that have to be sent before anything of ours; undefined before the first look. */
  #awaited: Set<string> | undefined;
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

  /** Whether to wait, and look again, before anything more is sent. */
  get areAwaited(): boolean {
    return this.#isOlderElsewhere || this.#others.some((id) => this.#awaited?.has(id));
  }

  /** A log of ours was taken over by another process, which sends it. */
  waitFor(directory: string): void {
    const id = logIdOf(directory);
    this.#awaited?.add(id);
    this.#others = [...this.#others, id].sort();
  }

  /** Takes over what is nobody's any more. */
  async collect(): Promise<void> {
    const others: string[] = [];
    for (const { name, id, state } of await leftLogsIn(this.base)) {
      if (this.#logs.some(({ directory }) => logIdOf(directory) === id)) continue;
      if (state !== 'orphan' || !(await this.#adopt(name))) others.push(id);
    }
    this.#logs.sort((a, b) => (logIdOf(a.directory) < logIdOf(b.directory) ? -1 : 1));
    this.#others = others;
    this.#awaited ??= new Set(others);
  }

  /** The oldest records; logs that were sent to their end are deleted. Nothing while others hold an older log. */
  async next(most: number): Promise<(StoredBatch & { readonly log: LogReader }) | undefined> {
    for (let log = this.#logs[0]; log !== undefined && !this.#isOlderElsewhere; log = this.#logs[0]) {
      const batch = await this.#nextOf(log, most);
      // What cannot be read any more because it was closed is the next one's.
      if (this.#isClosed) return undefined;
      if (batch) return { ...batch, log };
      this.#logs.splice(this.#logs.indexOf(log), 1);
      await drop(log);
    }
    return undefined;
  }

  /** Leaves what was not sent to whoever comes next. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#beating);
    for (const log of this.#logs) {
      await log.close();
      await release(this.base, log.directory);
    }
  }

  get #isOlderElsewhere(): boolean {
    const [log] = this.#logs;
    const [other] = this.#others;
    return log !== undefined && other !== undefined && other < logIdOf(log.directory);
  }

  async #nextOf(log: LogReader, most: number): Promise<StoredBatch | undefined> {
    try {
      return await log.next(most);
    } catch (error) {
      if (this.#isClosed) return undefined;
      if (!isMissing(error)) throw error;
      this.waitFor(log.directory);
      return undefined;
    }
  }

  /** @returns false when another process was faster */
  async #adopt(name: string): Promise<boolean> {
    const directory = await takeOver(this.base, name);
    if (directory === undefined) return false;
    try {
      const log = await LogReader.open(directory, this.found);
      // What is empty would be kept by a process that has nothing to send, and others would wait for it.
      if (log.bytes === 0) {
        await drop(log);
      } else {
        this.#logs.push(log);
        channels.adopted.publish({ directory, bytes: log.bytes });
      }
      return true;
    } catch (error) {
      // Under the name of a process that lives nobody else would take it.
      await release(this.base, directory);
      throw error;
    }
  }
}

async function drop(log: LogReader): Promise<void> {
  await log.close();
  await rm(log.directory, { recursive: true, force: true });
}

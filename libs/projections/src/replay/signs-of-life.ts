import { AbortedError, ReplayError } from './replay-error.js';
import { lastOwner, type ReplayLog } from './replay-log.js';

const EVERY_MS = 5_000;

/** Lets others know that a replay is being worked on, and finds out when somebody ends it by a command. */
export class SignsOfLife {
  readonly #aborted = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #progress: Readonly<Record<string, unknown>> = {};

  constructor(
    private readonly log: ReplayLog,
    private readonly projection: string,
    private readonly run: string,
    private readonly owner: string,
  ) {
    // What goes wrong here goes wrong where the work is done as well, and is told there.
    this.#timer = setInterval(() => void this.give().catch(() => undefined), EVERY_MS);
  }

  /** Fires when the replay was aborted, or is somebody else's: this process stood still for too long. */
  get signal(): AbortSignal {
    return this.#aborted.signal;
  }

  /** @param records read so far; @param total as many there are up to the cut */
  progress(records: number, total: number): void {
    this.#progress = { records, total };
  }

  end(): void {
    clearInterval(this.#timer);
  }

  /** Gives a sign, and looks whether it goes on. One attempt; besides, it is done every few seconds. */
  async give(): Promise<void> {
    const { projection, run } = this;
    await this.log.append({ projection, run, version: 0, step: 'alive', detail: this.#progress });
    const entries = (await this.log.entries([projection])).filter((entry) => entry.run === run);
    if (entries.some(({ step }) => step === 'aborted')) {
      this.#aborted.abort(new AbortedError(`the replay of ${projection} was ended by a command`));
    }
    const owner = lastOwner(entries);
    if (owner === this.owner) return;
    this.#aborted.abort(new ReplayError(`${owner} went on with the replay of ${projection}`));
  }
}

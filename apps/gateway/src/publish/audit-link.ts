import { setTimeout } from 'node:timers/promises';
import { type Audit, connect, type ConnectOptions } from '@docket/sdk';
import { type Logger } from '@docket/telemetry';

const FIRST_WAIT_MS = 200;
const MOST_WAIT_MS = 5_000;

/**
 * The way to Kafka, by the SDK. Connects in the background and tries again until it is there, so that the gateway can say what
 * is missing while Kafka or the registry is away at its start.
 */
export class AuditLink {
  #audit: Audit | undefined;
  #problem = 'is not connected yet';
  readonly #ending = new AbortController();
  #connecting: Promise<void> | undefined;

  constructor(
    private readonly options: ConnectOptions,
    private readonly log: Logger,
  ) {}

  /** Undefined until it is connected. */
  get audit(): Audit | undefined {
    return this.#audit;
  }

  /** Why it is not connected; undefined when it is. */
  get problem(): string | undefined {
    return this.#audit ? undefined : this.#problem;
  }

  start(): void {
    this.#connecting ??= this.#connect();
  }

  /** Sends what waits, for so long at most. @returns whether everything was answered */
  async close(withinMs: number): Promise<boolean> {
    this.#ending.abort();
    const closed = this.#audit?.close().then(
      () => true,
      () => false,
    );
    if (closed === undefined) return true;
    return Promise.race([closed, setTimeout(withinMs, false, { ref: false })]);
  }

  async #connect(): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    while (!this.#isEnding()) {
      try {
        const audit = await connect(this.options);
        // It may have taken longer than we had.
        if (this.#isEnding()) await audit.close();
        else this.#audit = audit;
        return;
      } catch (error) {
        this.#problem = error instanceof Error ? error.message : String(error);
        this.log.warn({ error: this.#problem }, 'not connected to Kafka and the registry yet');
      }
      await setTimeout(waitMs, undefined, { signal: this.#ending.signal }).catch(() => undefined);
      waitMs = Math.min(waitMs * 2, MOST_WAIT_MS);
    }
  }

  #isEnding(): boolean {
    return this.#ending.signal.aborted;
  }
}

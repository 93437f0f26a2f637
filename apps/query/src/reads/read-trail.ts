import { setTimeout } from 'node:timers/promises';
import { type Audit, connect, type ConnectOptions } from '@docket/sdk';
import { type Logger } from '@docket/telemetry';
import { RarelyPerName } from '../access/rarely.js';
import { type ReadEvent } from './read-event.js';

const FIRST_WAIT_MS = 200;
const MOST_WAIT_MS = 5_000;
/** Events that wait until Kafka and the registry were reached for the first time. */
const MOST_WAITING = 10_000;
/** How often it is said that events are lost. */
const COMPLAIN_MS = 60_000;
/** How long events that wait may keep the process from ending. */
const CLOSE_MS = 5_000;
const UNCONNECTED_MS = 500;

/** Takes events about what was done with the audit log. */
export interface AuditSink {
  /** Returns at once, and throws nothing. */
  add(event: ReadEvent): void;
}

/**
 * Publishes who read what, beside the reads. While Kafka is away events wait, in the spool when there is one and in memory when not,
 * and the reads are answered; what finds no room any more is given up, and counted in the log.
 */
export class ReadTrail implements AuditSink {
  #audit: Audit | undefined;
  #waiting: ReadEvent[] = [];
  #lost = 0;
  readonly #complaints = new RarelyPerName(COMPLAIN_MS);
  readonly #ending = new AbortController();
  #connecting: Promise<void> | undefined;

  constructor(
    private readonly options: ConnectOptions,
    private readonly log: Logger,
  ) {}

  /** Connects in the background, as often as it takes. */
  start(): void {
    this.#connecting ??= this.#connect();
  }

  add(event: ReadEvent): void {
    if (this.#audit !== undefined) this.#emit(this.#audit, event);
    else if (this.#waiting.length < MOST_WAITING) this.#waiting.push(event);
    else this.#gaveUp(new Error('neither Kafka nor the registry was ever reached, and no more events can wait'));
  }

  /** Sends what waits, as far as that is possible soon. */
  async close(): Promise<void> {
    this.#ending.abort();
    // An attempt that is under way may still bring what waits to safety; one that hangs is left behind.
    const patienceMs = this.#waiting.length === 0 ? UNCONNECTED_MS : CLOSE_MS;
    await Promise.race([this.#connecting, setTimeout(patienceMs, undefined, { ref: false })]);
    await this.#audit?.close({ withinMs: CLOSE_MS });
    if (this.#waiting.length > 0) this.log.warn({ events: this.#waiting.length }, 'events about reads are lost');
  }

  #emit(audit: Audit, { action, input }: ReadEvent): void {
    audit.emit(action, input).catch((error: unknown) => {
      this.#gaveUp(error);
    });
  }

  #gaveUp(error: unknown): void {
    this.#lost += 1;
    if (!this.#complaints.isDue('lost')) return;
    this.log.error({ err: error, lost: this.#lost }, 'events about reads are lost');
  }

  async #connect(): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    while (!this.#ending.signal.aborted) {
      try {
        const audit = await connect(this.options);
        this.#audit = audit;
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const event of waiting) this.#emit(audit, event);
        return;
      } catch (error) {
        if (this.#complaints.isDue('unconnected')) {
          this.log.warn({ err: error }, 'events about reads wait: not connected to Kafka and the registry yet');
        }
      }
      await setTimeout(waitMs, undefined, { signal: this.#ending.signal }).catch(() => undefined);
      waitMs = Math.min(waitMs * 2, MOST_WAIT_MS);
    }
  }
}

import { setTimeout } from 'node:timers/promises';

/** How a consumer is watched. */
export interface WatchSettings {
  /** A driver that does nothing at all for so long is stuck, if Kafka answers others meanwhile; ms. */
  readonly limitMs: number;
  /** Whether Kafka answers somebody else. Without it silence is to be expected. */
  readonly answers: () => Promise<boolean>;
  readonly silent: () => void;
}

/** Between two looks at the clock, in parts of the limit. */
const LOOKS = 4;

/**
 * Finds a driver that waits for an answer that never comes. After a connection was reset in the middle of a request,
 * kafkajs may forget the request and its timeout together: it fetches nothing, sends no heartbeat, and reports nothing.
 */
export class SilenceWatch {
  #heardAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #asking = false;

  constructor(private readonly settings: WatchSettings) {}

  /** The driver did something. */
  heard(): void {
    this.#heardAt = performance.now();
  }

  start(): void {
    this.heard();
    this.#timer ??= setInterval(() => void this.#look(), this.settings.limitMs / LOOKS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    const { limitMs, answers, silent } = this.settings;
    if (this.#asking || performance.now() - this.#heardAt < limitMs) return;
    this.#asking = true;
    const askedAt = performance.now();
    // Whoever is asked may get stuck likewise.
    const isUp = await Promise.race([answers().catch(() => false), setTimeout(limitMs, false, { ref: false })]);
    this.#asking = false;
    // Stopped, or heard of, meanwhile.
    if (this.#timer === undefined || this.#heardAt > askedAt) return;
    this.heard();
    if (isUp) silent();
  }
}

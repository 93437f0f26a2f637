import { setImmediate, setTimeout } from 'node:timers/promises';

/** Timers are no finer; less is not waited for but made up later. */
const FINEST_MS = 1;
/** What was missed is made up for, but not more than this: after a stall there is no burst. */
const MADE_UP_MS = 1_000;
/** Who never waits must let signals and answers in at times. */
const BREATH_MS = 20;

/** Lets something happen so many times a second, evenly. */
export class Pace {
  readonly #gap: number;
  #next: number;
  #breath: number;

  /** @param rate times a second; undefined for as often as can be */
  constructor(rate: number | undefined) {
    this.#gap = rate === undefined ? 0 : 1_000 / rate;
    this.#next = performance.now();
    this.#breath = this.#next;
  }

  /** Waits for one's turn, at most until the signal fires. */
  async turn(signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const due = Math.max(this.#next, now - MADE_UP_MS);
    this.#next = due + this.#gap;
    if (due >= now + FINEST_MS) await setTimeout(due - now, undefined, { signal }).catch(() => undefined);
    else if (now < this.#breath + BREATH_MS) return;
    else await setImmediate();
    this.#breath = performance.now();
  }
}

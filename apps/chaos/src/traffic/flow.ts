import { setTimeout as pause } from 'node:timers/promises';

const TICK_MS = 20;
/** Events on their way at once: beyond it the traffic waits, as a service does whose Kafka is slow. */
const MOST_PENDING = 5_000;
/** Time that was lost is made up for, but not more than this at once. */
const MOST_BURST_MS = 200;

/** How many events flow, and how fast. */
interface Pace {
  readonly events: number;
  /** Full pace. */
  readonly perSecond: number;
  /** Pace beyond what is allowed so far. */
  readonly trickle: number;
}

/** Events at an even pace, by number and in that order. */
export class Flow {
  /** Events up to this number flow at full pace, later ones trickle: so that strikes fall all along the traffic. */
  allowed = 0;
  #next = 0;
  #emitted: number;
  #acknowledged: number;
  #failure: Error | undefined;

  /**
   * @param publish resolves when the event of this number is acknowledged
   * @param done numbers that were acknowledged before, in an earlier process
   */
  constructor(
    private readonly publish: (index: number) => Promise<unknown>,
    private readonly pace: Pace,
    private readonly done: ReadonlySet<number> = new Set(),
  ) {
    this.#emitted = this.#acknowledged = done.size;
  }

  get emitted(): number {
    return this.#emitted;
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Resolves when every event is acknowledged. @throws what publishing one of them failed with */
  async run(): Promise<void> {
    const { events, perSecond, trickle } = this.pace;
    let due = this.#emitted;
    let before = performance.now();
    while (this.#acknowledged < events) {
      await pause(TICK_MS);
      if (this.#failure !== undefined) throw this.#failure;
      const elapsed = Math.min(performance.now() - before, MOST_BURST_MS) / 1000;
      before = performance.now();
      due += elapsed * (this.#emitted < this.allowed ? perSecond : trickle);
      while (this.#emitted < Math.min(due, events) && this.#emitted - this.#acknowledged < MOST_PENDING) {
        this.#publishNext();
        this.#emitted += 1;
      }
      due = Math.min(due, this.#emitted + 1);
    }
  }

  #publishNext(): void {
    while (this.done.has(this.#next)) this.#next += 1;
    this.publish(this.#next).then(
      () => {
        this.#acknowledged += 1;
      },
      (error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
      },
    );
    this.#next += 1;
  }
}

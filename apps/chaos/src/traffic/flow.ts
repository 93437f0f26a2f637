import { setTimeout as pause } from 'node:timers/promises';
import { EventSource } from './event-source.js';
import { type Publisher } from './publisher.js';
import { type TrafficPlan } from './traffic-plan.js';

const TICK_MS = 20;
/** Events on their way at once: beyond it the traffic waits, as a service does whose Kafka is slow. */
const MOST_PENDING = 5_000;
/** Time that was lost is made up for, but not more than this at once. */
const MOST_BURST_MS = 200;

/** Events at an even pace. */
export class Flow {
  /** Events up to this number flow at full pace, later ones trickle: so that strikes fall all along the traffic. */
  allowed = 0;
  #emitted = 0;
  #acknowledged = 0;
  #failure: Error | undefined;

  constructor(
    private readonly publisher: Publisher,
    private readonly plan: TrafficPlan,
  ) {}

  get emitted(): number {
    return this.#emitted;
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Resolves when every event is acknowledged. @throws what publishing one of them failed with */
  async run(): Promise<void> {
    const { events, perSecond, trickle } = this.plan;
    const source = new EventSource(this.plan);
    let due = 0;
    let before = performance.now();
    while (this.#acknowledged < events) {
      await pause(TICK_MS);
      if (this.#failure !== undefined) throw this.#failure;
      const elapsed = Math.min(performance.now() - before, MOST_BURST_MS) / 1000;
      before = performance.now();
      due += elapsed * (this.#emitted < this.allowed ? perSecond : trickle);
      while (this.#emitted < Math.min(due, events) && this.#emitted - this.#acknowledged < MOST_PENDING) {
        this.#publish(source, this.#emitted);
        this.#emitted += 1;
      }
      due = Math.min(due, this.#emitted + 1);
    }
  }

  #publish(source: EventSource, index: number): void {
    this.publisher.publish(source.event(index)).then(
      () => {
        this.#acknowledged += 1;
      },
      (error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
      },
    );
  }
}

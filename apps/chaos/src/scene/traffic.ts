import { type Audit, DeliveryUnknownError } from '@docket/sdk';
import { type EventSource, type TrafficEvent } from './events.js';
import { pause } from './waiting.js';

/** Where Kafka said it put an event. */
export interface Acknowledgement {
  readonly eventId: string;
  readonly partition: number;
  readonly offset: number;
}

/** How much traffic, and how fast. */
export interface TrafficPlan {
  readonly events: number;
  readonly durationMs: number;
}

const TICK_MS = 20;
/** This part of the events flows slowly until enough strikes fell, so that strikes fall while events flow. */
const KEPT_BACK = 0.4;
const SLOW = 0.1;
const RETRY_MS = 100;

/** Events through the SDK at an even pace. Every acknowledgement is kept: none of these events may be missing. */
export class Traffic {
  readonly acknowledged: Acknowledgement[] = [];
  #emitted = 0;
  #released = false;
  #pending = new Set<Promise<void>>();

  constructor(
    private readonly audit: Audit,
    readonly source: EventSource,
    private readonly plan: TrafficPlan,
  ) {}

  /** How many events were handed to the SDK; numbers below it may be published again. */
  get emitted(): number {
    return this.#emitted;
  }

  /** Enough strikes fell: the rest may flow at full pace. */
  release(): void {
    this.#released = true;
  }

  /** Resolves when every event is acknowledged. @param event gives the event of a number */
  async run(event = (index: number): TrafficEvent => this.source.event(index)): Promise<void> {
    const { events, durationMs } = this.plan;
    const perTick = (events / durationMs) * TICK_MS;
    let due = 0;
    while (this.#emitted < events) {
      const slow = !this.#released && this.#emitted >= events * (1 - KEPT_BACK);
      due = Math.min(events, due + (slow ? perTick * SLOW : perTick));
      while (this.#emitted < Math.floor(due)) {
        this.later(this.publish(event(this.#emitted)));
        this.#emitted += 1;
      }
      if (due >= events) break;
      await pause(TICK_MS);
    }
    await this.settled();
  }

  /** Publishes an event until it is acknowledged. An unknown outcome is answered with a redelivery, as the SDK asks. */
  async publish({ action, input }: TrafficEvent, redelivery = false, audit = this.audit): Promise<void> {
    for (let again = redelivery; ; again = true) {
      try {
        const { partition, offset } = await audit.emit(action, input, { redelivery: again });
        this.acknowledged.push({ eventId: input.event_id, partition, offset: Number(offset) });
        return;
      } catch (error) {
        const retry = error instanceof Error && 'verdict' in error && error.verdict === 'retry';
        if (!retry && !(error instanceof DeliveryUnknownError)) throw error;
        await pause(RETRY_MS);
      }
    }
  }

  /** Adds work that must be over before the traffic is. */
  later(work: Promise<void>): void {
    const tracked = work.finally(() => this.#pending.delete(tracked));
    // A failure is told by `settled`; until then it is no unhandled one.
    tracked.catch(() => undefined);
    this.#pending.add(tracked);
  }

  /** Resolves when everything published so far is acknowledged. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }
}

import { type EventFlow } from './event-flow.js';
import { Program } from './program.js';
import { type TrafficPlan, type TrafficProgress, trafficProgress } from './traffic-plan.js';

/** The traffic program, from outside. */
export class Traffic implements EventFlow {
  #progress: TrafficProgress = { emitted: 0, acknowledged: 0, over: false };
  #tellReady = (): void => undefined;
  /** Resolves when it can begin. */
  readonly #ready = new Promise<void>((resolve) => {
    this.#tellReady = resolve;
  });
  readonly finished: Promise<void>;
  readonly #program: Program;

  /** Starts the program; nothing flows before something is allowed. @param ports see `redirect-ports.mjs` */
  constructor(
    private readonly plan: TrafficPlan,
    ports: string,
  ) {
    this.#program = new Program('traffic/main.js', plan, ports, (message) => {
      this.#progress = trafficProgress.parse(message);
      this.#tellReady();
    });
    this.finished = this.#program.ended.then(() => {
      if (!this.#progress.over) {
        throw new Error(`the traffic ended after ${this.emitted} events: ${this.#program.said}`);
      }
    });
    // Whoever awaits it learns; until then it is no unhandled one.
    this.finished.catch(() => undefined);
  }

  ready(): Promise<void> {
    return Promise.race([this.#ready, this.finished]);
  }

  get perSecond(): number {
    return this.plan.perSecond;
  }

  get acknowledgements(): readonly string[] {
    return [this.plan.acknowledgements];
  }

  /** Numbers below it may be published again. */
  get emitted(): number {
    return this.#progress.emitted;
  }

  get isOver(): boolean {
    return this.#progress.over;
  }

  allow(events: number): void {
    // It may be ending just now, all events being acknowledged; when it failed, `finished` tells.
    this.#program.send({ allowed: Math.min(this.plan.events, Math.ceil(events)) });
  }

  end(): Promise<void> {
    return this.#program.kill9();
  }
}

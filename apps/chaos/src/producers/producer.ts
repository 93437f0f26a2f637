import { Program } from '../traffic/program.js';
import { type DurablePlan, type DurableProgress, durableProgress } from './plans.js';

/** A producer of durable events, from outside: killed and started again by whoever strikes at it. */
export class Producer {
  #progress: DurableProgress = { emitted: 0, over: false, adopted: 0 };
  #program: Program | undefined;
  #allowed = 0;
  /** By the processes before this one. */
  #adoptedBefore = 0;
  #tellReady = (): void => undefined;
  #tellFinished = (): void => undefined;
  #tellFailed: (error: Error) => void = () => undefined;
  /** Resolves when its first process can begin. */
  readonly #ready = new Promise<void>((resolve) => {
    this.#tellReady = resolve;
  });
  /** Resolves when every event is acknowledged and the process has ended; rejects when it ends by itself before. */
  readonly finished = new Promise<void>((resolve, reject) => {
    this.#tellFinished = resolve;
    this.#tellFailed = reject;
  });

  /** @param ports see `redirect-ports.mjs` */
  constructor(
    private readonly plan: DurablePlan,
    private readonly ports: string,
  ) {
    this.finished.catch(() => undefined);
    this.start();
  }

  /** Events handed to the SDK; after a start it may be a little less than before. */
  get emitted(): number {
    return this.#progress.emitted;
  }

  /** Whether every event is acknowledged. */
  get isOver(): boolean {
    return this.#progress.over;
  }

  /** Logs of other processes that its processes took over. */
  get adopted(): number {
    return this.#adoptedBefore + this.#progress.adopted;
  }

  ready(): Promise<void> {
    return Promise.race([this.#ready, this.finished]);
  }

  /** Starts a process, unless one runs or none is needed any more. */
  start(): void {
    if (this.isOver) this.#tellFinished();
    if (this.#program || this.isOver) return;
    const program = new Program('producers/durable.js', this.plan, this.ports, (message) => {
      this.#progress = durableProgress.parse(message);
      this.#tellReady();
    });
    this.#program = program;
    program.send({ allowed: this.#allowed });
    void program.ended.then(() => {
      if (this.isOver) this.#tellFinished();
      else if (this.#program === program)
        this.#tellFailed(new Error(`producer ${this.plan.producer} ended: ${program.said}`));
    });
  }

  /** Ends the process as a crash would. */
  async kill9(): Promise<void> {
    const program = this.#program;
    this.#program = undefined;
    await program?.kill9();
    this.#adoptedBefore += this.#progress.adopted;
    this.#progress = { ...this.#progress, adopted: 0 };
  }

  allow(events: number): void {
    this.#allowed = Math.min(this.plan.events, Math.ceil(events));
    this.#program?.send({ allowed: this.#allowed });
  }
}

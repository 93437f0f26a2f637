import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { type TrafficPlan, type TrafficProgress, trafficProgress } from './traffic-plan.js';

const MAIN = path.resolve(import.meta.dirname, '../../dist/traffic/main.js');
/** See there. */
const REDIRECT_PORTS = new URL('../../preload/redirect-ports.mjs', import.meta.url).href;

/** The traffic program, from outside. */
export class Traffic {
  #progress: TrafficProgress = { emitted: 0, acknowledged: 0, over: false };
  #said = '';
  #tellReady = (): void => undefined;
  /** Resolves when it can begin. */
  readonly #ready = new Promise<void>((resolve) => {
    this.#tellReady = resolve;
  });
  /** Resolves when every event is acknowledged; rejects when that cannot be. */
  readonly finished: Promise<void>;
  readonly #child: ChildProcess;

  /** Starts the program; nothing flows before something is allowed. @param ports see `redirect-ports.mjs` */
  constructor(
    readonly plan: TrafficPlan,
    ports: string,
  ) {
    this.#child = fork(MAIN, [JSON.stringify(plan)], {
      execArgv: ['--import', REDIRECT_PORTS],
      env: { CHAOS_PORTS: ports },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString()).slice(-4_000);
    });
    this.#child.on('message', (message) => {
      this.#progress = trafficProgress.parse(message);
      this.#tellReady();
    });
    this.finished = new Promise((resolve, reject) => {
      this.#child.once('exit', () => {
        if (this.#progress.over) resolve();
        else reject(new Error(`the traffic ended after ${this.emitted} events: ${this.#said}`));
      });
    });
    // Whoever awaits it learns; until then it is no unhandled one.
    this.finished.catch(() => undefined);
  }

  /** Waits until it is connected. @throws {Error} with what it said when it ended instead */
  ready(): Promise<void> {
    return Promise.race([this.#ready, this.finished]);
  }

  /** How many events were handed to the SDK; numbers below it may be published again. */
  get emitted(): number {
    return this.#progress.emitted;
  }

  /** Whether every event is acknowledged. */
  get isOver(): boolean {
    return this.#progress.over;
  }

  /** Lets events up to this number flow at full pace. */
  allow(events: number): void {
    if (!this.#child.connected) return;
    // It may be ending just now, all events being acknowledged; when it failed, `finished` tells.
    this.#child.send({ allowed: Math.min(this.plan.events, Math.ceil(events)) }, () => undefined);
  }

  /** Ends the program, whatever it does. */
  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.finished.catch(() => undefined);
  }
}

import { mkdirSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import { type Scene } from '../scene/scene.js';
import { type Endings } from '../stack/endings.js';
import { type EventFlow } from '../traffic/event-flow.js';
import { Program } from '../traffic/program.js';
import { type TrafficPlan } from '../traffic/traffic-plan.js';
import { BestEffortProducer } from './best-effort-producer.js';
import { type DrainWord, drainWord } from './plans.js';
import { Producer } from './producer.js';

const PRODUCERS = 4;
/** Events at best effort for each durable one. */
const BEST_EFFORT_SHARE = 1 / 10;
/** What it keeps for Kafka, in seconds of its events, roughly: an outage makes it drop. */
const BEST_EFFORT_SECONDS = 0.5;
const EVENT_BYTES = 400;

/** Four producers of durable events that share a spool directory, one at best effort, and the network between them and the brokers. */
export class Producers implements EventFlow {
  readonly perSecond: number;
  readonly finished: Promise<void>;
  readonly bestEffort: BestEffortProducer;
  readonly all: readonly Producer[];
  readonly acknowledgements: readonly string[];
  #begunAt = 0;
  #overAt = 0;

  private constructor(
    private readonly plan: TrafficPlan,
    readonly spoolDirectory: string,
    /** One before each broker. */
    readonly proxies: readonly TcpProxy[],
    private readonly ports: string,
    endings: Endings,
  ) {
    this.perSecond = plan.perSecond;
    this.acknowledgements = Array.from({ length: PRODUCERS }, (_, producer) => `${plan.acknowledgements}.${producer}`);
    this.all = this.acknowledgements.map((acknowledgements, producer) => {
      const share = {
        events: this.#share(plan.events),
        perSecond: this.#share(plan.perSecond),
        trickle: plan.trickle / PRODUCERS,
      };
      return new Producer({ ...plan, ...share, producer, acknowledgements, spoolDirectory }, ports);
    });
    const perSecond = plan.perSecond * BEST_EFFORT_SHARE;
    const maxBufferedBytes = Math.ceil(perSecond * BEST_EFFORT_SECONDS * EVENT_BYTES);
    this.bestEffort = new BestEffortProducer({ ...plan, perSecond, maxBufferedBytes }, ports, endings);
    this.finished = Promise.all(this.all.map(({ finished }) => finished)).then(() => {
      this.#overAt = performance.now();
    });
    this.finished.catch(() => undefined);
  }

  static async start(scene: Scene, plan: TrafficPlan, endings: Endings): Promise<Producers> {
    const { nodes } = scene.stack.kafka;
    const proxies = await Promise.all(nodes.map(({ port }) => TcpProxy.start(port, endings)));
    const ports = nodes.map(({ port }, index) => `${port}:${proxies[index]?.port ?? port}`).join(',');
    const spoolDirectory = scene.file('spool');
    mkdirSync(spoolDirectory);
    const producers = new Producers(plan, spoolDirectory, proxies, ports, endings);
    endings.add(() => producers.end());
    return producers;
  }

  get emitted(): number {
    return this.all.reduce((sum, { emitted }) => sum + emitted, 0);
  }

  get isOver(): boolean {
    return this.all.every(({ isOver }) => isOver);
  }

  /** Logs that were taken over from producers that were killed. */
  get adopted(): number {
    return this.all.reduce((sum, { adopted }) => sum + adopted, 0);
  }

  async ready(): Promise<void> {
    await Promise.all(this.all.map((producer) => producer.ready()));
  }

  /** From the first event until all were acknowledged. */
  get seconds(): number {
    return (this.#overAt - this.#begunAt) / 1000;
  }

  /** How many of the acknowledgements came when the event was in the spool, and not in Kafka. */
  spooled(): number {
    return this.acknowledgements.reduce(
      (sum, file) => sum + (readFileSync(file, 'utf8').match(/^\t/gm)?.length ?? 0),
      0,
    );
  }

  allow(events: number): void {
    this.#begunAt ||= performance.now();
    for (const producer of this.all) producer.allow(events / PRODUCERS);
  }

  async end(): Promise<void> {
    await Promise.all(this.all.map((producer) => producer.kill9()));
  }

  /**
   * Sends what the producers left in the spool, as whoever uses the directory next does.
   * @returns what is in it afterwards that should not be
   */
  async drain(): Promise<string[]> {
    const words: DrainWord[] = [];
    const program = new Program(
      'producers/drain.js',
      { ...this.plan, spoolDirectory: this.spoolDirectory },
      this.ports,
      (message) => {
        words.push(drainWord.parse(message));
      },
    );
    await program.ended;
    if (words.length === 0) throw new Error(`the spool could not be drained: ${program.said}`);
    return (await readdir(this.spoolDirectory)).filter((name) => /^(log|damaged)-/.test(name));
  }

  #share(of: number): number {
    return Math.ceil(of / PRODUCERS);
  }
}

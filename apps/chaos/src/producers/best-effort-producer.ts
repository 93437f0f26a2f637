import { type Endings } from '../stack/endings.js';
import { Program } from '../traffic/program.js';
import { type BestEffortCount } from '../verifier/evidence.js';
import { type BestEffortPlan, bestEffortWord } from './plans.js';

/** The producer at best effort, from outside. It publishes from its start until it is told to end. */
export class BestEffortProducer {
  readonly #program: Program;
  #count: BestEffortCount | undefined;

  /** @param ports see `redirect-ports.mjs` */
  constructor(plan: BestEffortPlan, ports: string, endings: Endings) {
    this.#program = new Program('producers/best-effort.js', plan, ports, (message) => {
      const word = bestEffortWord.parse(message);
      if ('instance' in word) this.#count = word;
    });
    endings.add(() => this.#program.kill9());
  }

  /** Tells it to end, and waits until Kafka has what it did not drop. @throws {Error} with its last words */
  async end(): Promise<BestEffortCount> {
    this.#program.send({ end: true });
    await this.#program.ended;
    if (!this.#count)
      throw new Error(`the producer at best effort did not say what became of its events: ${this.#program.said}`);
    return this.#count;
  }
}

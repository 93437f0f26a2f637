import { type Ingester } from './ingester.js';

const MIB = 1024 * 1024;
const EVERY_MS = 250;

/** The memory of an ingester over time, in MiB. */
export class MemorySamples {
  readonly #samples: number[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly ingester: Ingester) {
    this.#timer = setInterval(() => {
      this.#sample();
    }, EVERY_MS);
    this.#sample();
  }

  /** Samples so far. */
  get count(): number {
    return this.#samples.length;
  }

  /** The most there was from one sample up to another, which is not included. */
  most(from = 0, to = this.count): number {
    return Math.round(Math.max(...this.#samples.slice(from, to)));
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #sample(): void {
    const bytes = this.ingester.residentBytes();
    if (bytes !== undefined) this.#samples.push(bytes / MIB);
  }
}

/** Durations of calls, every one of them kept: what is rare is what a p99 is about. */
export class Durations {
  readonly #micros: Float64Array;
  #count = 0;

  /** @param most durations that are kept; later ones are not */
  constructor(most: number) {
    this.#micros = new Float64Array(most);
  }

  /** @param ms as the difference of two `performance.now()` */
  add(ms: number): void {
    this.#micros[this.#count] = ms * 1000;
    this.#count += 1;
  }

  /** Nearest rank, µs to a tenth. @param share such as 0.99 */
  quantile(share: number): number {
    const sorted = this.#micros.slice(0, this.#count).sort();
    return Number((sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN).toFixed(1));
  }
}

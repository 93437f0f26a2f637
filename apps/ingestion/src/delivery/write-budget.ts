/**
 * Bounds how many parts an instance writes per second, so that they do not pile up in ClickHouse: a bucket of tokens that
 * all partitions of the instance share. Nobody is refused; whoever finds the bucket empty collects for longer.
 */
export class WriteBudget {
  #tokens: number;
  #at: number;

  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#tokens = perSecond;
    this.#at = now();
  }

  /** How long to collect before the next batch may be written, ms; at most a second or so. */
  waitMs(): number {
    this.#refill();
    return this.#tokens >= 1 ? 0 : ((1 - this.#tokens) / this.perSecond) * 1000;
  }

  /**
   * Takes a batch's share. A full batch is never held back, so the bucket may owe: a second's worth at most, because after
   * an import of years what is new should not have to wait for minutes.
   * @param parts it becomes in the table
   */
  spend(parts: number): void {
    this.#refill();
    this.#tokens = Math.max(-this.perSecond, this.#tokens - Math.max(1, parts));
  }

  #refill(): void {
    const now = this.now();
    this.#tokens = Math.min(this.perSecond, this.#tokens + ((now - this.#at) / 1000) * this.perSecond);
    this.#at = now;
  }
}

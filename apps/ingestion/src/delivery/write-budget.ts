/**
 * Bounds how many batches an instance writes per second, so that parts do not pile up in ClickHouse: a bucket of tokens
 * that all partitions of the instance share. Nobody is refused; whoever finds the bucket empty collects for longer.
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

  /** How long to collect before the next batch may be written, ms. */
  waitMs(): number {
    this.#refill();
    return this.#tokens >= 1 ? 0 : ((1 - this.#tokens) / this.perSecond) * 1000;
  }

  /** Takes one batch's share. May go below zero: a full batch is never held back. */
  spend(): void {
    this.#refill();
    this.#tokens -= 1;
  }

  #refill(): void {
    const now = this.now();
    this.#tokens = Math.min(this.perSecond, this.#tokens + ((now - this.#at) / 1000) * this.perSecond);
    this.#at = now;
  }
}

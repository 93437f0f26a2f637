/**
 * How much of something may come over time. Who is not in debt may take more than there is, and pays it off: so a batch larger
 * than the bucket goes in as well, and what is taken in the long run is bounded all the same.
 */
export class TokenBucket {
  #tokens: number;
  #at: number;

  /** @param perSecond how much comes; as much may be saved up @param now a clock in ms */
  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#tokens = perSecond;
    this.#at = now();
  }

  /** How long until something may be taken, ms; 0 when it may be now. */
  waitMs(): number {
    this.#refill();
    return this.#tokens > 0 ? 0 : Math.ceil(((1 - this.#tokens) / this.perSecond) * 1000);
  }

  take(count: number): void {
    this.#refill();
    this.#tokens -= count;
  }

  #refill(): void {
    const now = this.now();
    this.#tokens = Math.min(this.perSecond, this.#tokens + ((now - this.#at) / 1000) * this.perSecond);
    this.#at = now;
  }
}

/** Names remembered; beyond it the oldest go, and may be due again too early. */
const NAMES = 10_000;

/** Says of each name once in a while that it is due. */
export class RarelyPerName {
  readonly #since = new Map<string, number>();

  /** @param now a clock in ms */
  constructor(
    private readonly everyMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether it was not due for that long; it counts as done then. */
  isDue(name: string): boolean {
    const last = this.#since.get(name);
    const now = this.now();
    if (last !== undefined && now - last < this.everyMs) return false;
    this.#since.delete(name);
    this.#since.set(name, now);
    for (const oldest of this.#since.keys()) {
      if (this.#since.size <= NAMES) break;
      this.#since.delete(oldest);
    }
    return true;
  }
}

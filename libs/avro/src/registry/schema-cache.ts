/**
 * Answers by schema id: found ones for good (an id never changes its schema) up to a number of entries, missing ones
 * for a short while. Concurrent look-ups of one id share one request. Failures are never kept.
 */
export class SchemaCache<T> {
  readonly #found = new Map<number, T>();
  readonly #missingUntil = new Map<number, number>();
  readonly #inFlight = new Map<number, Promise<T | undefined>>();

  constructor(
    private readonly maxEntries: number,
    private readonly negativeMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** @param load asked on a miss; resolves undefined when the id does not exist. */
  get(id: number, load: () => Promise<T | undefined>): Promise<T | undefined> {
    const found = this.#found.get(id);
    if (found !== undefined) {
      // Insertion order is the order of use.
      this.#found.delete(id);
      this.#found.set(id, found);
      return Promise.resolve(found);
    }
    if ((this.#missingUntil.get(id) ?? 0) > this.now()) return Promise.resolve(undefined);
    let flight = this.#inFlight.get(id);
    if (flight === undefined) {
      flight = this.#load(id, load).finally(() => this.#inFlight.delete(id));
      this.#inFlight.set(id, flight);
    }
    return flight;
  }

  async #load(id: number, load: () => Promise<T | undefined>): Promise<T | undefined> {
    const answer = await load();
    if (answer === undefined) {
      this.#missingUntil.delete(id);
      this.#missingUntil.set(id, this.now() + this.negativeMs);
      evictOldest(this.#missingUntil, this.maxEntries);
    } else {
      this.#missingUntil.delete(id);
      this.#found.set(id, answer);
      evictOldest(this.#found, this.maxEntries);
    }
    return answer;
  }
}

function evictOldest(map: Map<number, unknown>, max: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= max) return;
    map.delete(oldest);
  }
}

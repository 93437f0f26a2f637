import { type Surroundings } from './surroundings.js';

/** After this time the clock is asked again: it may have been set, or have run faster or slower than ours. */
const REFRESH_MS = 60_000;

/** The database's clock, read without asking it for every batch. */
export class DatabaseClock {
  #answer = 0;
  #askedAt = -Infinity;
  #last = 0;

  /** @param ask the database's clock, ms since 1970 */
  constructor(
    private readonly ask: () => Promise<number>,
    private readonly surroundings: Pick<Surroundings, 'now'>,
  ) {}

  /** ms since 1970, never less than before. A step back shows when the database refuses what is dated in its future. */
  async now(): Promise<number> {
    const { surroundings } = this;
    if (surroundings.now() - this.#askedAt >= REFRESH_MS) {
      this.#answer = await this.ask();
      this.#askedAt = surroundings.now();
    }
    this.#last = Math.max(this.#last, Math.floor(this.#answer + surroundings.now() - this.#askedAt));
    return this.#last;
  }
}

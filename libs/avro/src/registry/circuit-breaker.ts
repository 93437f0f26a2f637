import { RegistryUnavailableError } from './registry-errors.js';

/**
 * Fails fast while the registry is known to be down, so that a thousand waiting records do not each cost a time-out.
 * After the pause a single request is let through as a probe; the others go on failing until it has succeeded.
 */
export class CircuitBreaker {
  #failures = 0;
  #openUntil = 0;
  #probing = false;

  constructor(
    private readonly threshold: number,
    private readonly openMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Runs the request, or throws `RegistryUnavailableError` without running it. Only that error counts as a failure. */
  async run<T>(request: () => Promise<T>): Promise<T> {
    const probe = this.#failures >= this.threshold;
    if (probe && (this.#probing || this.now() < this.#openUntil)) {
      throw new RegistryUnavailableError('the registry did not answer lately; not asked again yet');
    }
    if (probe) this.#probing = true;
    try {
      const answer = await request();
      this.#failures = 0;
      return answer;
    } catch (error) {
      this.#count(error);
      throw error;
    } finally {
      if (probe) this.#probing = false;
    }
  }

  #count(error: unknown): void {
    if (!(error instanceof RegistryUnavailableError)) {
      // A refusal is an answer: the registry is there.
      this.#failures = 0;
      return;
    }
    this.#failures++;
    if (this.#failures >= this.threshold) this.#openUntil = this.now() + this.openMs;
  }
}

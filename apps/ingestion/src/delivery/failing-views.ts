import { ViewFailedError } from './partition-store.js';
import { type Surroundings } from './surroundings.js';

/** Equal failures, and the time they go on for, after which nobody would call it chance. */
const CERTAIN = { failures: 5, ms: 10_000 } as const;

/** A view failed at an insert, which is to be sent again: without the view, if it has been detached by then. */
class ViewInTheWayError extends Error {
  override readonly name = 'ViewInTheWayError';
  readonly verdict = 'retry';
}

/** Tells a view that failed once from one that will always fail at a batch, and lets the latter be detached. */
export class FailingViews {
  #last: ViewFailedError | undefined;
  #failures = 0;
  #since = 0;

  constructor(private readonly surroundings: Pick<Surroundings, 'now'>) {}

  /**
   * One attempt at an insert that views read.
   * @param detach is called when a view has failed for sure
   * @throws with verdict `retry` when a view failed
   */
  async attempt(insert: () => Promise<void>, detach: (failure: ViewFailedError) => Promise<void>): Promise<void> {
    try {
      await insert();
      this.#last = undefined;
    } catch (error) {
      if (!(error instanceof ViewFailedError)) throw error;
      this.#count(error);
      if (this.#isCertain()) await detach(error);
      throw new ViewInTheWayError(error.message, { cause: error });
    }
  }

  #count(failure: ViewFailedError): void {
    if (this.#last?.view !== failure.view || this.#last.code !== failure.code) {
      this.#failures = 0;
      this.#since = this.surroundings.now();
    }
    this.#last = failure;
    this.#failures += 1;
  }

  #isCertain(): boolean {
    return this.#failures >= CERTAIN.failures && this.surroundings.now() - this.#since >= CERTAIN.ms;
  }
}

import { Problem, TokenBucket } from '@docket/http';

/** What one caller may ask of one service. */
export interface RequestLimits {
  /** Requests per second; a second of them may come at once. */
  readonly requestsPerSecond: number;
  /** Requests that are not answered yet. */
  readonly concurrentRequests: number;
}

interface Account {
  readonly bucket: TokenBucket;
  open: number;
}

/** Callers remembered; those that ask for nothing just now go first. */
const CALLERS = 10_000;

/** Keeps a caller from taking the service from the others. */
export class CallerLimits {
  readonly #accounts = new Map<string, Account>();

  constructor(
    private readonly limits: RequestLimits,
    private readonly now?: () => number,
  ) {}

  /**
   * A request comes in.
   * @returns what is to be called when it is over
   * @throws {Problem} 429 that says which limit
   */
  enter(caller: string): () => void {
    const account = this.#accountOf(caller);
    const { requestsPerSecond, concurrentRequests } = this.limits;
    if (account.open >= concurrentRequests) {
      throw tooMany(`at most ${concurrentRequests} requests of one caller may be open at once`, 1);
    }
    const waitMs = account.bucket.waitMs();
    if (waitMs > 0) {
      throw tooMany(
        `at most ${requestsPerSecond} requests per second are taken from one caller`,
        Math.ceil(waitMs / 1000),
      );
    }
    account.bucket.take(1);
    account.open += 1;
    return () => {
      account.open -= 1;
    };
  }

  #accountOf(caller: string): Account {
    const account = this.#accounts.get(caller) ?? {
      bucket: new TokenBucket(this.limits.requestsPerSecond, this.now),
      open: 0,
    };
    this.#accounts.delete(caller);
    this.#accounts.set(caller, account);
    for (const [name, { open }] of this.#accounts) {
      if (this.#accounts.size <= CALLERS) break;
      if (open === 0) this.#accounts.delete(name);
    }
    return account;
  }
}

function tooMany(which: string, retryAfterSeconds: number): Problem {
  return new Problem('too-many-requests', `Limit on requests: ${which}.`, [], { retryAfterSeconds });
}

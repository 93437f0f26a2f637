import { Problem } from '@docket/http';

/** Bytes that all requests together may hold. */
export class MemoryBudget {
  #held = 0;

  /** @param limit bytes */
  constructor(private readonly limit: number) {}

  /** Bytes that are held now. */
  get held(): number {
    return this.#held;
  }

  /** The share of one request, empty at first. */
  share(): MemoryShare {
    return new MemoryShare((bytes) => this.#take(bytes));
  }

  #take(bytes: number): boolean {
    if (bytes > 0 && this.#held + bytes > this.limit) return false;
    this.#held += bytes;
    return true;
  }
}

/** What one request holds. */
export class MemoryShare {
  #bytes = 0;

  constructor(private readonly take: (bytes: number) => boolean) {}

  /** @throws {Problem} 503 when others hold too much */
  grow(bytes: number): void {
    if (!this.take(bytes)) {
      throw new Problem(
        'unavailable',
        'The gateway holds as many requests as it can; nothing was taken. Try again.',
        [],
        {
          retryAfterSeconds: 1,
        },
      );
    }
    this.#bytes += bytes;
  }

  /** Gives everything back. */
  release(): void {
    this.take(-this.#bytes);
    this.#bytes = 0;
  }
}

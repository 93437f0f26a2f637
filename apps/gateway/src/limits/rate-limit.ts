import { Problem, TokenBucket } from '@docket/http';

/** How many events each key may send. */
export class RateLimit {
  /** Of valid keys alone, so there are no more than keys. */
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(private readonly eventsPerSecond: number) {}

  /** Before a request is read. @throws {Problem} 429 */
  admit(keyId: string): void {
    const bucket = this.#bucketOf(keyId);
    const waitMs = bucket.waitMs();
    if (waitMs > 0) {
      const detail = `This key may send ${this.eventsPerSecond} events per second to this gateway, and has sent more; nothing was taken.`;
      throw new Problem('too-many-requests', detail, [], { retryAfterSeconds: Math.ceil(waitMs / 1000) });
    }
    // Whatever is in it, a request costs something.
    bucket.take(1);
  }

  /** When it is known how many events a request has. */
  charge(keyId: string, events: number): void {
    this.#bucketOf(keyId).take(events - 1);
  }

  #bucketOf(keyId: string): TokenBucket {
    const bucket = this.#buckets.get(keyId) ?? new TokenBucket(this.eventsPerSecond);
    this.#buckets.set(keyId, bucket);
    return bucket;
  }
}

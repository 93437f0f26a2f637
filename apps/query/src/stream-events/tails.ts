import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Problem } from '@docket/http';
import { type Tail } from './tail.js';

/** Live tails at once. */
export const TAILS = { perKey: 10, perTenant: 50, all: 500 } as const;

/** Whose tail it is. */
export interface TailOwner {
  readonly tenantId: string;
  readonly keyId: string;
}

/** All live tails of this process: bounds how many there are, and ends them when the service stops. */
@Injectable()
export class Tails implements OnModuleDestroy {
  readonly #running = new Map<Tail, { readonly owner: TailOwner; readonly ended: Promise<void> }>();
  #isStopping = false;

  /** @throws {Problem} 429 when there are too many already */
  requireRoom({ tenantId, keyId }: TailOwner): void {
    if (this.#isStopping) throw new Problem('unavailable', 'The service is stopping; try again.');
    const owners = [...this.#running.values()].map(({ owner }) => owner);
    const ofTenant = owners.filter((owner) => owner.tenantId === tenantId);
    const ofKey = ofTenant.filter((owner) => owner.keyId === keyId);
    if (ofKey.length >= TAILS.perKey) throw tooMany(`This key has ${TAILS.perKey} live tails already`);
    if (ofTenant.length >= TAILS.perTenant) throw tooMany(`The tenant has ${TAILS.perTenant} live tails already`);
    if (owners.length >= TAILS.all) throw tooMany(`The service has ${TAILS.all} live tails already`);
  }

  /** @param ended resolves when the tail has ended; never rejects */
  add(tail: Tail, owner: TailOwner, ended: Promise<void>): void {
    this.#running.set(tail, { owner, ended });
    void ended.finally(() => this.#running.delete(tail));
  }

  /** Before the server waits for answers that are under way, which tails would be for ever. */
  async onModuleDestroy(): Promise<void> {
    this.#isStopping = true;
    for (const tail of this.#running.keys()) tail.end('shutdown');
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }
}

function tooMany(what: string): Problem {
  return new Problem('too-many-requests', `${what}; end one first.`, [], { retryAfterSeconds: 5 });
}

import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { type ApiKeyRecord, bearerKey, isValidKey, keyIdOf, rightsOf, rolesWith } from '@docket/access';
import { Problem } from '@docket/http';
import { type FastifyRequest } from 'fastify';
import { RateLimit } from '../limits/rate-limit.js';
import { KeyBook } from './key-book.js';
import { KeyFollower } from './key-follower.js';
import { bindWriter } from './writer.js';

/** Lets a request in only with a valid key that may write and has not sent too much, and binds it to the key's tenant. */
@Injectable()
export class WriterGuard implements CanActivate {
  constructor(
    @Inject(KeyBook) private readonly keys: KeyBook,
    @Inject(KeyFollower) private readonly follower: KeyFollower,
    @Inject(RateLimit) private readonly rate: RateLimit,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { id, tenant_id, roles } = this.#keyOf(request.headers.authorization);
    if (!rightsOf(roles).has('events.write')) throw forbidden(roles);
    this.rate.admit(id);
    bindWriter(request, { keyId: id, tenantId: tenant_id });
    return true;
  }

  #keyOf(header: string | undefined): ApiKeyRecord {
    if (header === undefined) {
      const detail = 'Send an API key: Authorization: Bearer dk_...; `docket keys create --role writer` makes one.';
      throw new Problem('unauthorized', detail);
    }
    const text = bearerKey(header);
    const id = text === undefined ? undefined : keyIdOf(text);
    if (text === undefined || id === undefined) throw refused('The Authorization header is not `Bearer dk_...`.');
    // Nobody can be told that his key is unknown before all of them are known.
    if (!this.follower.isLoaded)
      throw new Problem('unavailable', 'The gateway is starting: it does not know the keys yet.');
    const record = this.keys.find(id);
    // One text for unknown, wrong, expired and revoked, so that it cannot be told which ids exist.
    if (record === undefined || !isValidKey(text, record)) throw refused('The API key is not valid.');
    return record;
  }
}

function refused(detail: string): Problem {
  return new Problem('unauthorized', detail, [], { cause: 'invalid_token' });
}

function forbidden(roles: readonly string[]): Problem {
  const has = roles.length === 0 ? 'has none' : `has ${roles.join(', ')}`;
  const detail = `This needs a key with the role ${rolesWith('events.write').join(' or ')}; yours ${has}. \`docket keys create --role writer\` makes one.`;
  return new Problem('forbidden', detail);
}

import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type ApiKeyRecord, bearerKey, isValidKey, keyIdOf, mayRead } from '@docket/access';
import { type ClickHouseReader } from '@docket/clickhouse';
import { READER } from '../tokens.js';
import { Problem } from '@docket/http';
import { ApiKeyStore } from './api-key-store.js';
import { bindCaller } from './caller.js';
import { bindTenant } from './tenant.js';
import { TenantReader } from './tenant-reader.js';

const ONLY_WRITES =
  'This key may only write, through the gateway; `docket keys create --role analyst` makes one that may read.';

/** Lets a request in only with a valid API key, and binds it to the key and its tenant. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  private readonly keys: ApiKeyStore;

  constructor(@Inject(READER) private readonly reader: ClickHouseReader) {
    this.keys = new ApiKeyStore(reader);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { tenant_id, id, name, roles } = await this.keyOf(request.headers.authorization);
    const signal = clientGone(context.switchToHttp().getResponse<FastifyReply>());
    bindTenant(request, new TenantReader(this.reader, tenant_id, signal));
    bindCaller(request, { id, name, roles, signal });
    return true;
  }

  private async keyOf(header: string | undefined): Promise<ApiKeyRecord> {
    if (header === undefined) {
      throw new Problem(
        'unauthorized',
        'Send an API key: Authorization: Bearer dk_...; `docket keys create` makes one.',
      );
    }
    const text = bearerKey(header);
    const id = text === undefined ? undefined : keyIdOf(text);
    if (text === undefined || id === undefined) throw refused('The Authorization header is not `Bearer dk_...`.');
    const record = await this.keys.find(id);
    // One text for unknown, wrong and revoked, so that it cannot be told which ids exist.
    if (record === undefined || !isValidKey(text, record)) throw refused('The API key is not valid.');
    if (!mayRead(record.roles)) throw new Problem('forbidden', ONLY_WRITES);
    return record;
  }
}

function refused(detail: string): Problem {
  return new Problem('unauthorized', detail, [], { cause: 'invalid_token' });
}

/** Fires when the connection closes before the answer was sent. */
function clientGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

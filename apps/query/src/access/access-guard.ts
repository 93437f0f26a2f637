import { type CanActivate, type ExecutionContext } from '@nestjs/common';
import { type Right, rolesWith } from '@docket/access';
import { type ClickHouseReader, type QueryCaps } from '@docket/clickhouse';
import { Problem } from '@docket/http';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Authenticator } from './authenticator.js';
import { bindCaller, callerName, type Identity } from './caller.js';
import { type CallerLimits } from './caller-limits.js';
import { bindInstallation, InstallationReader } from './installation.js';
import { type KeyUses } from './key-uses.js';
import { isPublic, operationOf } from './route-operation.js';
import { bindTenant } from './tenant.js';
import { TenantReader } from './tenant-reader.js';
import { requireVisible } from './visible-actions.js';

/** What the guard works with. */
export interface GuardParts {
  readonly reader: ClickHouseReader;
  readonly authenticator: Authenticator;
  readonly limits: CallerLimits;
  /** Undefined when nobody is told. */
  readonly uses: KeyUses | undefined;
  /** What one query of somebody with these rights may cost. */
  readonly capsOf: (rights: ReadonlySet<Right>) => QueryCaps;
}

/**
 * Stands before every route: lets a request in only from somebody who has the right that its operation names, and binds it to what he
 * may read. A route without an operation lets nobody in, so that one that is forgotten is shut and not open.
 */
export class AccessGuard implements CanActivate {
  constructor(private readonly parts: GuardParts) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (isPublic(request)) return true;
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const identity = await this.parts.authenticator.identify(request.headers.authorization);
    this.#admit(identity, reply);
    const operation = operationOf(request);
    if (operation === undefined)
      throw new Error(`${request.routeOptions.url ?? ''} is no operation of the OpenAPI file`);
    requireRight(identity, operation.right);
    requireVisible(identity.rights, Reflect.get(request.query as object, 'action'));
    this.#bind(request, identity, clientGone(reply));
    return true;
  }

  #admit(identity: Identity, reply: FastifyReply): void {
    const leave = this.parts.limits.enter(callerName(identity));
    reply.raw.once('close', leave);
    if (identity.kind === 'key') this.parts.uses?.used(identity.id);
  }

  #bind(request: FastifyRequest, identity: Identity, signal: AbortSignal): void {
    const { reader, capsOf } = this.parts;
    const caps = capsOf(identity.rights);
    const { tenantId, departments, rights } = identity;
    const scope = { tenantId, departments, seesAudit: rights.has('audit.read') };
    bindTenant(request, new TenantReader(reader, scope, { signal, caps }));
    if (rights.has('installation.read')) bindInstallation(request, new InstallationReader(reader, { signal, caps }));
    bindCaller(request, { ...identity, signal });
  }
}

/** @throws {Problem} 403 */
function requireRight({ kind, roles, rights }: Identity, right: Right): void {
  if (rights.has(right)) return;
  const wanted = rolesWith(right);
  const has = roles.length === 0 ? 'none' : roles.join(', ');
  const who = kind === 'key' ? 'a key with the role' : 'the role';
  const how = kind === 'key' ? ` \`docket keys create --role ${wanted[0] ?? ''}\` makes one.` : '';
  throw new Problem('forbidden', `This needs ${who} ${wanted.join(' or ')}; yours has ${has}.${how}`);
}

/** Fires when the connection closes before the answer was sent. */
function clientGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

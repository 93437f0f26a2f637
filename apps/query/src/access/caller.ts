import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Right, rightsOf } from '@docket/access';
import { type FastifyRequest } from 'fastify';

/** Who it is, and what he may see. */
export interface Identity {
  /** `key`: an API key, `id` its public one. `person`: somebody whom the issuer of tokens knows, `id` the subject. */
  readonly kind: 'key' | 'person';
  readonly id: string;
  /** What the key is for, or the name of the person. */
  readonly name: string;
  readonly tenantId: string;
  readonly roles: readonly string[];
  readonly rights: ReadonlySet<Right>;
  /** Sees events of these departments alone; of all without it. */
  readonly departments: readonly string[] | undefined;
  /** ISO 8601; from then on the key or token does not hold. Undefined when it has no end. */
  readonly expiresAt: string | undefined;
}

/** Whose request it is. */
export interface RequestCaller extends Identity {
  /** Fires when the client goes away. */
  readonly signal: AbortSignal;
}

/** The identity that these words make. */
export function identityOf(who: Omit<Identity, 'rights'>): Identity {
  return { ...who, rights: rightsOf(who.roles) };
}

/** What kind of actor it is in events: a key is a program, whoever signs in an agent. */
export function actorTypeOf({ kind }: Pick<Identity, 'kind'>): 'API' | 'AGENT' {
  return kind === 'key' ? 'API' : 'AGENT';
}

/** Who wants something done, as records of the control topic say it. */
export function requesterOf({ kind, id, name }: Identity): { type: 'API' | 'AGENT'; id: string; name: string } {
  return { type: actorTypeOf({ kind }), id, name };
}

/** Names a caller among all of them. */
export function callerName({ kind, tenantId, id }: Identity): string {
  return kind === 'key' ? `key/${id}` : `person/${tenantId}/${id}`;
}

const callers = new WeakMap<FastifyRequest, RequestCaller>();

/** Called by the guard, and by nothing else. */
export function bindCaller(request: FastifyRequest, caller: RequestCaller): void {
  callers.set(request, caller);
}

/** Undefined for a request that needs none. */
export function findCaller(request: FastifyRequest): RequestCaller | undefined {
  return callers.get(request);
}

/** Gives a handler the key or person that a request came from. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): RequestCaller => {
  const caller = findCaller(context.switchToHttp().getRequest<FastifyRequest>());
  if (caller === undefined) throw new Error('a handler asked for the caller of a request without one');
  return caller;
});

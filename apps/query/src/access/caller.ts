import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';

/** Whose request it is. */
export interface RequestCaller {
  /** Public id of the key. */
  readonly id: string;
  /** What the key is for. */
  readonly name: string;
  readonly roles: readonly string[];
  /** Fires when the client goes away. */
  readonly signal: AbortSignal;
}

const callers = new WeakMap<FastifyRequest, RequestCaller>();

/** Called by the guard of keys, and by nothing else. */
export function bindCaller(request: FastifyRequest, caller: RequestCaller): void {
  callers.set(request, caller);
}

/** @throws {Error} for a request that no guard has looked at: a mistake of ours */
export function callerOf(request: FastifyRequest): RequestCaller {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error('a handler asked for the caller of a request without one');
  return caller;
}

/** Gives a handler the key that a request came with. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): RequestCaller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

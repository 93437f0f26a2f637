import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type TenantReader } from './tenant-reader.js';

const readers = new WeakMap<FastifyRequest, TenantReader>();

/** Called by the guard, and by nothing else. */
export function bindTenant(request: FastifyRequest, reader: TenantReader): void {
  readers.set(request, reader);
}

/** Gives a handler the reader of the tenant that the request's key belongs to. */
export const Tenant = createParamDecorator((_: unknown, context: ExecutionContext): TenantReader => {
  const reader = readers.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (reader === undefined) throw new Error('a handler asked for the tenant of a request without one');
  return reader;
});

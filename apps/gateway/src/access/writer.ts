import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';

/** Whose request it is. */
export interface RequestWriter {
  /** Public id of the key. */
  readonly keyId: string;
  /** The tenant that all its events belong to. */
  readonly tenantId: string;
}

const writers = new WeakMap<FastifyRequest, RequestWriter>();

/** Called by the guard, and by nothing else. */
export function bindWriter(request: FastifyRequest, writer: RequestWriter): void {
  writers.set(request, writer);
}

/** Gives a handler the key that a request came with. */
export const Writer = createParamDecorator((_: unknown, context: ExecutionContext): RequestWriter => {
  const writer = writers.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (writer === undefined) throw new Error('a handler asked for the writer of a request without one');
  return writer;
});

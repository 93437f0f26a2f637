import { type FastifyRequest } from 'fastify';
import { nestPath } from '../http/nest-path.js';
import { methodOf, type Operation } from '../openapi/operation.js';
import { OPERATIONS } from '../openapi/operations.js';

const byRoute: ReadonlyMap<string, Operation> = new Map(
  OPERATIONS.map((operation) => [`${methodOf(operation)} ${nestPath(operation.path)}`, operation]),
);

/** The operation that a request is for; undefined for a route that is none. */
export function operationOf(request: FastifyRequest): Operation | undefined {
  // What can be read can also be asked for its headers alone.
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  return byRoute.get(`${method} ${request.routeOptions.url ?? ''}`);
}

/** Whether a request is for health or documentation, which anybody may see. */
export function isPublic(request: FastifyRequest): boolean {
  return /^\/(health|docs)(\/|$)/.test(request.routeOptions.url ?? '');
}

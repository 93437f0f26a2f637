import { runInContext } from '../context/ambient.js';
import { type HttpRequest, requestContext, type RequestContextOptions } from '../http/request-context.js';

export type { HttpRequest, RequestContextOptions } from '../http/request-context.js';

type Hook = (request: HttpRequest, reply: unknown, done: (error?: Error) => void) => void;

/** What is used of a Fastify instance. */
export interface HookedServer {
  addHook(name: 'onRequest', hook: Hook): unknown;
}

/**
 * A plugin of Fastify that runs each request in its context: what is emitted below it says who acted, in which request, from
 * where. Registered first, so that nothing is emitted before it; it is for the whole server, whatever it is registered in.
 */
export function auditContext<R extends HttpRequest = HttpRequest>(
  server: HookedServer,
  options: RequestContextOptions<R>,
  done: (error?: Error) => void,
): void {
  // Fastify keeps the context while it reads a body.
  server.addHook('onRequest', (request, _reply, next) => {
    runInContext(requestContext(request as R, options), next);
  });
  done();
}

// As fastify-plugin marks plugins that are not for the part of the server alone that registers them.
Object.assign(auditContext, {
  [Symbol.for('skip-override')]: true,
  [Symbol.for('fastify.display-name')]: '@docket/sdk/fastify',
  [Symbol.for('plugin-meta')]: { name: '@docket/sdk/fastify', fastify: '5.x' },
});

import { AsyncResource } from 'node:async_hooks';
import { runInContext } from '../context/ambient.js';
import { type HttpRequest, requestContext, type RequestContextOptions } from '../http/request-context.js';

export type { HttpRequest, RequestContextOptions } from '../http/request-context.js';

type Hook = (request: HttpRequest, reply: unknown, done: (error?: Error) => void) => void;

/** What is used of a Fastify instance. */
export interface HookedServer {
  addHook(name: 'onRequest' | 'preValidation', hook: Hook): unknown;
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
  const running = new WeakMap<HttpRequest, AsyncResource>();
  server.addHook('onRequest', (request, _reply, next) => {
    runInContext(requestContext(request as R, options), () => {
      running.set(request, new AsyncResource('docket.request'));
      next();
    });
  });
  // The body is read by listeners on the connection, whose context is not that of the request.
  server.addHook('preValidation', (request, _reply, next) => {
    const resource = running.get(request);
    if (resource) resource.runInAsyncScope(next);
    else next();
  });
  done();
}

// As fastify-plugin marks plugins that are not for the part of the server alone that registers them.
Object.assign(auditContext, {
  [Symbol.for('skip-override')]: true,
  [Symbol.for('fastify.display-name')]: '@docket/sdk/fastify',
  [Symbol.for('plugin-meta')]: { name: '@docket/sdk/fastify', fastify: '>=4' },
});

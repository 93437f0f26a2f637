import { runInContext } from '../context/ambient.js';
import { type HttpRequest, requestContext, type RequestContextOptions } from '../http/request-context.js';

export type { HttpRequest, RequestContextOptions } from '../http/request-context.js';

/** A middleware of Express, or of whatever else takes such (Connect, Polka). */
export type ContextMiddleware<R extends HttpRequest> = (request: R, response: unknown, next: () => void) => void;

/**
 * Runs each request in its context: what is emitted below it says who acted, in which request, from where. First of all middleware,
 * so that nothing is emitted before it.
 */
export function auditContext<R extends HttpRequest = HttpRequest>(
  options: RequestContextOptions<R> = {},
): ContextMiddleware<R> {
  return (request, _response, next) => {
    runInContext(requestContext(request, options), next);
  };
}

import { type Server } from 'node:http';
import { type FastifyHttpOptions } from 'fastify';
import { answerBrokenRequest, sendProblem, toProblem } from '@docket/http';
import { type GatewayConfig } from '../gateway-config.js';

/** Address and headers of a request together, bytes. */
const HEADER_BYTES = 16 * 1024;
/** How often Node looks for requests that take too long, ms. */
const LOOK_MS = 500;
/** A client that sends now and then keeps its connection. */
const KEEP_ALIVE_MS = 65_000;

/** How requests are received, before any route is chosen. */
export function fastifyOptions({ bodyMs }: GatewayConfig['gateway']['limits']): FastifyHttpOptions<Server> {
  return {
    requestTimeout: bodyMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: {
      requestTimeout: bodyMs,
      headersTimeout: bodyMs,
      connectionsCheckingInterval: LOOK_MS,
      maxHeaderSize: HEADER_BYTES,
    },
    // On shutdown: requests under way are answered, idle connections closed, new ones refused by the closed port.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, _request, reply) => {
      sendProblem(reply, toProblem(error));
    },
  };
}

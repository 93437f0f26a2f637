import { type FastifyServerOptions } from 'fastify';
import { LIMITS } from '@docket/events';
import { answerBrokenRequest, sendProblem, toProblem } from '@docket/http';

/** The largest body is that of a command: some words and a reason. */
const BODY_BYTES = 16 * 1024;
/** How long a client may take to send its request. */
const REQUEST_MS = 15_000;
/** An id in a path, each byte of it percent-encoded. */
const PATH_PARAMETER = LIMITS.id * 3;

/** How requests are received, before any route is chosen. */
export const FASTIFY_OPTIONS = {
  bodyLimit: BODY_BYTES,
  requestTimeout: REQUEST_MS,
  // Longer ids still reach the route, whose answer says what is wrong with them.
  routerOptions: { maxParamLength: PATH_PARAMETER * 4 },
  // On shutdown: requests under way are answered, idle connections closed, new ones refused by the closed port.
  forceCloseConnections: 'idle',
  return503OnClosing: false,
  clientErrorHandler: answerBrokenRequest,
  frameworkErrors: (error, _request, reply) => {
    sendProblem(reply, toProblem(error));
  },
} as const satisfies FastifyServerOptions;

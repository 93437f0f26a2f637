import { Problem, sendProblem } from '@docket/http';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { CODINGS, type Coding, type ConsoleFile, type ConsoleFiles } from './console-files.js';

/** Nothing inline and nothing from elsewhere: what got into an event cannot become code, nor send anything away. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What is the service's own: nothing below it is a page of the console. */
const OWN = /^\/(v1|docs|health)(\/|$)/;

const NOT_BUILT =
  'The console is not built here; `npm run build` makes it. The API is at /v1, and its documentation at /docs.';

/**
 * Serves the console beside the API: its files, and its one page at every other address that a browser opens, so that a link into
 * the console works. Neither needs a key; what the page shows it asks of the API with the key of its reader.
 */
export function serveConsole(fastify: FastifyInstance, files: ConsoleFiles | undefined): void {
  // A hook and no route for all the rest: such a route would also be given the addresses that a route of the API refuses.
  fastify.addHook('onRequest', (request, reply, done) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (!request.is404 || (request.method !== 'GET' && request.method !== 'HEAD')) done();
    else if (files === undefined && path === '/') sendProblem(reply, new Problem('not-found', NOT_BUILT));
    else {
      const file = files?.get(path) ?? (isPage(request, path) ? files?.get('/index.html') : undefined);
      if (file === undefined) done();
      else send(file, request, reply);
    }
  });
}

/** Whether somebody opens a page, rather than a program asking for what is not there. */
function isPage({ headers }: FastifyRequest, path: string): boolean {
  if (path === '/') return true;
  return !OWN.test(path) && !path.startsWith('/assets/') && (headers.accept ?? '').includes('text/html');
}

function send(file: ConsoleFile, request: FastifyRequest, reply: FastifyReply): void {
  const coding = codingFor(file, request.headers['accept-encoding']);
  void reply.headers({
    'Content-Security-Policy': POLICY,
    'Cache-Control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept, Accept-Encoding',
  });
  if (coding !== 'identity') void reply.header('Content-Encoding', coding);
  void reply.type(file.type).send(file.contents[coding]);
}

/** The smallest form that the browser takes; one that it refuses (`q=0`) is none. */
function codingFor({ contents }: ConsoleFile, accepted = ''): Coding {
  const taken = accepted.split(',').flatMap((one) => {
    const [name = '', ...parameters] = one.split(';').map((part) => part.trim());
    return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name.toLowerCase()];
  });
  return CODINGS.find((coding) => contents[coding] !== undefined && taken.includes(coding)) ?? 'identity';
}

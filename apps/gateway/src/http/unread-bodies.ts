import { type FastifyInstance } from 'fastify';

/** Time for a client to read an answer that came before it had sent everything. */
const LINGER_MS = 2_000;

/** Leaves bodies to the handler, which reads them when it knows who sends them, and no more of them than is taken. */
export function leaveBodiesUnread(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => {
    done(null);
  });
}

/**
 * Ends the connection of a client that is answered already and goes on sending. Not at once: what the network has of the answer
 * is lost with the connection, and the client would never see why.
 */
export function endEndlessRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, { raw }, done) => {
    raw.once('finish', () => {
      if (request.raw.complete) return;
      const timer = setTimeout(() => {
        if (!request.raw.complete) request.raw.socket.destroy();
      }, LINGER_MS);
      timer.unref();
    });
    done();
  });
}

import { type FastifyInstance } from 'fastify';

/**
 * Lets each connection end with the answer that is under way on it when the service is asked to stop. Without this a
 * client that keeps its connection open keeps the service from ending until its keep-alive time is over.
 */
export function endConnectionsWhenClosing(fastify: FastifyInstance): void {
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) void reply.header('Connection', 'close');
    done(null, payload);
  });
}

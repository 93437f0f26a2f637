import { type FastifyInstance } from 'fastify';
import { type GatewayMetrics } from './gateway-metrics.js';

/** Counts and times every request that is about events. */
export function countRequests(fastify: FastifyInstance, { requests, seconds }: GatewayMetrics): void {
  fastify.addHook('onRequest', (request, { raw }, done) => {
    if (request.routeOptions.url === '/v1/events') {
      const since = performance.now();
      raw.once('close', () => {
        requests.inc({ status: raw.writableFinished ? raw.statusCode : 0 });
        seconds.observe((performance.now() - since) / 1000);
      });
    }
    done();
  });
}

import { type FastifyInstance } from 'fastify';
import { type Freshness } from './freshness.js';

/** Up to when the log was complete before the answer was read: ISO 8601, by the clock of the brokers. Absent when not known. */
export const FRESHNESS_HEADER = 'Docket-Complete-Up-To';

/**
 * Puts the header on every read. It is asked for before anything is read: afterwards it might claim what the answer has not seen.
 */
export function addFreshnessHeader(fastify: FastifyInstance, freshness: Freshness): void {
  fastify.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'GET' || !request.url.startsWith('/v1/')) return;
    // A read is worth more than what goes with it.
    const progress = await freshness.read().catch(() => undefined);
    if (progress?.completeUpTo === undefined) return;
    void reply.header(FRESHNESS_HEADER, new Date(progress.completeUpTo).toISOString());
  });
}

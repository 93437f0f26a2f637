import { type FastifyInstance } from 'fastify';

const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const DOCUMENTATION = `${NOTHING}; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'`;

/**
 * Headers of every answer: nothing of it may be framed, guessed at, cached or run, but for the documentation page, and where a route
 * has said itself what may be run or kept.
 */
export function addSecurityHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const documentation = request.url === '/docs' || /^\/docs[/?]/.test(request.url);
    void reply.headers({
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    if (!reply.hasHeader('Content-Security-Policy')) {
      void reply.header('Content-Security-Policy', documentation ? DOCUMENTATION : NOTHING);
    }
    if (!reply.hasHeader('Cache-Control')) void reply.header('Cache-Control', 'no-store');
    done(null, payload);
  });
}

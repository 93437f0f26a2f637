import { context, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import { type FastifyInstance, type FastifyReply } from 'fastify';
import { contextOf } from '@docket/telemetry';

/** Makes a span of every request, in the trace that the client names; what the request leads to comes below it. */
export function traceRequests(fastify: FastifyInstance, tracer: Tracer): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url;
    // Asked every few seconds by whoever watches the service; nobody looks for it in traces.
    if (route?.startsWith('/health/') === true) {
      done();
      return;
    }
    const parent = contextOf(request.headers);
    const span = tracer.startSpan(
      route === undefined ? request.method : `${request.method} ${route}`,
      {
        kind: SpanKind.SERVER,
        attributes: {
          'http.request.method': request.method,
          // The route, never the address itself: what is looked for may be personal.
          ...(route === undefined ? {} : { 'http.route': route }),
        },
      },
      parent,
    );
    endWithAnswer(span, reply);
    context.with(trace.setSpan(parent, span), done);
  });
}

function endWithAnswer(span: Span, { raw }: FastifyReply): void {
  raw.once('close', () => {
    if (raw.writableFinished) {
      span.setAttribute('http.response.status_code', raw.statusCode);
      if (raw.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    } else {
      span.setStatus({ code: SpanStatusCode.ERROR, message: 'the client went away' });
    }
    span.end();
  });
}

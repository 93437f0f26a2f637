import {
  context,
  type Context,
  type Span,
  type SpanOptions,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';

/**
 * Does work within a span of its own, which is the active one meanwhile. What the work throws is noted in the span, and
 * thrown on.
 * @param parent the active context unless given
 */
export async function inSpan<T>(
  tracer: Tracer,
  named: { name: string; parent?: Context } & SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const { name, parent = context.active(), ...options } = named;
  const span = tracer.startSpan(name, options, parent);
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    noteFailure(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Says in a span that what it stands for failed, and why. */
export function noteFailure(span: Span, error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}

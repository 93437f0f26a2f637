import { type Context, context, defaultTextMapGetter, defaultTextMapSetter, ROOT_CONTEXT } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';

const W3C = new W3CTraceContextPropagator();

/** W3C headers of the active span, for a system that is asked on its behalf; none outside of spans. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  W3C.inject(context.active(), headers, defaultTextMapSetter);
  return headers;
}

/** The context that W3C headers of a request name; the root context when they name none. */
export function contextOf(headers: Readonly<Record<string, unknown>>): Context {
  return W3C.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
}

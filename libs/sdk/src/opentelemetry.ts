import type * as OpenTelemetry from '@opentelemetry/api';
import { TRACEPARENT_HEADER, TRACESTATE_HEADER } from '@docket/events';
import { type Receipt } from './delivery/receipt.js';
import { type EventTrace, type Tracing } from './tracing.js';

type Api = typeof OpenTelemetry;

/**
 * Tracing by the OpenTelemetry API of the process; undefined where it is not installed. Without a tracer provider it
 * only passes on the context that is active, and without a context it does nothing.
 */
export async function loadTracing(topic: string): Promise<Tracing | undefined> {
  // Whatever keeps it from loading (not installed, left out by a bundler) must not keep events from being published.
  const api = await import('@opentelemetry/api').catch(() => undefined);
  return api && new OpenTelemetryTracing(api, topic);
}

class OpenTelemetryTracing implements Tracing {
  readonly #tracer: OpenTelemetry.Tracer;

  constructor(
    private readonly api: Api,
    private readonly topic: string,
  ) {
    // Asks for the provider at every span, so it may be registered later.
    this.#tracer = api.trace.getTracer('@docket/sdk');
  }

  begin(action: string): EventTrace | undefined {
    const span = this.#tracer.startSpan(`send ${this.topic}`, {
      kind: this.api.SpanKind.PRODUCER,
      attributes: {
        'messaging.system': 'kafka',
        'messaging.operation.name': 'send',
        'messaging.operation.type': 'send',
        'messaging.destination.name': this.topic,
        'docket.action': action,
      },
    });
    return this.api.isSpanContextValid(span.spanContext()) ? new SpanOfEvent(this.api, span) : undefined;
  }

  apart<T>(work: () => T): T {
    // Without suppression an instrumented Kafka driver would make a span per record once more, and put it in the place
    // of ours in the headers. The SDKs know the key by this name.
    const suppressed = this.api.createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');
    return this.api.context.with(this.api.ROOT_CONTEXT.setValue(suppressed, true), work);
  }
}

class SpanOfEvent implements EventTrace {
  readonly traceId: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    private readonly api: Api,
    private readonly span: OpenTelemetry.Span,
  ) {
    const { traceId, spanId, traceFlags, traceState } = span.spanContext();
    const state = traceState?.serialize() ?? '';
    this.traceId = traceId;
    this.headers = {
      [TRACEPARENT_HEADER]: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
      ...(state === '' ? {} : { [TRACESTATE_HEADER]: state }),
    };
  }

  taken(receipt: Receipt): void {
    this.span.setAttribute('messaging.message.id', receipt.event_id);
    if (receipt.state === 'kafka') {
      this.span.setAttributes({
        'messaging.destination.partition.id': String(receipt.partition),
        'messaging.kafka.offset': Number(receipt.offset),
      });
    } else {
      this.span.setAttribute('docket.delivery', receipt.state);
    }
    this.span.end();
  }

  failed(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.span.recordException(error instanceof Error ? error : message);
    this.span.setStatus({ code: this.api.SpanStatusCode.ERROR, message });
    this.span.end();
  }
}

import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { type Logger } from './logger.js';
import { reportingExporter } from './reporting-exporter.js';

const MAX_QUEUED_SPANS = 4_096;
const EXPORT_MS = 5_000;

/** Sends spans to a collector. They wait in a bounded queue, and are dropped when the collector does not take them. */
export function tracerProvider(
  { url, ratio }: { url: string; ratio: number },
  { name, log }: { name: string; log: Logger },
): TracerProvider {
  const exporter = new OTLPTraceExporter({ url: tracesUrl(url), timeoutMillis: EXPORT_MS });
  return new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': name }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: reportingExporter(exporter, log),
        maxQueueSize: MAX_QUEUED_SPANS,
        exportTimeoutMillis: 2 * EXPORT_MS,
      }),
    ],
  });
}

function tracesUrl(text: string): string {
  const url = new URL(text);
  if (url.pathname === '/') url.pathname = '/v1/traces';
  return url.href;
}

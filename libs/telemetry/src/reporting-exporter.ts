import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { type SpanExporter } from '@opentelemetry/sdk-trace';
import { type Logger } from './logger.js';

/** The same exporter, which says when spans begin to be lost, and when they no longer are. */
export function reportingExporter(exporter: SpanExporter, log: Logger): SpanExporter {
  let failing = false;
  const note = ({ code, error }: ExportResult): void => {
    const failed = code !== ExportResultCode.SUCCESS;
    if (failed && !failing) {
      log.warn(
        { error: error?.message ?? 'unknown' },
        'traces cannot be delivered and are lost; see DOCKET_TRACES_URL',
      );
    }
    if (!failed && failing) log.info('traces are delivered again');
    failing = failed;
  };
  return {
    export: (spans, done) => {
      exporter.export(spans, (result) => {
        note(result);
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  };
}

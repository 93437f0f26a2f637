export { inSpan, noteFailure } from './in-span.js';
export { createLogger, type Logger } from './logger.js';
export { Counter, createMetricRegistry, Gauge, Histogram, type MetricRegistry } from './metric-registry.js';
export { parseTraceParent } from '@opentelemetry/core';
export { contextOf, traceHeaders } from './trace-headers.js';
export { startTraces, type Traces, type TraceSettings } from './traces.js';

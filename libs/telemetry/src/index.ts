export { createLogger, type Logger } from './logger.js';
export { Counter, createMetricRegistry, Gauge, Histogram, type MetricRegistry } from './metric-registry.js';

import { collectDefaultMetrics, Registry } from 'prom-client';

export { Counter, Gauge, Histogram } from 'prom-client';

/** The metrics of one process, in the Prometheus text format. */
export type MetricRegistry = Registry;

/**
 * A registry of its own, never the library's global one: two services in one test must not share numbers. It begins
 * with what every Node process has to tell: CPU, memory, event loop, garbage collection.
 */
export function createMetricRegistry(): MetricRegistry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

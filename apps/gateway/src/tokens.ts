/** Injection tokens. */
export const METRIC_REGISTRY = Symbol('MetricRegistry');

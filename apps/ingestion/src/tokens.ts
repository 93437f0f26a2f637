/** Names under which the module provides what has no class of its own. */
export const CONFIG = Symbol('configuration');
export const LOGGER = Symbol('logger');
export const TRACES = Symbol('traces, if they are on');
export const KAFKA_LOG = Symbol('log of the Kafka driver');
export const WRITER = Symbol('ClickHouse writer');
export const REGISTRY = Symbol('schema registry');
export const ADMIN = Symbol('Kafka administrator');
export const PRODUCER = Symbol('Kafka producer');
export const METRIC_REGISTRY = Symbol('metric registry');
export const METRICS = Symbol('metrics of ingestion');
export const OPERATOR_ANSWERS = Symbol('answers to operators');
export const SOURCES = Symbol('topics that are read');

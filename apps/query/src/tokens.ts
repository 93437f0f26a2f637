/** Injection tokens. */
export const READER = Symbol('ClickHouseReader');
/** Name of the topic of events: what the ledger is about. */
export const EVENTS_TOPIC = Symbol('topic of events');
export const AUDIT_SINK = Symbol('AuditSink');

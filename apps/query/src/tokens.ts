/** Injection tokens. */
export const READER = Symbol('ClickHouseReader');
/** Name of the topic of events: what the ledger is about. */
export const EVENTS_TOPIC = Symbol('topic of events');
/** What exports may take. */
export const EXPORT_SETTINGS = Symbol('settings of exports');
export const LOG = Symbol('Logger');
export const AUDIT_SINK = Symbol('AuditSink');

/** Injection tokens. */
export const READER = Symbol('ClickHouseReader');
export const AUDIT_SINK = Symbol('AuditSink');

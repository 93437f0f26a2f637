/** The view that feeds the projection below. */
export const PROJECTION_VIEW = 'events_hourly_mv';

/** A projection as operators have them: counts per hour, kept by a view, with a deduplication window of its own. */
export const PROJECTION_SQL = [
  `CREATE TABLE events_hourly (tenant_id LowCardinality(String), hour DateTime('UTC'), action LowCardinality(String), events UInt64)
   ENGINE = SummingMergeTree ORDER BY (tenant_id, hour, action) SETTINGS non_replicated_deduplication_window = 100000`,
  `CREATE MATERIALIZED VIEW ${PROJECTION_VIEW} TO events_hourly AS
   SELECT tenant_id, toStartOfHour(occurred_at) AS hour, action, count() AS events FROM audit_events GROUP BY tenant_id, hour, action`,
] as const;

/** Rebuilds the hours that ingestion listed as unsure, as an operator does before comparing. */
export const REPAIR_SQL = [
  'ALTER TABLE events_hourly DELETE WHERE hour IN (SELECT hour FROM ingest_repair) SETTINGS mutations_sync = 2',
  `INSERT INTO events_hourly SELECT tenant_id, toStartOfHour(occurred_at) AS hour, action, count() FROM audit_events
   WHERE toStartOfHour(occurred_at) IN (SELECT hour FROM ingest_repair) GROUP BY tenant_id, hour, action SETTINGS insert_deduplicate = 0`,
] as const;

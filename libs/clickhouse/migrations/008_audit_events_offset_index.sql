ALTER TABLE {{database}}.audit_events {{on_cluster}}
    ADD INDEX IF NOT EXISTS kafka_offset_range kafka_offset TYPE minmax GRANULARITY 4

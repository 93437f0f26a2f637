CREATE TABLE IF NOT EXISTS {{database}}.ingest_broken_view {{on_cluster}}
(
    view String COMMENT 'View that was detached, database and name: it could not take a batch that audit_events had taken',
    topic LowCardinality(String) COMMENT 'Topic whose events the view read',
    epoch UInt32 COMMENT 'Incarnation of the topic',
    partition UInt32 COMMENT 'Partition of the topic',
    first UInt64 COMMENT 'Everything of the partition before this offset is in the view; from here on anything may be missing',
    error String COMMENT 'What ClickHouse said the last time',
    owner String COMMENT 'Fence owner whose batch it was',
    at DateTime64(3, 'UTC') COMMENT 'When it was detached, by the clock of ClickHouse'
)
ENGINE = {{engine}}
ORDER BY (view, topic, epoch, partition, first)
SETTINGS {{deduplication_window}}, fsync_after_insert = 1, fsync_part_directory = 1
COMMENT 'Views of audit_events that were detached because they failed at a batch again and again, and since where each lacks events'

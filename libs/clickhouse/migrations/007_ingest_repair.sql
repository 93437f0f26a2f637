CREATE TABLE IF NOT EXISTS {{database}}.ingest_repair {{on_cluster}}
(
    topic LowCardinality(String) COMMENT 'Topic of the batch',
    epoch UInt32 COMMENT 'Incarnation of the topic',
    partition UInt32 COMMENT 'Partition of the batch',
    first UInt64 COMMENT 'First offset of the batch',
    last UInt64 COMMENT 'Last offset of the batch',
    hour DateTime('UTC') COMMENT 'Hour (occurred_at) whose projections may lack events of the batch or count them twice',
    at DateTime64(3, 'UTC') COMMENT 'When the batch was decided'
)
ENGINE = {{engine}}
ORDER BY (topic, epoch, partition, first, hour)
SETTINGS {{deduplication_window}}, fsync_after_insert = 1, fsync_part_directory = 1
COMMENT 'Hours that a batch written after the deduplication window had passed makes unsure in projections, until they are rebuilt'

CREATE TABLE IF NOT EXISTS {{database}}.ingest_progress {{on_cluster}}
(
    topic LowCardinality(String) COMMENT 'Topic of the events',
    epoch UInt32 COMMENT 'Incarnation of the topic',
    partition UInt32 COMMENT 'Partition',
    at DateTime64(3, 'UTC') COMMENT 'When was looked, by the clock of the ops worker' CODEC(Delta(8), ZSTD(1)),
    high UInt64 COMMENT 'Offset after the newest record of the topic' CODEC(Delta(8), ZSTD(1)),
    next UInt64 COMMENT 'Offset before which everything is written or rejected' CODEC(Delta(8), ZSTD(1)),
    complete_to DateTime64(3, 'UTC') COMMENT 'Whatever the broker appended before this moment is written or rejected; 1970 when that is not known' CODEC(Delta(8), ZSTD(1))
)
ENGINE = {{engine}}
ORDER BY (topic, at, epoch, partition)
TTL toDateTime(at) + INTERVAL 7 DAY
SETTINGS {{deduplication_window}}
COMMENT 'How far ingestion is, every few seconds: for readers who ask up to when the log is complete, never for ingestion itself'

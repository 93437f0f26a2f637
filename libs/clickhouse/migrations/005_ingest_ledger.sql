CREATE TABLE IF NOT EXISTS {{database}}.ingest_ledger {{on_cluster}}
(
    topic LowCardinality(String) COMMENT 'Topic the records were read from',
    epoch UInt32 COMMENT 'Incarnation of the topic',
    partition UInt32 COMMENT 'Partition the records were read from',
    first UInt64 COMMENT 'First offset decided by this row',
    last Int64 COMMENT 'Last offset decided by this row; first - 1 in a row that only says that everything before first is written',
    fates Array(Tuple(offset UInt64, count UInt32, fate LowCardinality(String))) COMMENT 'Runs of offsets that were not stored, each with duplicate or the reason of the rejection; all others were stored',
    accepted UInt32 COMMENT 'How many were stored',
    rejected UInt32 COMMENT 'How many were rejected',
    duplicates UInt32 COMMENT 'How many were duplicates of stored events',
    digest String COMMENT 'SHA-256, hex, over fates, offsets and raw values of the stored records',
    owner String COMMENT 'Fence owner that decided',
    at DateTime64(3, 'UTC') COMMENT 'When it was decided, by the clock of ClickHouse; ingested_at of its events'
)
ENGINE = {{engine}}
ORDER BY (topic, epoch, partition, first, last)
SETTINGS {{deduplication_window}}, fsync_after_insert = 1, fsync_part_directory = 1
COMMENT 'What was decided about every offset, written before the events are: one row per batch'

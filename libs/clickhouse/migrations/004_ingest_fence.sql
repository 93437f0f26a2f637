CREATE TABLE IF NOT EXISTS {{database}}.ingest_fence {{on_cluster}}
(
    topic LowCardinality(String) COMMENT 'Topic the partition belongs to',
    epoch UInt32 COMMENT 'Incarnation of the topic',
    partition UInt32 COMMENT 'Partition that is claimed',
    number UInt64 COMMENT 'Rises with every claim; the highest (number, owner) owns the partition',
    owner String COMMENT 'Who claims it: new for every attempt',
    at DateTime64(3, 'UTC') COMMENT 'When it was claimed'
)
ENGINE = {{engine}}
ORDER BY (topic, epoch, partition, number)
SETTINGS {{deduplication_window}}, fsync_after_insert = 1, fsync_part_directory = 1
COMMENT 'Who may write for a partition; every insert is refused when it starts under another fence. The highest row is never deleted'

CREATE TABLE IF NOT EXISTS {{database}}.ingest_epoch {{on_cluster}}
(
    topic LowCardinality(String) COMMENT 'Topic',
    epoch UInt32 COMMENT 'Incarnation of the topic; the highest one holds, 1 without a row',
    reason String COMMENT 'Why it began',
    at DateTime64(3, 'UTC') COMMENT 'When it began'
)
ENGINE = {{engine}}
ORDER BY (topic, epoch)
SETTINGS {{deduplication_window}}, fsync_after_insert = 1, fsync_part_directory = 1
COMMENT 'Incarnations of topics: offsets, tokens and cursors are comparable only within one'

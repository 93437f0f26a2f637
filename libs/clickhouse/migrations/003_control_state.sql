CREATE TABLE IF NOT EXISTS {{database}}.control_state {{on_cluster}}
(
    kind LowCardinality(String) COMMENT 'What it is, e.g. api_key',
    id String COMMENT 'Which one of that kind',
    value String COMMENT 'JSON; empty when deleted',
    version UInt64 COMMENT 'Offset in the control topic; the highest one holds',
    at DateTime64(3, 'UTC') COMMENT 'When the broker appended it'
)
ENGINE = {{engine:Replacing(version)}}
ORDER BY (kind, id)
SETTINGS {{deduplication_window}}, fsync_after_insert = 1, fsync_part_directory = 1
COMMENT 'Docket''s own state, rebuilt from the compacted control topic'

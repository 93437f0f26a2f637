CREATE TABLE IF NOT EXISTS {{database}}.ingest_hold {{on_cluster}}
(
    topic LowCardinality(String) COMMENT 'Topic of which nothing new is decided for a moment',
    owner String COMMENT 'Who looks at everything as it stands: new for every time',
    at DateTime64(3, 'UTC') COMMENT 'When the row was written, by the clock of ClickHouse',
    until DateTime64(3, 'UTC') COMMENT 'When it ends; the earliest of its owner counts, so that it can be ended early'
)
ENGINE = {{engine}}
ORDER BY (topic, owner, until)
TTL toDateTime(at) + INTERVAL 1 DAY
SETTINGS {{deduplication_window}}, fsync_after_insert = 1, fsync_part_directory = 1
COMMENT 'Moments in which no batch may be decided, so that all tables can be looked at while they agree'

CREATE TABLE IF NOT EXISTS {{database}}.projection_log {{on_cluster}}
(
    `projection` LowCardinality(String) COMMENT 'Projection that something was done to',
    run String COMMENT 'Replay that it belongs to; empty when to none',
    version UInt32 COMMENT 'Version of the projection that it was done to',
    step LowCardinality(String) COMMENT 'begun, cut, filled, compared, switched, void, failed, aborted, dropped, reverted; piece for a part of the filling; alive for nothing but that somebody is at work',
    detail String COMMENT 'JSON: what belongs to the step' CODEC(ZSTD(1)),
    owner String COMMENT 'Who did it: user, machine and process',
    at DateTime64(3, 'UTC') COMMENT 'When, by the clock of ClickHouse'
)
ENGINE = {{engine}}
ORDER BY (`projection`, run, at)
TTL toDateTime(at) + INTERVAL 1 DAY DELETE WHERE step = 'alive'
SETTINGS {{deduplication_window}}, fsync_after_insert = 1, fsync_part_directory = 1
COMMENT 'What was done to projections, by whom and when: the history of replays, and what a replay needs to go on after a crash'

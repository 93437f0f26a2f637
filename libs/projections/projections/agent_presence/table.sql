-- When each user was online, away and offline: the edges (logins, logouts, changes of state), one row each. They are paired
-- when they are read, because an edge that comes late changes what its neighbours mean.
CREATE TABLE {{table}} {{on_cluster}}
(
    tenant_id LowCardinality(String) COMMENT 'Customer whose help desk it happened in',
    user_id String COMMENT 'User concerned: the target of the event when somebody else did it, else the actor',
    occurred_at DateTime64(3, 'UTC') COMMENT 'When it happened, by the clock of the producer',
    epoch UInt32 COMMENT 'Incarnation of the topic',
    kafka_partition UInt32 COMMENT 'Partition of the record',
    kafka_offset UInt64 COMMENT 'Offset of the record',
    action LowCardinality(String) COMMENT 'user.logged_in, user.logged_out or user.state_changed',
    state String COMMENT 'State after, as the installation calls it; empty for logins and logouts',
    category LowCardinality(String) COMMENT 'What it means: ONLINE, AWAY, OFFLINE or UNKNOWN',
    cause LowCardinality(String) COMMENT 'What brought it about; empty when not given',
    session_id String COMMENT 'Session it belongs to; empty when not given',
    department LowCardinality(String) COMMENT 'Department of the event; empty without one'
)
ENGINE = {{engine:Replacing}}
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (tenant_id, user_id, occurred_at, epoch, kafka_partition, kafka_offset)
SETTINGS {{settings}}

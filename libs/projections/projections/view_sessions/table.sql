-- Who looked at which ticket, from when to when: the edges (opened, left), one row each. They are paired when they are
-- read, because an edge that comes late changes what its neighbours mean.
CREATE TABLE {{table}} {{on_cluster}}
(
    tenant_id LowCardinality(String) COMMENT 'Customer whose help desk it happened in',
    ticket_id String COMMENT 'Ticket that was looked at',
    actor_type LowCardinality(String) COMMENT 'Kind of who looked',
    actor_id String COMMENT 'Who looked',
    view_id String COMMENT 'Id of the view, which tells several windows apart; empty when not given',
    occurred_at DateTime64(3, 'UTC') COMMENT 'When it happened, by the clock of the producer',
    epoch UInt32 COMMENT 'Incarnation of the topic',
    kafka_partition UInt32 COMMENT 'Partition of the record',
    kafka_offset UInt64 COMMENT 'Offset of the record',
    is_end UInt8 COMMENT '1: left the ticket, 0: opened it',
    duration_ms UInt64 COMMENT 'Duration as the producer measured it, ms; 0 when not given',
    cause LowCardinality(String) COMMENT 'Why it ended; empty when not given'
)
ENGINE = {{engine:Replacing}}
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (tenant_id, ticket_id, actor_type, actor_id, view_id, occurred_at, epoch, kafka_partition, kafka_offset)
SETTINGS {{settings}}

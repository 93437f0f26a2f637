CREATE TABLE IF NOT EXISTS {{database}}.audit_events {{on_cluster}}
(
    event_id UUID COMMENT 'Identity of the event, given by its producer: v7 from the SDK, v8 derived from content by importers',
    occurred_at DateTime64(3, 'UTC') COMMENT 'When it happened, by the clock of the producer' CODEC(Delta(8), ZSTD(1)),
    tenant_id LowCardinality(String) COMMENT 'Customer whose help desk it happened in; every read is bound to one',
    action LowCardinality(String) COMMENT 'What happened, category.what, e.g. ticket.status_changed',
    actor_type LowCardinality(String) COMMENT 'AGENT, CONTACT, SYSTEM, BOT or API',
    actor_id String COMMENT 'Who did it' CODEC(ZSTD(1)),
    actor_name String COMMENT 'Name of the actor as it was at that moment; empty when not given' CODEC(ZSTD(1)),
    actor_email String COMMENT 'E-mail of the actor as it was at that moment; empty when not given' CODEC(ZSTD(1)),
    actor_role LowCardinality(String) COMMENT 'Role of the actor as it was at that moment; empty when not given',
    actor_department_id LowCardinality(String) COMMENT 'Department the actor belonged to at that moment; empty when not given',
    on_behalf_of_type LowCardinality(String) COMMENT 'Impersonation: type of whom the actor acted for; empty without impersonation',
    on_behalf_of_id String COMMENT 'Impersonation: whom the actor acted for; empty without impersonation' CODEC(ZSTD(1)),
    on_behalf_of_name String COMMENT 'Impersonation: their name at that moment' CODEC(ZSTD(1)),
    on_behalf_of_email String COMMENT 'Impersonation: their e-mail at that moment' CODEC(ZSTD(1)),
    on_behalf_of_role LowCardinality(String) COMMENT 'Impersonation: their role at that moment',
    on_behalf_of_department_id LowCardinality(String) COMMENT 'Impersonation: their department at that moment',
    department LowCardinality(String) COMMENT 'The department of the event: department_id, else actor_department_id, fixed at ingestion; empty without either',
    department_id LowCardinality(String) COMMENT 'Department in which it took place; empty when not given',
    department_name LowCardinality(String) COMMENT 'Name of that department at that moment; empty when not given',
    ticket_id String COMMENT 'Ticket it concerns; empty when none' CODEC(ZSTD(1)),
    target_type LowCardinality(String) COMMENT 'Kind of thing it concerns when that is no ticket; empty when none',
    target_id String COMMENT 'Which thing of that kind; empty when none' CODEC(ZSTD(1)),
    target_name String COMMENT 'Name of that thing at that moment; empty when not given' CODEC(ZSTD(1)),
    channel LowCardinality(String) COMMENT 'Way it came in: email, chat, phone, web, ...; empty when not given',
    session_id String COMMENT 'Session of the actor; empty when not given' CODEC(ZSTD(1)),
    request_id String COMMENT 'Request that caused it; empty when not given' CODEC(ZSTD(1)),
    trace_id String COMMENT 'Distributed trace it belongs to; empty when not given' CODEC(ZSTD(1)),
    ip String COMMENT 'Address of the actor, as text; empty when not given' CODEC(ZSTD(1)),
    user_agent String COMMENT 'User agent of the actor; empty when not given' CODEC(ZSTD(1)),
    outcome LowCardinality(String) COMMENT 'SUCCESS, FAILURE or DENIED',
    reason String COMMENT 'Why it failed, was denied or was done; empty when not given' CODEC(ZSTD(1)),
    producer_service LowCardinality(String) COMMENT 'Service that published the event',
    producer_instance LowCardinality(String) COMMENT 'Process of that service, new per start',
    producer_sequence UInt64 COMMENT 'Counter of that process; a hole is a lost event' CODEC(Delta(8), ZSTD(1)),
    subject_key_id String COMMENT 'Reserved for erasure by key; empty when none' CODEC(ZSTD(1)),
    labels Map(LowCardinality(String), String) COMMENT 'Free key-value pairs of the producer' CODEC(ZSTD(1)),
    details Map(LowCardinality(String), String) COMMENT 'The fields of the action by name, as text; arrays, maps and records as JSON; absent when null' CODEC(ZSTD(1)),
    schema_id UInt32 COMMENT 'Schema of the record in the registry' CODEC(ZSTD(1)),
    epoch UInt32 COMMENT 'Incarnation of the topic; offsets are comparable only within one',
    kafka_partition UInt32 COMMENT 'Partition of the record',
    kafka_offset UInt64 COMMENT 'Offset of the record in its partition; with occurred_at the order within a ticket' CODEC(Delta(8), ZSTD(1)),
    appended_at DateTime64(3, 'UTC') COMMENT 'When the broker appended the record' CODEC(Delta(8), ZSTD(1)),
    ingested_at DateTime64(3, 'UTC') COMMENT 'When its batch was decided' CODEC(Delta(8), ZSTD(1)),

    -- Ways in besides time: where in time the events of one ticket or actor are, in the order of pages, with the
    -- columns that filters use. Kept by ClickHouse with each part, so they never disagree with the table (ADR 0005).
    PROJECTION by_ticket
    (
        SELECT tenant_id, ticket_id, occurred_at, epoch, kafka_partition, kafka_offset, action, department, actor_id
        ORDER BY tenant_id, ticket_id, occurred_at, epoch, kafka_partition, kafka_offset
    ) WITH SETTINGS (index_granularity = 256),
    PROJECTION by_actor
    (
        SELECT tenant_id, actor_id, occurred_at, epoch, kafka_partition, kafka_offset, action, department, ticket_id
        ORDER BY tenant_id, actor_id, occurred_at, epoch, kafka_partition, kafka_offset
    ) WITH SETTINGS (index_granularity = 256),
    INDEX by_event event_id TYPE bloom_filter(0.001) GRANULARITY 1
)
ENGINE = {{engine}}
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (tenant_id, occurred_at, event_id)
SETTINGS {{deduplication_window}}, fsync_after_insert = 1, fsync_part_directory = 1,
    index_granularity = 2048, lightweight_mutation_projection_mode = 'rebuild'
COMMENT 'Every accepted event once'

CREATE TABLE IF NOT EXISTS {{database}}.audit_rejections {{on_cluster}}
(
    topic LowCardinality(String) COMMENT 'Topic the record was read from',
    epoch UInt32 COMMENT 'Incarnation of the topic; offsets are comparable only within one',
    kafka_partition UInt32 COMMENT 'Partition of the record',
    kafka_offset UInt64 COMMENT 'Offset of the record in its partition' CODEC(Delta(8), ZSTD(1)),
    appended_at DateTime64(3, 'UTC') COMMENT 'When the broker appended the record' CODEC(Delta(8), ZSTD(1)),
    rejected_at DateTime64(3, 'UTC') COMMENT 'When its batch was decided' CODEC(Delta(8), ZSTD(1)),
    reason LowCardinality(String) COMMENT 'Why it is no event, from the closed list of the contract',
    field String COMMENT 'Path of the field at fault; empty when it is no single one',
    error String COMMENT 'What is wrong with it, for people' CODEC(ZSTD(1)),
    schema_id UInt32 COMMENT 'Schema id the record names; 0 when it names none',
    kafka_key String COMMENT 'Key of the record, byte for byte; empty when it has none' CODEC(ZSTD(1)),
    value String COMMENT 'Value of the record, byte for byte' CODEC(ZSTD(1)),
    headers Map(String, String) COMMENT 'Headers of the record' CODEC(ZSTD(1)),
    tenant_id String COMMENT 'Tenant it belongs to as far as can be told; empty when unknown',
    producer_service LowCardinality(String) COMMENT 'Service that published it as far as can be told; empty when unknown'
)
ENGINE = {{engine}}
PARTITION BY toYYYYMM(appended_at)
ORDER BY (topic, epoch, kafka_partition, kafka_offset)
SETTINGS {{deduplication_window}}, fsync_after_insert = 1, fsync_part_directory = 1
COMMENT 'Records of the topic that are no events, with the reason and the bytes'

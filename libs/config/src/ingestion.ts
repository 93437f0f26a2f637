import { integer, text, variable } from './variable.js';

const MIB = 1024 * 1024;

/** How the ingestion service collects and writes batches. */
export const ingestionConfig = {
  group: variable('DOCKET_INGEST_GROUP', 'docket-ingestion', text, 'Kafka consumer group.'),
  batchRows: variable('DOCKET_INGEST_BATCH_ROWS', '50000', integer(1, 1_000_000), 'Most records in one insert.'),
  batchBytes: variable(
    'DOCKET_INGEST_BATCH_BYTES',
    String(32 * MIB),
    integer(64 * 1024, 1024 * MIB),
    'Most bytes of Kafka values in one insert.',
  ),
  flushMs: variable('DOCKET_INGEST_FLUSH_MS', '150', integer(1, 60_000), 'Longest wait for a batch to fill, in ms.'),
  bufferBytes: variable(
    'DOCKET_INGEST_BUFFER_BYTES',
    String(16 * MIB),
    integer(1 * MIB, 1024 * MIB),
    'Bytes of records that may wait per partition before it is paused.',
  ),
  unknownSchemaWaitMs: variable(
    'DOCKET_INGEST_UNKNOWN_SCHEMA_WAIT_MS',
    '5000',
    integer(0, 600_000),
    'A schema id the registry does not know is asked for again after this time before its records are rejected.',
  ),
};

import { integer, text, variable } from './variable.js';

const MIB = 1024 * 1024;

/** How the ingestion service collects and writes batches. */
export const ingestionConfig = {
  group: variable('DOCKET_INGEST_GROUP', 'docket-ingestion', text, 'Kafka consumer group.'),
  sessionMs: variable(
    'DOCKET_INGEST_SESSION_MS',
    '10000',
    integer(1_000, 300_000),
    'An instance that has not been heard of for this long loses its partitions to the others.',
  ),
  batchRows: variable('DOCKET_INGEST_BATCH_ROWS', '50000', integer(1, 1_000_000), 'Most records in one insert.'),
  batchBytes: variable(
    'DOCKET_INGEST_BATCH_BYTES',
    String(32 * MIB),
    integer(64 * 1024, 1024 * MIB),
    'Most bytes of Kafka values in one insert.',
  ),
  flushMs: variable('DOCKET_INGEST_FLUSH_MS', '70', integer(1, 60_000), 'Longest wait for a batch to fill, in ms.'),
  bufferBytes: variable(
    'DOCKET_INGEST_BUFFER_BYTES',
    String(64 * MIB),
    integer(1 * MIB, 16 * 1024 * MIB),
    'Memory for records that wait, shared by the partitions of an instance (1 MiB each at least); a partition is ' +
      'paused when its share is full. The batches under way need about as much again.',
  ),
  duplicateMemoryBytes: variable(
    'DOCKET_INGEST_DUPLICATE_MEMORY_BYTES',
    String(64 * MIB),
    integer(64 * 1024, 4096 * MIB),
    'Memory for the ids of recent events, shared by the partitions of an instance.',
  ),
  batchesPerSecond: variable(
    'DOCKET_INGEST_BATCHES_PER_SECOND',
    '30',
    integer(1, 1_000),
    'Most batches this instance writes per second while it is level; more would pile up parts in ClickHouse. A batch ' +
      'over several months counts as so many.',
  ),
  deduplicationSeconds: variable(
    'DOCKET_INGEST_DEDUPLICATION_SECONDS',
    '240',
    integer(61, 604_800),
    'How long ClickHouse surely remembers the tokens of the inserts of all instances: 100,000 parts, which are 400 ' +
      'per second; a level instance writes DOCKET_INGEST_BATCHES_PER_SECOND of them.',
  ),
  drainMs: variable(
    'DOCKET_INGEST_DRAIN_MS',
    '20000',
    integer(0, 600_000),
    'How long a stopping instance may take to finish the batches at hand.',
  ),
  unknownSchemaWaitMs: variable(
    'DOCKET_INGEST_UNKNOWN_SCHEMA_WAIT_MS',
    '5000',
    integer(0, 600_000),
    'A schema id the registry does not know is asked for again after this time before its records are rejected.',
  ),
  lookAgainMs: variable(
    'DOCKET_INGEST_LOOK_AGAIN_MS',
    '30000',
    integer(100, 3_600_000),
    'A partition that has stopped is looked at again after about this time, then after ever longer ones, up to ten ' +
      'times as long.',
  ),
  http: {
    host: variable(
      'DOCKET_INGEST_HTTP_HOST',
      '127.0.0.1',
      text,
      'Address that metrics and health of the ingestion service are bound to.',
    ),
    port: variable(
      'DOCKET_INGEST_HTTP_PORT',
      '9464',
      integer(0, 65_535),
      'Port of metrics and health of the ingestion service; 0 picks a free one.',
    ),
  },
};

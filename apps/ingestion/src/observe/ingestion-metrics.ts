import { Counter, Gauge, Histogram, type MetricRegistry } from '@docket/telemetry';

/** What ingestion counts; see {@link ingestionMetrics}. */
export type IngestionMetrics = ReturnType<typeof ingestionMetrics>;

/** Registers what ingestion counts. Names and help are the public side: docs/metrics-ingestion.md says what they mean. */
export function ingestionMetrics(registry: MetricRegistry) {
  return { ...deliveryMetrics(registry), ...partitionMetrics(registry) };
}

/** Metrics of what was done. */
function deliveryMetrics(registry: MetricRegistry) {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> =>
    new Counter({ name: `docket_ingest_${name}`, help, labelNames, registers });
  return {
    rows: counter('rows_total', 'Events stored, those of batches that were written again included.'),
    bytes: counter('bytes_total', 'Bytes of the record values of all batches written.'),
    batches: counter('batches_total', 'Batches written.'),
    batchRows: new Histogram({
      name: 'docket_ingest_batch_rows',
      help: 'Records per batch, whatever became of them.',
      buckets: [1, 10, 100, 1_000, 5_000, 10_000, 25_000, 50_000, 100_000],
      registers,
    }),
    insertSeconds: new Histogram({
      name: 'docket_ingest_insert_seconds',
      help: 'Time ClickHouse took to acknowledge an insert, by what was inserted.',
      labelNames: ['step'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    }),
    rejected: counter('rejected_total', 'Records rejected, by reason.', ['reason']),
    duplicates: counter('duplicates_total', 'Records that were duplicates of stored events.'),
    retries: counter('retries_total', 'Attempts that failed and are repeated, by step.', ['step']),
    pauses: counter('pauses_total', 'Times fetching of a partition was paused.'),
    opened: counter('partitions_opened_total', 'Times a partition was opened.'),
    recoveries: counter('recoveries_total', 'Batches that were decided earlier and written again at an opening.'),
    controlRefused: counter('control_refused_total', 'Records of the control topic that were left out.'),
    viewsDetached: counter('views_detached_total', 'Views that failed again and again and were detached.', ['view']),
    fencesLost: counter('fences_lost_total', 'Times another owner took a partition from this one.'),
  };
}

/** Metrics of how things stand, set when they are asked for. */
function partitionMetrics(registry: MetricRegistry) {
  const gauge = (name: string, help: string) =>
    new Gauge({
      name: `docket_ingest_${name}`,
      help,
      labelNames: ['partition'] as const,
      registers: [registry],
    });
  return {
    open: gauge('partition_open', '1 while the partition is open and delivers.'),
    stopped: gauge('partition_stopped', '1 while the partition has stopped and waits for an operator.'),
    watermark: gauge('watermark_offset', 'Offset of the first record without a written fate.'),
    buffered: gauge('buffer_bytes', 'Bytes of fetched records that wait.'),
    lagRecords: gauge('lag_records', 'Records of the partition that are not written yet.'),
    lagSeconds: gauge('lag_seconds', 'Age of the oldest record that is not written yet.'),
    kafkaUp: new Gauge({
      name: 'docket_ingest_kafka_up',
      help: '1 when Kafka told the ends of the topic; without them no lag is given.',
      registers: [registry],
    }),
  };
}

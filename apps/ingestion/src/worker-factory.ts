import { RegistrySchemas } from '@docket/batch';
import { type SchemaRegistry } from '@docket/avro';
import { type ClickHouseWriter } from '@docket/clickhouse';
import { type TopicNames } from '@docket/events';
import { LedgerStore } from '@docket/ledger';
import { type RecordProducer, type TopicAdmin, type TopicConsumer } from '@docket/kafka';
import { untilControlIsKnown } from '@docket/operations';
import { type Logger, type Traces } from '@docket/telemetry';
import { BatchFormer } from './delivery/batch-former.js';
import { type DeliverySettings } from './delivery/delivery-settings.js';
import { PartitionWorker } from './delivery/partition-worker.js';
import { untilAnswered } from './delivery/retry.js';
import { type SharedMemory } from './delivery/shared-memory.js';
import { PROCESS_SURROUNDINGS } from './delivery/surroundings.js';
import { type WorkerParts } from './delivery/worker-parts.js';
import { WriteBudget } from './delivery/write-budget.js';
import { type IngestionConfig } from './ingestion-config.js';
import { countedLog } from './observe/counted-log.js';
import { type IngestionMetrics } from './observe/ingestion-metrics.js';
import { LogObserver } from './observe/log-observer.js';
import { MetricsObserver } from './observe/metrics-observer.js';
import { ObserverGroup } from './observe/observer-group.js';
import { timedStore } from './observe/timed-store.js';
import { tracedParts } from './observe/traces/traced-parts.js';
import { rejectedProducer } from './schemas/rejected-producer.js';
import { ClickHousePartitionStore } from './store/clickhouse-partition-store.js';
import { ConsumerLog } from './transport/consumer-log.js';
import { ProducerFeed } from './transport/producer-feed.js';

/** What workers are made of. */
export interface WorkerSurroundings {
  readonly config: IngestionConfig;
  readonly writer: ClickHouseWriter;
  readonly registry: SchemaRegistry;
  readonly admin: TopicAdmin;
  readonly producer: RecordProducer;
  readonly consumer: TopicConsumer;
  readonly log: Logger;
  readonly metrics: IngestionMetrics;
  /** Undefined: no traces are kept. */
  readonly traces: Traces | undefined;
  readonly topics: TopicNames;
  readonly buffers: SharedMemory;
  readonly ids: SharedMemory;
}

/** An insert may take this long; tokens must be remembered for longer. */
const LONGEST_INSERT_SECONDS = 60;
const RETRY = { firstMs: 100, maxMs: 5_000 };
const REOPEN = { firstMs: 1_000, maxMs: 30_000 };
const IDLE_MS = 1_000;
const BEHIND_FILL_MS = 2_000;
/** How much longer than at first the pauses before looking at a stopped partition become. */
const LONGEST_LOOK = 10;

/** Makes the workers of one topic, which share schemas, store, budget and rejected feed. */
export async function workerFactory(parts: WorkerSurroundings): Promise<(partition: number) => PartitionWorker> {
  const { config, buffers, ids } = parts;
  const topic = parts.topics.events;
  const { ingestion } = config;
  const epoch = await currentEpoch(parts);
  if ((await parts.admin.topics([topic])).length === 0)
    throw new Error(`topic ${topic} does not exist; run "docket topics apply"`);
  const { metrics } = parts;
  const schemas = new RegistrySchemas(parts.registry, ingestion.unknownSchemaWaitMs);
  const observer = new ObserverGroup([new LogObserver(parts.log), new MetricsObserver(metrics)]);
  const store = timedStore(
    new ClickHousePartitionStore(
      parts.writer,
      ingestion.deduplicationSeconds - LONGEST_INSERT_SECONDS,
      () => untilControlIsKnown(parts.writer, parts.admin, parts.topics.control),
      (rejected) => rejectedProducer(rejected, (id) => schemas.schemaOf(id)),
    ),
    (step, seconds) => {
      metrics.insertSeconds.observe({ step }, seconds);
    },
  );
  const feed = new ProducerFeed(parts.producer, parts.topics.rejected);
  const budget = new WriteBudget(ingestion.batchesPerSecond);
  const settings = deliverySettings(config);
  return (partition) => {
    const place = { topic, epoch, partition };
    const log = countedLog(new ConsumerLog(topic, partition, parts.consumer, parts.admin), () => {
      metrics.pauses.inc();
    });
    const sizes = { memoryBytes: ids.share, batchRows: ingestion.batchRows };
    const former = new BatchFormer(schemas, store, sizes);
    const surroundings = PROCESS_SURROUNDINGS;
    const made: WorkerParts = { store, log, former, feed, budget, buffers, ids, observer, settings, surroundings };
    const { traces } = parts;
    const { group } = ingestion;
    return new PartitionWorker(place, traces ? tracedParts(made, { place, group, tracer: traces.tracer }) : made);
  };
}

function deliverySettings({ ingestion }: IngestionConfig): DeliverySettings {
  const { batchRows, batchBytes, flushMs, lookAgainMs } = ingestion;
  return {
    batchRows,
    batchBytes,
    flushMs,
    behindFillMs: BEHIND_FILL_MS,
    idleMs: IDLE_MS,
    retry: RETRY,
    reopen: REOPEN,
    lookAgain: { firstMs: lookAgainMs, maxMs: LONGEST_LOOK * lookAgainMs },
  };
}

/** @throws when the database belongs to another topic */
async function currentEpoch(parts: WorkerSurroundings): Promise<number> {
  const ledger = new LedgerStore(parts.writer);
  const topic = parts.topics.events;
  const other = await whenAnswered(parts, () => ledger.otherTopic(topic));
  if (other === undefined) return whenAnswered(parts, () => ledger.epoch(topic));
  // Rows of the tables are known by epoch, partition and offset: with two topics those would mean two events.
  const { database } = parts.config.clickhouse;
  throw new Error(`database ${database} has the events of topic ${other}; give topic ${topic} a database of its own`);
}

function whenAnswered<T>({ log }: WorkerSurroundings, question: () => Promise<T>): Promise<T> {
  return untilAnswered(question, {
    signal: new AbortController().signal,
    backoff: RETRY,
    onRetry: (error) => {
      log.warn({ error: String(error) }, 'waiting for ClickHouse');
    },
  });
}

import { SchemaRegistry } from '@docket/avro';
import { type ClickHouseWriter, connectWriter } from '@docket/clickhouse';
import { topicNames } from '@docket/events';
import {
  connectAdmin,
  connectProducer,
  type KafkaLog,
  type RecordProducer,
  type TopicAdmin,
  topicConsumer,
} from '@docket/kafka';
import { createLogger, type Logger, startTraces, traceHeaders, type Traces } from '@docket/telemetry';
import { Module, type Provider } from '@nestjs/common';
import { ControlProjector } from './control/control-projector.js';
import { SharedMemory } from './delivery/shared-memory.js';
import { TopicDelivery } from './delivery/topic-delivery.js';
import { type IngestionConfig, readIngestionConfig } from './ingestion-config.js';
import { IngestionController } from './ingestion.controller.js';
import { Connections } from './connections.js';
import { type IngestionMetrics } from './observe/ingestion-metrics.js';
import { observeProviders } from './observe/observe.providers.js';
import { kafkaLog } from './kafka-log.js';
import * as tokens from './tokens.js';
import { CONTROL, EVENTS, KafkaStrategy, type TopicSource } from './transport/kafka-strategy.js';
import { workerFactory } from './worker-factory.js';
import { registryOptions } from './registry-options.js';

const CLIENT_ID = 'docket-ingestion';
/** Below this a partition would be paused and resumed all the time. */
const LEAST_BUFFER_BYTES = 1024 * 1024;

const foundations: Provider[] = [
  { provide: tokens.CONFIG, useFactory: readIngestionConfig },
  {
    provide: tokens.LOGGER,
    inject: [tokens.CONFIG],
    useFactory: ({ log }: IngestionConfig) => createLogger({ service: 'ingestion', level: log.level }),
  },
  {
    provide: tokens.TRACES,
    inject: [tokens.CONFIG, tokens.LOGGER],
    useFactory: ({ traces }: IngestionConfig, log: Logger) => startTraces(traces, { name: CLIENT_ID, log }),
  },
  kafkaLog,
];

const connections: Provider[] = [
  {
    provide: tokens.WRITER,
    inject: [tokens.CONFIG, tokens.TRACES],
    useFactory: ({ clickhouse }: IngestionConfig, traces: Traces | undefined) =>
      connectWriter(clickhouse, traces ? { headers: traceHeaders } : {}),
  },
  {
    provide: tokens.REGISTRY,
    inject: [tokens.CONFIG],
    useFactory: ({ registry }: IngestionConfig) => new SchemaRegistry(registryOptions(registry)),
  },
  {
    provide: tokens.ADMIN,
    inject: [tokens.CONFIG, tokens.KAFKA_LOG],
    useFactory: ({ kafka }: IngestionConfig, log: KafkaLog) => connectAdmin(kafka, { clientId: CLIENT_ID, log }),
  },
  {
    provide: tokens.PRODUCER,
    inject: [tokens.CONFIG, tokens.KAFKA_LOG],
    useFactory: ({ kafka }: IngestionConfig, log: KafkaLog) => connectProducer(kafka, { clientId: CLIENT_ID, log }),
  },
  {
    provide: tokens.SOURCES,
    inject: [tokens.CONFIG, tokens.KAFKA_LOG],
    useFactory: ({ kafka, ingestion }: IngestionConfig, log: KafkaLog): TopicSource[] => {
      const topics = topicNames(kafka.topicPrefix);
      const consumer = (topic: string, group: string) =>
        topicConsumer(kafka, { clientId: CLIENT_ID, topic, group, sessionTimeoutMs: ingestion.sessionMs, log });
      return [
        { role: EVENTS, consumer: consumer(topics.events, ingestion.group) },
        { role: CONTROL, consumer: consumer(topics.control, `${ingestion.group}-control`) },
      ];
    },
  },
];

const work: Provider[] = [
  {
    provide: TopicDelivery,
    inject: [
      tokens.CONFIG,
      tokens.WRITER,
      tokens.REGISTRY,
      tokens.ADMIN,
      tokens.PRODUCER,
      tokens.SOURCES,
      tokens.LOGGER,
      tokens.METRICS,
      tokens.TRACES,
    ],
    useFactory: async (
      config: IngestionConfig,
      writer: ClickHouseWriter,
      registry: SchemaRegistry,
      admin: TopicAdmin,
      producer: RecordProducer,
      sources: TopicSource[],
      log: Logger,
      metrics: IngestionMetrics,
      traces: Traces | undefined,
    ) => {
      const buffers = new SharedMemory(config.ingestion.bufferBytes, LEAST_BUFFER_BYTES);
      const ids = new SharedMemory(config.ingestion.duplicateMemoryBytes, 0);
      const workerOf = await workerFactory({
        config,
        writer,
        registry,
        admin,
        producer,
        log,
        metrics,
        traces,
        topics: topicNames(config.kafka.topicPrefix),
        consumer: consumerOf(sources, EVENTS),
        buffers,
        ids,
      });
      return new TopicDelivery(workerOf, [buffers, ids]);
    },
  },
  {
    provide: ControlProjector,
    inject: [tokens.WRITER, tokens.SOURCES, tokens.LOGGER, tokens.METRICS],
    useFactory: (writer: ClickHouseWriter, sources: TopicSource[], log: Logger, metrics: IngestionMetrics) =>
      new ControlProjector(writer, consumerOf(sources, CONTROL), log, () => {
        metrics.controlRefused.inc();
      }),
  },
  {
    provide: KafkaStrategy,
    inject: [tokens.SOURCES, TopicDelivery, ControlProjector, tokens.CONFIG, tokens.LOGGER],
    useFactory: (
      sources: TopicSource[],
      delivery: TopicDelivery,
      control: ControlProjector,
      { ingestion }: IngestionConfig,
      log: Logger,
    ) =>
      new KafkaStrategy(sources, {
        beforeClose: async () => {
          await delivery.finish(ingestion.drainMs);
          await control.stop();
        },
        crashed: (failure) => {
          log.fatal({ error: failure.message }, 'Kafka consumer gave up; ending, to be started again');
          process.exit(1);
        },
      }),
  },
  Connections,
];

/** Wires ingestion together; every part knows only the interfaces it needs. */
@Module({
  controllers: [IngestionController],
  providers: [...foundations, ...connections, ...work, ...observeProviders],
})
export class IngestionModule {}

function consumerOf(sources: readonly TopicSource[], role: TopicSource['role']): TopicSource['consumer'] {
  const found = sources.find((one) => one.role === role);
  if (!found) throw new Error(`no consumer reads the topic of ${role}`);
  return found.consumer;
}

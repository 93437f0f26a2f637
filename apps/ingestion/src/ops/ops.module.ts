import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type ClickHouseFiles, type ClickHouseWriter, connectWriter } from '@docket/clickhouse';
import { topicNames } from '@docket/events';
import { connectAdmin, type KafkaLog, type TopicAdmin, topicConsumer } from '@docket/kafka';
import { LedgerStore } from '@docket/ledger';
import { AuditTrail } from '@docket/operations';
import { readProjections, type ReplayObserver, type ReplayParts } from '@docket/projections';
import { connect, ControlPublisher } from '@docket/sdk';
import { type OperatorAnswers, Recent } from '@docket/service';
import { createLogger, createMetricRegistry, type Logger, type MetricRegistry } from '@docket/telemetry';
import { Module, type Provider } from '@nestjs/common';
import { textOf } from '../delivery/errors.js';
import { readinessOf } from '../observe/readiness.js';
import { registryOptions } from '../registry-options.js';
import { kafkaLog } from '../kafka-log.js';
import * as tokens from '../tokens.js';
import { CONTROL, KafkaStrategy, type TopicSource } from '../transport/kafka-strategy.js';
import { CommandReader } from './command-reader.js';
import { type OpsConfig, readOpsConfig } from './ops-config.js';
import { OpsConnections } from './ops-connections.js';
import { OpsController } from './ops.controller.js';
import { opsMetrics, type OpsMetrics } from './ops-metrics.js';
import { OpsWorker } from './ops-worker.js';
import { ProgressRecorder } from './progress/progress-recorder.js';
import { ReplayRunner } from './replay-runner.js';
import { Upkeep } from './upkeep.js';

const CLIENT_ID = 'docket-ops';
/** A replay that is cut off goes on by itself later, so there is no need to wait for a long statement. */
const STOP_WITHIN_MS = 5_000;
const PROBE = { forMs: 1_000, withinMs: 3_000 };
const ENDING = Symbol('fired when the process is to end');
const REPLAY_PARTS = Symbol('what replays are made with');

const foundations: Provider[] = [
  { provide: tokens.CONFIG, useFactory: readOpsConfig },
  { provide: ENDING, useFactory: () => new AbortController() },
  {
    provide: tokens.LOGGER,
    inject: [tokens.CONFIG],
    useFactory: ({ log }: OpsConfig) => createLogger({ service: 'ops', level: log.level }),
  },
  { provide: tokens.METRIC_REGISTRY, useFactory: createMetricRegistry },
  { provide: tokens.METRICS, inject: [tokens.METRIC_REGISTRY], useFactory: opsMetrics },
  kafkaLog,
];

const connections: Provider[] = [
  {
    provide: tokens.WRITER,
    inject: [tokens.CONFIG],
    useFactory: ({ clickhouse }: OpsConfig) => connectWriter(clickhouse),
  },
  {
    provide: tokens.ADMIN,
    inject: [tokens.CONFIG, tokens.KAFKA_LOG],
    useFactory: ({ kafka }: OpsConfig, log: KafkaLog) => connectAdmin(kafka, { clientId: CLIENT_ID, log }),
  },
  {
    provide: ControlPublisher,
    inject: [tokens.CONFIG, tokens.KAFKA_LOG],
    useFactory: ({ kafka }: OpsConfig, log: KafkaLog) =>
      new ControlPublisher({ kafka, service: CLIENT_ID, topic: topicNames(kafka.topicPrefix).control, log }),
  },
  {
    provide: tokens.SOURCES,
    inject: [tokens.CONFIG, tokens.KAFKA_LOG],
    useFactory: ({ kafka, ops }: OpsConfig, log: KafkaLog): TopicSource[] => {
      const topic = topicNames(kafka.topicPrefix).control;
      return [{ role: CONTROL, consumer: topicConsumer(kafka, { clientId: CLIENT_ID, topic, group: ops.group, log }) }];
    },
  },
  {
    provide: AuditTrail,
    inject: [tokens.CONFIG, tokens.WRITER, tokens.METRICS, tokens.LOGGER],
    useFactory: (config: OpsConfig, reader: ClickHouseWriter, metrics: OpsMetrics, log: Logger) => {
      const { kafka, operations } = config;
      const registry = registryOptions(config.registry);
      const topic = topicNames(kafka.topicPrefix).events;
      return new AuditTrail({
        reader,
        connect: () => connect({ kafka, registry, service: CLIENT_ID, topic }),
        tenantId: operations.tenantId,
        failed: (error) => {
          metrics.auditFailures.inc();
          log.warn({ error: textOf(error) }, 'what was done is not in the audit log yet; it is tried again');
        },
      });
    },
  },
  {
    provide: REPLAY_PARTS,
    inject: [tokens.CONFIG, tokens.WRITER, ENDING, AuditTrail],
    useFactory: (
      { clickhouse, kafka }: OpsConfig,
      writer: ClickHouseFiles,
      { signal }: AbortController,
      { noted }: AuditTrail,
    ): ReplayParts => {
      const { database } = clickhouse;
      const owner = `ops@${hostname()}:${process.pid}/${randomUUID()}`;
      const topic = topicNames(kafka.topicPrefix).events;
      return { writer, target: { database }, topic, owner, signal, noted };
    },
  },
];

const work: Provider[] = [
  {
    provide: OpsWorker,
    inject: [tokens.CONFIG, REPLAY_PARTS, ENDING, ControlPublisher, AuditTrail, tokens.METRICS, tokens.LOGGER],
    useFactory: (
      { kafka, registry, clickhouse }: OpsConfig,
      replay: ReplayParts,
      ending: AbortController,
      publisher: ControlPublisher,
      trail: AuditTrail,
      metrics: OpsMetrics,
      log: Logger,
    ) => {
      const definitions = readProjections();
      const observer = observerOf(metrics, log);
      const servers = { kafka, registry: registryOptions(registry), clickhouse };
      const parts = { replay, servers, definitions, observer, log };
      const upkeep = new Upkeep(replay, definitions, log);
      return new OpsWorker({ ending, replays: new ReplayRunner(parts), upkeep, publisher, trail, metrics, log });
    },
  },
  {
    provide: CommandReader,
    inject: [tokens.SOURCES, OpsWorker, tokens.LOGGER],
    useFactory: ([source]: [TopicSource], worker: OpsWorker, log: Logger) =>
      new CommandReader(
        source.consumer,
        (commands) => {
          worker.carryOut(commands);
        },
        log,
      ),
  },
  {
    provide: KafkaStrategy,
    inject: [tokens.SOURCES, OpsWorker, tokens.LOGGER],
    useFactory: (sources: TopicSource[], worker: OpsWorker, log: Logger) =>
      new KafkaStrategy(sources, {
        beforeClose: () => worker.stop(STOP_WITHIN_MS),
        crashed: (failure) => {
          log.fatal({ error: failure.message }, 'Kafka consumer gave up; ending, to be started again');
          process.exit(1);
        },
      }),
  },
  {
    provide: tokens.OPERATOR_ANSWERS,
    inject: [tokens.CONFIG, tokens.METRIC_REGISTRY, tokens.ADMIN, tokens.WRITER, CommandReader],
    useFactory: (
      { kafka }: OpsConfig,
      registry: MetricRegistry,
      admin: TopicAdmin,
      writer: ClickHouseWriter,
      reader: CommandReader,
    ): OperatorAnswers => {
      const topic = topicNames(kafka.topicPrefix).control;
      const ranges = new Recent(() => admin.ranges(topic), PROBE);
      const database = new Recent(() => writer.ping(), PROBE);
      return {
        metrics: () => registry.metrics(),
        readiness: () =>
          readinessOf({
            hasJoined: () => reader.hasJoined,
            workers: () => [],
            systems: { kafka: () => ranges.get(), clickhouse: () => database.get() },
          }),
      };
    },
  },
  {
    provide: ProgressRecorder,
    inject: [tokens.CONFIG, tokens.ADMIN, tokens.WRITER, tokens.LOGGER],
    useFactory: ({ kafka }: OpsConfig, admin: TopicAdmin, writer: ClickHouseWriter, log: Logger) => {
      const topic = topicNames(kafka.topicPrefix).events;
      return new ProgressRecorder({ topic, admin, store: new LedgerStore(writer), reader: writer }, log).start();
    },
  },
  OpsConnections,
];

/** Wires the ops worker together. */
@Module({ controllers: [OpsController], providers: [...foundations, ...connections, ...work] })
export class OpsModule {}

function observerOf(metrics: OpsMetrics, log: Logger): ReplayObserver {
  return {
    step: (what) => {
      log.info({ what }, 'replay');
    },
    progress: (records, total) => {
      metrics.records.set(records);
      metrics.total.set(total);
    },
  };
}

import { readFileSync } from 'node:fs';
import { topicNames } from '@docket/events';
import { type KafkaLog } from '@docket/kafka';
import { connectPostgres } from '@docket/postgres';
import { Relay, type RelayObserver } from '@docket/sdk/outbox';
import { type OperatorAnswers, Recent, type RunningService } from '@docket/service';
import { createLogger, createMetricRegistry, type Logger, type MetricRegistry } from '@docket/telemetry';
import { type RelayConfig } from './relay-config.js';
import { relayMetrics, type RelayMetrics, showStatus } from './relay-metrics.js';
import { StatusReader } from './status-reader.js';

const NAME = 'docket-outbox';
const PROBE = { forMs: 2_000, withinMs: 5_000 };

/** Starts the relay of this process. It waits for whatever does not answer, so it begins at once. */
export function startRelay(config: RelayConfig): RunningService {
  const log = createLogger({ service: 'outbox-relay', level: config.log.level });
  const registry = createMetricRegistry();
  const metrics = relayMetrics(registry);
  const { databaseUrl, table, batchRows, batchBytes, pollMs, sendMs } = config.outbox;
  const connect = () => connectPostgres({ url: databaseUrl, applicationName: NAME });
  const relay = Relay.start({
    connect,
    table,
    batchRows,
    batchBytes,
    pollMs,
    sendMs,
    kafka: config.kafka,
    registry: registryOptions(config.registry),
    topic: topicNames(config.kafka.topicPrefix).events,
    clientId: NAME,
    observer: observerOf(metrics, log),
    log: kafkaLog(log),
  });
  const status = new StatusReader(connect, table);
  return {
    answers: answersOf(relay, status, registry, metrics),
    stop: async () => {
      await relay.stop();
      await status.close();
      log.info('stopped');
    },
  };
}

function answersOf(
  relay: Relay,
  status: StatusReader,
  registry: MetricRegistry,
  metrics: RelayMetrics,
): OperatorAnswers {
  const recent = new Recent(() => status.read(), PROBE);
  return {
    metrics: async () => {
      showStatus(metrics, await recent.get().catch(() => undefined));
      return registry.metrics();
    },
    readiness: async () => {
      const { problem } = relay.state;
      const found = await recent.get().then(
        (outbox) => ({ outbox }),
        (error: unknown) => ({ problem: error instanceof Error ? error.message : String(error) }),
      );
      const problems = [
        ...(problem === undefined ? [] : [{ part: 'relay', problem }]),
        ...('problem' in found ? [{ part: 'database', problem: found.problem }] : []),
      ];
      return { ready: problems.length === 0, problems, ...('outbox' in found ? { outbox: found.outbox } : {}) };
    },
  };
}

function observerOf(metrics: RelayMetrics, log: Logger): RelayObserver {
  return {
    sent: (events, again) => {
      metrics.sent.inc(events);
      metrics.again.inc(again);
    },
    setAside: (rows) => {
      metrics.setAside.inc(rows.length);
      for (const { row, reason } of rows) log.error({ event_id: row.event_id, reason }, 'an event was set aside');
    },
    failed: (error, retryInMs) => {
      metrics.failures.inc();
      log.warn({ err: error, retryInMs: Math.round(retryInMs) }, 'nothing can be sent now');
    },
    recovered: () => {
      log.info('events are sent again');
    },
  };
}

function registryOptions({ caFile, ...rest }: RelayConfig['registry']) {
  return { ...rest, ...(caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') }) };
}

function kafkaLog(log: Logger): KafkaLog {
  const kafka = log.child({ part: 'kafka' });
  return (level, message, details) => {
    // The driver's informational lines are about itself.
    kafka[level === 'info' ? 'debug' : level](details, message);
  };
}

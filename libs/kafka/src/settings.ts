import { readFileSync } from 'node:fs';
import kafkajs, { type Kafka, type KafkaConfig, type SASLOptions } from 'kafkajs';

/** How to reach a Kafka cluster. */
export interface KafkaSettings {
  /** Bootstrap brokers, `host:port`. */
  readonly brokers: readonly string[];
  readonly tls?: boolean | undefined;
  /** PEM file of the certificate authority; the system's own authorities when absent. */
  readonly tlsCaFile?: string | undefined;
  readonly saslMechanism?: 'plain' | 'scram-sha-256' | 'scram-sha-512' | undefined;
  readonly saslUsername?: string | undefined;
  readonly saslPassword?: string | undefined;
}

/** One line of the client's own log. */
export type KafkaLog = (level: 'error' | 'warn' | 'info', message: string, details: Record<string, unknown>) => void;

/** What the driver says while a coordinator loads or a group settles; it retries by itself, so nobody needs to read it. */
const EXPECTED = new Set([
  "The coordinator is loading and hence can't process requests for this group",
  'The group is rebalancing, so a rejoin is needed',
]);

/** The driver's client for a cluster. Only this library sees the driver. */
export function kafkaClient(settings: KafkaSettings, clientId: string, log?: KafkaLog): Kafka {
  const { logLevel } = kafkajs;
  const sasl = saslOf(settings);
  const config: KafkaConfig = {
    clientId,
    brokers: [...settings.brokers],
    ssl: settings.tls ? { ...(settings.tlsCaFile ? { ca: [readFileSync(settings.tlsCaFile, 'utf8')] } : {}) } : false,
    ...(sasl ? { sasl } : {}),
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    retry: { initialRetryTime: 100, maxRetryTime: 5_000, retries: 10 },
    logLevel: log ? logLevel.INFO : logLevel.NOTHING,
    logCreator: () => (entry) => {
      const { message } = entry.log;
      if (EXPECTED.has(String(entry.log['error']))) return;
      log?.(entry.level <= logLevel.ERROR ? 'error' : entry.level === logLevel.WARN ? 'warn' : 'info', message, {
        namespace: entry.namespace,
        ...entry.log,
      });
    },
  };
  return new kafkajs.Kafka(config);
}

function saslOf(settings: KafkaSettings): SASLOptions | undefined {
  if (!settings.saslMechanism) return undefined;
  return {
    mechanism: settings.saslMechanism,
    username: settings.saslUsername ?? '',
    password: settings.saslPassword ?? '',
  };
}

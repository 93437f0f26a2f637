import { readFileSync } from 'node:fs';
import { type ConnectionOptions } from 'node:tls';
import kafkajs, { type Kafka, type KafkaConfig, type SASLOptions } from 'kafkajs';
import { type Connections } from './connections.js';
import { SETTING } from './connection-advice.js';
import { KafkaFailure } from './kafka-failure.js';
import { assertTrusted } from './trusted-broker.js';

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

/** How often the driver tries again to reach a broker. */
const RETRIES = 10;

/** What the driver says while a coordinator loads or a group settles; it retries by itself, so nobody needs to read it. */
const EXPECTED = new Set([
  "The coordinator is loading and hence can't process requests for this group",
  'The group is rebalancing, so a rejoin is needed',
]);

/**
 * Makes sure that the settings go together, without connecting.
 * @throws {KafkaFailure} naming the setting
 */
export function checkKafkaSettings(settings: KafkaSettings): void {
  tlsOf(settings);
  saslOf(settings);
}

/**
 * The driver's client for a cluster. Only this library sees the driver.
 * @param connections those it makes are among these
 * @throws {KafkaFailure} when the settings contradict each other
 */
export function kafkaClient(
  settings: KafkaSettings,
  clientId: string,
  log?: KafkaLog,
  connections?: Pick<Connections, 'factory' | 'isSealed'>,
): Kafka {
  const { logLevel } = kafkajs;
  const sasl = saslOf(settings);
  const config: KafkaConfig = {
    clientId,
    brokers: [...settings.brokers],
    ssl: tlsOf(settings) ?? false,
    ...(sasl ? { sasl } : {}),
    ...(connections ? { socketFactory: connections.factory } : {}),
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    retry: {
      initialRetryTime: 100,
      maxRetryTime: 5_000,
      // The driver asks whenever it begins to try: what cannot connect any more need not hold the process for long.
      get retries() {
        return connections?.isSealed === true ? 0 : RETRIES;
      },
    },
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

/**
 * Makes sure that the brokers are those of a trusted authority; to be awaited before a client connects.
 * @throws {KafkaFailure} saying what to do
 */
export async function assertTrustedBrokers(settings: KafkaSettings): Promise<void> {
  const tls = tlsOf(settings);
  if (tls) await assertTrusted(settings.brokers, tls);
}

function tlsOf({ tls, tlsCaFile }: KafkaSettings): ConnectionOptions | undefined {
  if (!tls) {
    if (tlsCaFile) throw unusable(`${SETTING.caFile} is given, but ${SETTING.tls} is not: nothing would be encrypted`);
    return undefined;
  }
  if (!tlsCaFile) return {};
  try {
    return { ca: [readFileSync(tlsCaFile, 'utf8')] };
  } catch (error) {
    throw unusable(`${SETTING.caFile} cannot be read: ${String(error)}`);
  }
}

function saslOf({ saslMechanism, saslUsername, saslPassword }: KafkaSettings): SASLOptions | undefined {
  if (!saslMechanism) {
    if (!saslUsername && !saslPassword) return undefined;
    throw unusable(`${SETTING.username} or ${SETTING.password} is given, but ${SETTING.mechanism} is not`);
  }
  if (!saslUsername || !saslPassword) {
    throw unusable(`${SETTING.mechanism} is given, but not both ${SETTING.username} and ${SETTING.password}`);
  }
  return { mechanism: saslMechanism, username: saslUsername, password: saslPassword };
}

function unusable(message: string): KafkaFailure {
  return new KafkaFailure(message, false);
}

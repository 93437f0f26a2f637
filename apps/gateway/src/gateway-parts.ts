import { readFileSync } from 'node:fs';
import { topicNames } from '@docket/events';
import { type KafkaLog } from '@docket/kafka';
import { type ConnectOptions } from '@docket/sdk';
import { createMetricRegistry, type Logger } from '@docket/telemetry';
import { KeyBook } from './access/key-book.js';
import { KeyFollower } from './access/key-follower.js';
import { type GatewayParts } from './app.module.js';
import { MemoryBudget } from './body/memory-budget.js';
import { type GatewayConfig } from './gateway-config.js';
import { RateLimit } from './limits/rate-limit.js';
import { gatewayMetrics } from './observe/gateway-metrics.js';
import { Intake } from './post-events/intake.js';
import { AuditLink } from './publish/audit-link.js';
import { ownSchemas } from './publish/own-schemas.js';

/** As the publishing service of its events. Which key sent one is in a label. */
const SERVICE = 'docket-gateway';

/** Settings of the gateway, without those of its process. */
export type PartsConfig = Pick<GatewayConfig, 'kafka' | 'registry' | 'gateway'>;

/** Puts together what the gateway consists of; nothing is contacted before it is started. */
export function gatewayParts(
  config: PartsConfig,
  log: Logger,
): GatewayParts & { readonly metrics: ReturnType<typeof gatewayMetrics> } {
  const { control } = topicNames(config.kafka.topicPrefix);
  const keys = new KeyBook();
  const follower = new KeyFollower(keys, { kafka: config.kafka, topic: control, log: log.child({ part: 'keys' }) });
  const link = new AuditLink(connectOptions(config, log), log);
  const memory = new MemoryBudget(config.gateway.limits.memoryBytes);
  const rate = new RateLimit(config.gateway.limits.eventsPerSecond);
  const registry = createMetricRegistry();
  const metrics = gatewayMetrics(registry, {
    heldBytes: () => memory.held,
    keys: () => keys.size,
    keysAge: () => (follower.ageMs === undefined ? undefined : follower.ageMs / 1000),
    isConnected: () => link.audit !== undefined,
  });
  const intake = new Intake({ link, config: config.gateway, rate, memory, metrics });
  return { keys, follower, link, rate, intake, registry, metrics };
}

function connectOptions({ kafka, registry, gateway }: PartsConfig, log: Logger): ConnectOptions {
  const { caFile, ...registrySettings } = registry;
  return {
    kafka,
    registry: { ...registrySettings, ...(caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') }) },
    service: SERVICE,
    schemas: ownSchemas(gateway.schemas),
    lingerMs: gateway.publish.lingerMs,
    maxBufferedBytes: gateway.publish.bufferBytes,
    topic: topicNames(kafka.topicPrefix).events,
    log: kafkaLog(log),
  };
}

function kafkaLog(log: Logger): KafkaLog {
  const kafka = log.child({ part: 'kafka' });
  return (level, message, details) => {
    // The driver's informational lines are about itself.
    kafka[level === 'info' ? 'debug' : level](details, message);
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import { SchemaRegistry, type RegistryOptions } from '@docket/avro';
import { ACTION_SCHEMAS, type AvroSchema, completeActionSchema, EVENTS_TOPIC } from '@docket/events';
import { KafkaFailure, kafkaProducer, threadedProducer, type KafkaLog, type KafkaSettings } from '@docket/kafka';
import { ActionEncoders } from './action-encoder.js';
import { AuditCore, type DeliveryClass } from './audit-core.js';
import { Audit } from './audit.js';
import { Delivery } from './delivery/delivery.js';
import { type DurableReceipt, type InKafka } from './delivery/receipt.js';
import { Sender } from './delivery/sender.js';
import { Tally } from './delivery/tally.js';
import { KnownSchemaIds } from './known-schema-ids.js';
import { loadTracing } from './opentelemetry.js';
import { Spool } from './spool/spool.js';
import { type SpoolOptions } from './spool/spool-options.js';

/** What a producer of audit events says about itself and its surroundings. */
export interface ConnectOptions {
  readonly kafka: KafkaSettings;
  readonly registry: RegistryOptions;
  /** Name of the publishing service, as it appears in every event. */
  readonly service: string;
  /** Tenant of events that do not name one. */
  readonly tenantId?: string;
  /** Schemas of actions that this build does not know: what is in their `.avsc` files. */
  readonly schemas?: readonly AvroSchema[];
  /** What is promised about events that do not say. Default `durable`. */
  readonly delivery?: DeliveryClass;
  /** Where events wait while Kafka is away. Without it they wait in memory, and callers are told when that does not work out. */
  readonly spool?: SpoolOptions;
  /**
   * Gives the Kafka driver a thread of its own: it costs some 40 MiB, and takes the driver's work and its garbage away from the thread
   * that emits. Whoever bundles a service has to leave this package out of the bundle then. Default false.
   */
  readonly thread?: boolean;
  /** How long an event waits for company in one request, ms. Default 10. */
  readonly lingerMs?: number;
  /** Most bytes of events that wait for Kafka in memory. Default 32 MiB. */
  readonly maxBufferedBytes?: number;
  /** Topic to publish to. Default `audit.events.v1`. */
  readonly topic?: string;
  readonly log?: KafkaLog;
}

/**
 * Stays below the topic's `max.message.bytes`, since all events of a request may fall on one partition. The driver's work per record grows
 * with the records of a request, and it holds up the callers meanwhile; where the broker answers late, small requests are slow
 * (docs/performance.md, SDK).
 */
const MAX_BATCH_BYTES = 384 * 1024;
/** With a spool there is no use in holding on to a request that fails: about 3 s. */
const RETRIES_BEFORE_SPOOL = 5;
/** How long a client with a spool waits for Kafka before it begins without. */
const PATIENCE_MS = 3_000;

/**
 * Connects to Kafka and looks up the schema ids. With a spool, a client can begin while Kafka is away, and while the registry is away
 * once it has been connected before.
 * @throws {KafkaFailure | RegistryUnavailableError} when one of them cannot be reached, or refuses us
 * @throws {SpoolUnusableError} when the directory of the spool cannot be made or written
 */
export async function connect(
  options: ConnectOptions & { readonly spool?: undefined; readonly delivery?: 'durable' },
): Promise<Audit<InKafka>>;
export async function connect(
  options: ConnectOptions & { readonly delivery?: 'durable' },
): Promise<Audit<DurableReceipt>>;
export async function connect(options: ConnectOptions): Promise<Audit>;
export async function connect(options: ConnectOptions): Promise<Audit> {
  const topic = options.topic ?? EVENTS_TOPIC;
  const tally = new Tally();
  const spool = options.spool && (await Spool.open(options.spool, tally));
  const registry = new SchemaRegistry(options.registry);
  const producer = (options.thread === true ? threadedProducer : kafkaProducer)(options.kafka, {
    clientId: options.service,
    ...(spool ? { retries: RETRIES_BEFORE_SPOOL } : {}),
    ...(options.log ? { log: options.log } : {}),
  });
  const closeOthers = async (): Promise<void> => {
    registry.close();
    await producer.close();
  };
  try {
    const encoders = await encodersOf(options, topic, registry);
    const connected = producer.connect();
    await (spool ? unlessAway(connected) : connected);
    const tracing = await loadTracing(topic);
    const sender = new Sender(producer, topic, tracing);
    const maxBufferedBytes = options.maxBufferedBytes ?? 32 * 1024 * 1024;
    const limits = { lingerMs: options.lingerMs ?? 10, maxBatchBytes: MAX_BATCH_BYTES, maxBufferedBytes };
    const delivery = new Delivery(sender, spool, limits, tally);
    const { service, tenantId, delivery: defaultDelivery = 'durable' } = options;
    const shared = { encoders, delivery, sender, tally, spool, tracing, maxBufferedBytes, closeOthers };
    return new Audit(new AuditCore({ ...shared, service, tenantId, defaultDelivery }));
  } catch (error) {
    await spool?.close();
    await closeOthers();
    throw error;
  }
}

async function encodersOf(options: ConnectOptions, topic: string, registry: SchemaRegistry): Promise<ActionEncoders> {
  const known = options.spool && new KnownSchemaIds(registry, options.registry.url, options.spool.directory);
  await known?.load();
  const own = (options.schemas ?? []).map((schema) => completeActionSchema(schema));
  const encoders = new ActionEncoders(known ?? registry, topic, [...Object.values(ACTION_SCHEMAS), ...own]);
  await encoders.resolveAll();
  await known?.save();
  return encoders;
}

/** A client with a spool begins without Kafka, unless Kafka says that it never will be let in. */
async function unlessAway(connected: Promise<void>): Promise<void> {
  const tolerated = connected.catch((error: unknown) => {
    if (!(error instanceof KafkaFailure && error.verdict === 'retry')) throw error;
  });
  await Promise.race([tolerated, pause(PATIENCE_MS, undefined, { ref: false })]);
  tolerated.catch(() => undefined);
}

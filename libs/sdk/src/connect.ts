import { SchemaRegistry, type RegistryOptions } from '@docket/avro';
import { ACTION_SCHEMAS, type AvroSchema, completeActionSchema, EVENTS_TOPIC } from '@docket/events';
import { connectProducer, type KafkaLog, type KafkaSettings, type RecordProducer } from '@docket/kafka';
import { ActionEncoders } from './action-encoder.js';
import { Audit } from './audit.js';
import { loadTracing } from './opentelemetry.js';

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
  /** How long an event waits for company in one request, ms. Default 10. */
  readonly lingerMs?: number;
  /** Most bytes of events that wait for Kafka; more are refused. Default 32 MiB. */
  readonly maxBufferedBytes?: number;
  /** Topic to publish to. Default `audit.events.v1`. */
  readonly topic?: string;
  readonly log?: KafkaLog;
}

/** Stays below the topic's `max.message.bytes`, since all events of a request may fall on one partition. */
const MAX_BATCH_BYTES = 768 * 1024;

/**
 * Connects to Kafka and looks up the schema ids.
 * @throws {KafkaFailure | RegistryUnavailableError} when one of them cannot be reached.
 */
export async function connect(options: ConnectOptions): Promise<Audit> {
  const topic = options.topic ?? EVENTS_TOPIC;
  const registry = new SchemaRegistry(options.registry);
  const own = (options.schemas ?? []).map((schema) => completeActionSchema(schema));
  const encoders = new ActionEncoders(registry, topic, [...Object.values(ACTION_SCHEMAS), ...own]);
  await encoders.resolveAll();
  const producer = await connectProducer(options.kafka, {
    clientId: options.service,
    ...(options.log ? { log: options.log } : {}),
  });
  const identity = { service: options.service, tenantId: options.tenantId };
  const tracing = await loadTracing(topic);
  const connection: RecordProducer = {
    send: (to, records) => (tracing ? tracing.apart(() => producer.send(to, records)) : producer.send(to, records)),
    close: async () => {
      registry.close();
      await producer.close();
    },
  };
  const limits = {
    lingerMs: options.lingerMs ?? 10,
    maxBatchBytes: MAX_BATCH_BYTES,
    maxBufferedBytes: options.maxBufferedBytes ?? 32 * 1024 * 1024,
  };
  return new Audit(connection, encoders, identity, topic, limits, tracing);
}

import { type ApiKeyRecord, KEY_KIND, newApiKey, type Role } from '@docket/access';
import { inspectValue, readSchemaId, SchemaRegistry } from '@docket/avro';
import { gatewayConfig, kafkaConfig, loadConfig, registryConfig } from '@docket/config';
import {
  ACTION_SCHEMAS,
  type AvroRecord,
  type AvroSchema,
  fullNameOf,
  subjectOf,
  topicNames,
  type TopicNames,
} from '@docket/events';
import {
  connectAdmin,
  connectProducer,
  type KafkaSettings,
  readTopic,
  type RecordProducer,
  type TopicAdmin,
} from '@docket/kafka';
import { createLogger } from '@docket/telemetry';
import { eventually, testStack, uniqueName } from '@docket/testing';
import { type GatewayServer, startServer } from '../src/server.js';

/** An event as it lies on the topic. */
export interface TopicEvent {
  readonly key: string;
  readonly redelivery: boolean;
  readonly envelope: Readonly<Record<string, unknown>>;
  /** The action's own fields. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Topics and schemas of its own on the shared stack, keys, and gateways in this process. */
export class Installation {
  readonly #servers = new Set<GatewayServer>();
  readonly #schemas = new Map<number, AvroSchema>();

  private constructor(
    readonly prefix: string,
    readonly topics: TopicNames,
    readonly kafka: KafkaSettings,
    readonly admin: TopicAdmin,
    readonly registry: SchemaRegistry,
    private readonly producer: RecordProducer,
  ) {}

  static async create(): Promise<Installation> {
    const stack = testStack();
    const prefix = `${uniqueName('gateway')}.`;
    const topics = topicNames(prefix);
    const kafka = { brokers: stack.brokers };
    const admin = await connectAdmin(kafka, { clientId: 'test' });
    const config = { 'message.timestamp.type': 'LogAppendTime', 'max.message.bytes': '2097152' };
    await admin.create({ name: topics.events, partitions: 4, replicationFactor: 1, config });
    const compacted = { 'cleanup.policy': 'compact' };
    await admin.create({ name: topics.control, partitions: 1, replicationFactor: 1, config: compacted });
    const registry = new SchemaRegistry({ url: stack.registryUrl });
    const producer = await connectProducer(kafka, { clientId: 'test' });
    const made = new Installation(prefix, topics, kafka, admin, registry, producer);
    for (const schema of Object.values(ACTION_SCHEMAS)) await made.register(schema);
    return made;
  }

  async register(schema: AvroRecord): Promise<void> {
    const id = await this.registry.register(subjectOf(this.topics.events, fullNameOf(schema)), schema);
    this.#schemas.set(id, schema);
  }

  /** Variables of a gateway that is a process of its own. */
  get environment(): Record<string, string> {
    const { brokers, registryUrl } = testStack();
    return {
      DOCKET_KAFKA_BROKERS: brokers.join(','),
      DOCKET_KAFKA_TOPIC_PREFIX: this.prefix,
      DOCKET_REGISTRY_URL: registryUrl,
      DOCKET_GATEWAY_PORT: '0',
    };
  }

  /** A new key: its text and its record. */
  async key(tenant: string, roles: readonly Role[] = ['writer']): Promise<{ text: string; record: ApiKeyRecord }> {
    const { text, record } = newApiKey({ tenant, name: 'test', roles }, new Date());
    await this.publishKey(record.id, record);
    return { text, record };
  }

  /** @param record `null` deletes the key */
  async publishKey(id: string, record: ApiKeyRecord | null): Promise<void> {
    const value = record === null ? null : Buffer.from(JSON.stringify(record));
    await this.producer.send(this.topics.control, [{ key: `${KEY_KIND}/${id}`, value }]);
  }

  /** Starts a gateway in this process. @param variables settings that differ from the defaults */
  async start(
    variables: Record<string, string> = {},
    brokers: readonly string[] = this.kafka.brokers,
  ): Promise<GatewayServer> {
    const gateway = loadConfig(gatewayConfig, { DOCKET_GATEWAY_PORT: '0', ...variables });
    const registry = loadConfig(registryConfig, { DOCKET_REGISTRY_URL: testStack().registryUrl });
    const server = await startServer(
      {
        kafka: { ...loadConfig(kafkaConfig, {}), brokers: [...brokers], topicPrefix: this.prefix },
        registry,
        gateway,
      },
      createLogger({ service: 'gateway', level: 'silent' }),
    );
    this.#servers.add(server);
    return server;
  }

  /** Starts a gateway and waits until it is ready. */
  async ready(variables: Record<string, string> = {}): Promise<GatewayServer> {
    const server = await this.start(variables);
    await untilReady(server.url);
    return server;
  }

  /** Everything on the events topic. */
  async events(): Promise<TopicEvent[]> {
    const found: TopicEvent[] = [];
    await readTopic(this.kafka, { name: this.topics.events, clientId: 'test' }, (_, records) => {
      for (const { key, value, headers } of records) {
        const bytes = value ?? Buffer.alloc(0);
        const schema = this.#schemas.get(readSchemaId(bytes) ?? -1);
        if (schema === undefined) throw new Error('an event of an unknown schema');
        const { value: read, problem } = inspectValue(schema, bytes);
        if (problem) throw new Error(`${problem.field}: ${problem.message}`);
        const { envelope, ...fields } = read as { envelope: Record<string, unknown> };
        const redelivery = headers?.['docket-redelivery'] !== undefined;
        found.push({ key: key?.toString() ?? '', redelivery, envelope, fields });
      }
      return Promise.resolve();
    });
    return found;
  }

  async remove(): Promise<void> {
    for (const server of this.#servers) await server.close();
    await this.producer.close();
    for (const topic of [this.topics.events, this.topics.control]) await this.admin.remove(topic);
    await this.admin.close();
    this.registry.close();
  }
}

/** Waits until a gateway can take events. */
export async function untilReady(url: string): Promise<void> {
  await eventually('the gateway is ready', async () => (await fetch(`${url}/health/ready`)).status === 200);
}

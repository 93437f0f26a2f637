import { recordEncoder, type RecordEncoder, SchemaRegistry } from '@docket/avro';
import { type ClickHouseConnection } from '@docket/clickhouse';
import { ACTION_SCHEMAS, fullNameOf, subjectOf, topicNames, type TopicNames } from '@docket/events';
import { connectAdmin, type KafkaSettings } from '@docket/kafka';
import { type LocalStack } from '@docket/local-stack';
import { MIX_ACTIONS, type MixAction } from '../events/mix.js';
import { type Endings } from './endings.js';

/** Before the names of all topics. */
const TOPIC_PREFIX = 'bench.';
/** As in an installation: Docket judges clocks by the time of the broker. */
const EVENTS_CONFIG = { 'message.timestamp.type': 'LogAppendTime', 'max.message.bytes': '2097152' };

/** What turns an action's events into values: the compiled schema and its id in the registry. */
export interface ActionEncoding {
  readonly schemaId: number;
  readonly encoder: RecordEncoder;
}

/** Topics and schemas on the benchmark's servers, and how to reach them. */
export class BenchInstallation {
  readonly topics: TopicNames = topicNames(TOPIC_PREFIX);

  private constructor(
    private readonly servers: LocalStack,
    readonly encodings: ReadonlyMap<MixAction, ActionEncoding>,
  ) {}

  /** Makes the topics and registers the schemas of the mix. */
  static async create(servers: LocalStack, partitions: number, endings: Endings): Promise<BenchInstallation> {
    const encodings = new Map<MixAction, ActionEncoding>();
    const made = new BenchInstallation(servers, encodings);
    const admin = await connectAdmin(made.kafka, { clientId: 'bench' });
    const one = { replicationFactor: 1, partitions: 1, config: {} };
    try {
      await admin.create({ ...one, name: made.topics.events, partitions, config: EVENTS_CONFIG });
      await admin.create({ ...one, name: made.topics.rejected });
      await admin.create({ ...one, name: made.topics.control, config: { 'cleanup.policy': 'compact' } });
    } finally {
      await admin.close();
    }
    const registry = new SchemaRegistry({ url: made.registryUrl });
    endings.add(() => {
      registry.close();
    });
    for (const action of MIX_ACTIONS) {
      const schema = ACTION_SCHEMAS[action];
      const schemaId = await registry.register(subjectOf(made.topics.events, fullNameOf(schema)), schema);
      encodings.set(action, { schemaId, encoder: recordEncoder(schema) });
    }
    return made;
  }

  get kafka(): KafkaSettings {
    return { brokers: this.servers.kafka.brokers };
  }

  get registryUrl(): string {
    return this.servers.registry.url;
  }

  /** ClickHouse's process. */
  get clickhousePid(): number {
    const { pid } = this.servers.clickhouse;
    if (pid === undefined) throw new Error('ClickHouse does not run');
    return pid;
  }

  clickhouse(database: string): ClickHouseConnection {
    const { url, user: username, password } = this.servers.clickhouse;
    return { url, username, password, database };
  }

  /** The variables of a service that works on a database of this installation. */
  variables(database: string): Record<string, string> {
    const { url, username, password } = this.clickhouse(database);
    return {
      DOCKET_KAFKA_BROKERS: this.kafka.brokers.join(','),
      DOCKET_KAFKA_TOPIC_PREFIX: TOPIC_PREFIX,
      DOCKET_REGISTRY_URL: this.registryUrl,
      DOCKET_CLICKHOUSE_URL: url,
      DOCKET_CLICKHOUSE_USER: username,
      DOCKET_CLICKHOUSE_PASSWORD: password ?? '',
      DOCKET_CLICKHOUSE_DATABASE: database,
    };
  }
}

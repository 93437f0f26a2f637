import { type ClickHouseConnection } from '@docket/clickhouse';
import { topicNames, type TopicNames } from '@docket/events';
import { connectAdmin, type KafkaSettings } from '@docket/kafka';
import { type LocalStack } from '@docket/local-stack';
import { type ActionEncoding, registerMix } from '../events/encodings.js';
import { type MixAction } from '../events/mix.js';

/** Before the names of all topics. */
const TOPIC_PREFIX = 'bench.';
/** As in an installation: Docket judges clocks by the time of the broker. */
export const EVENTS_CONFIG = { 'message.timestamp.type': 'LogAppendTime', 'max.message.bytes': '2097152' };

/** Topics and schemas on the benchmark's servers, and how to reach them. */
export class BenchInstallation {
  private constructor(
    private readonly servers: LocalStack,
    readonly topics: TopicNames,
    readonly encodings: ReadonlyMap<MixAction, ActionEncoding>,
  ) {}

  /** Makes the topics and registers the schemas of the mix. */
  static async create(servers: LocalStack, partitions: number): Promise<BenchInstallation> {
    const topics = topicNames(TOPIC_PREFIX);
    const encodings = await registerMix(servers.registry.url, topics.events);
    const made = new BenchInstallation(servers, topics, encodings);
    const admin = await connectAdmin(made.kafka, { clientId: 'bench' });
    const one = { replicationFactor: 1, partitions: 1, config: {} };
    try {
      await admin.create({ ...one, name: topics.events, partitions, config: EVENTS_CONFIG });
      await admin.create({ ...one, name: topics.rejected });
      await admin.create({ ...one, name: topics.control, config: { 'cleanup.policy': 'compact' } });
    } finally {
      await admin.close();
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

  /** The variables of a service that has nothing to do with ClickHouse. */
  get kafkaVariables(): Record<string, string> {
    return {
      DOCKET_KAFKA_BROKERS: this.kafka.brokers.join(','),
      DOCKET_KAFKA_TOPIC_PREFIX: TOPIC_PREFIX,
      DOCKET_REGISTRY_URL: this.registryUrl,
    };
  }

  /** The variables of a service that works on a database of this installation. */
  variables(database: string): Record<string, string> {
    const { url, username, password } = this.clickhouse(database);
    return {
      ...this.kafkaVariables,
      DOCKET_CLICKHOUSE_URL: url,
      DOCKET_CLICKHOUSE_USER: username,
      DOCKET_CLICKHOUSE_PASSWORD: password ?? '',
      DOCKET_CLICKHOUSE_DATABASE: database,
    };
  }
}

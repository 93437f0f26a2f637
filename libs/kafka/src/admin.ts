import kafkajs, { type Admin } from 'kafkajs';
import { KafkaFailure, kafkaFailure } from './kafka-failure.js';
import { assertTrustedBrokers, kafkaClient, type KafkaLog, type KafkaSettings } from './settings.js';

/** A topic as it is. */
export interface TopicState {
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
}

/** A topic to be made. */
export interface NewTopic {
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  readonly config: Readonly<Record<string, string>>;
}

/** First offset kept and offset after the newest record, of one partition. */
export interface PartitionRange {
  readonly partition: number;
  readonly low: bigint;
  readonly high: bigint;
}

/** What operators do to topics. */
export interface TopicAdmin {
  /** Topics by name; those that do not exist are left out. */
  topics(names: readonly string[]): Promise<TopicState[]>;
  create(topic: NewTopic): Promise<void>;
  /** All configuration entries in force for a topic, defaults included. */
  config(topic: string): Promise<Map<string, string>>;
  /** Sets entries and leaves the others that were set before as they are. */
  alterConfig(topic: string, entries: Readonly<Record<string, string>>): Promise<void>;
  ranges(topic: string): Promise<PartitionRange[]>;
  /** Offsets a group has committed; partitions without one are left out. */
  committed(group: string, topic: string): Promise<{ partition: number; next: bigint }[]>;
  /** Deletes the records of a partition below an offset, for good. */
  deleteBelow(topic: string, partition: number, offset: bigint): Promise<void>;
  remove(topic: string): Promise<void>;
  close(): Promise<void>;
}

/** Connects an administrator. @throws {KafkaFailure} when no broker answers. */
export async function connectAdmin(
  settings: KafkaSettings,
  options: { clientId: string; log?: KafkaLog },
): Promise<TopicAdmin> {
  const admin = kafkaClient(settings, options.clientId, options.log).admin({
    retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000 },
  });
  return translated(async () => {
    await assertTrustedBrokers(settings);
    await admin.connect();
    return new DriverAdmin(admin);
  });
}

const TOPIC_RESOURCE = kafkajs.ConfigResourceTypes.TOPIC;

/** `DYNAMIC_TOPIC_CONFIG` of the protocol's ConfigSource, which the driver does not name. */
const SET_ON_TOPIC = 1;

/** Together 20 s: a new topic is served within a few hundred ms. */
const SERVED_ATTEMPTS = 200;
const SERVED_WAIT_MS = 100;

class DriverAdmin implements TopicAdmin {
  constructor(private readonly admin: Admin) {}

  topics(names: readonly string[]): Promise<TopicState[]> {
    return translated(async () => {
      const existing = new Set(await this.admin.listTopics());
      const wanted = names.filter((name) => existing.has(name));
      if (wanted.length === 0) return [];
      const { topics } = await this.admin.fetchTopicMetadata({ topics: wanted });
      return topics.map((topic) => ({
        name: topic.name,
        partitions: topic.partitions.length,
        replicationFactor: topic.partitions[0]?.replicas.length ?? 0,
      }));
    });
  }

  create(topic: NewTopic): Promise<void> {
    return translated(async () => {
      await this.admin.createTopics({
        // Asked for right after creation, metadata may not know the topic yet, which the driver takes for a failure.
        waitForLeaders: false,
        topics: [
          {
            topic: topic.name,
            numPartitions: topic.partitions,
            replicationFactor: topic.replicationFactor,
            configEntries: Object.entries(topic.config).map(([name, value]) => ({ name, value })),
          },
        ],
      });
      await this.#untilServed(topic);
    });
  }

  async config(topic: string): Promise<Map<string, string>> {
    return new Map((await this.#entries(topic)).map((entry) => [entry.configName, entry.configValue]));
  }

  async alterConfig(topic: string, entries: Readonly<Record<string, string>>): Promise<void> {
    // The protocol's AlterConfigs replaces everything that was set on the topic, so what was set is sent along.
    const kept = (await this.#entries(topic))
      .filter((entry) => (entry.configSource as number) === SET_ON_TOPIC)
      .map((entry): [string, string] => [entry.configName, entry.configValue]);
    const all = new Map([...kept, ...Object.entries(entries)]);
    await translated(() =>
      this.admin.alterConfigs({
        validateOnly: false,
        resources: [
          { type: TOPIC_RESOURCE, name: topic, configEntries: [...all].map(([name, value]) => ({ name, value })) },
        ],
      }),
    );
  }

  ranges(topic: string): Promise<PartitionRange[]> {
    return translated(async () =>
      (await this.admin.fetchTopicOffsets(topic))
        .map(({ partition, low, high }) => ({ partition, low: BigInt(low), high: BigInt(high) }))
        .sort((a, b) => a.partition - b.partition),
    );
  }

  committed(group: string, topic: string): Promise<{ partition: number; next: bigint }[]> {
    return translated(async () => {
      const answers = await this.admin.fetchOffsets({ groupId: group, topics: [topic] });
      return answers
        .flatMap(({ partitions }) => partitions)
        .map(({ partition, offset }) => ({ partition, next: BigInt(offset) }))
        .filter(({ next }) => next >= 0n);
    });
  }

  deleteBelow(topic: string, partition: number, offset: bigint): Promise<void> {
    const partitions = [{ partition, offset: String(offset) }];
    return translated(async () => {
      // The driver knows only the leaders of topics that it has met.
      await this.admin.fetchTopicOffsets(topic);
      await this.admin.deleteTopicRecords({ topic, partitions });
    });
  }

  remove(topic: string): Promise<void> {
    return translated(() => this.admin.deleteTopics({ topics: [topic] }));
  }

  close(): Promise<void> {
    return this.admin.disconnect();
  }

  /** Waits until every partition has a leader, so that the topic can be used when `create` returns. */
  async #untilServed({ name, partitions }: NewTopic): Promise<void> {
    for (let attempt = 0; attempt < SERVED_ATTEMPTS; attempt += 1) {
      const topics = await this.admin.fetchTopicMetadata({ topics: [name] }).then(
        (answer) => answer.topics,
        () => [],
      );
      const led = topics[0]?.partitions.filter(({ leader }) => leader >= 0) ?? [];
      if (led.length === partitions) return;
      await new Promise((resolve) => setTimeout(resolve, SERVED_WAIT_MS));
    }
    throw new KafkaFailure(`topic ${name} was created, but not all of its partitions have a leader`, true);
  }

  #entries(topic: string): Promise<{ configName: string; configValue: string; configSource: unknown }[]> {
    return translated(async () => {
      const answer = await this.admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: TOPIC_RESOURCE, name: topic }],
      });
      return answer.resources[0]?.configEntries ?? [];
    });
  }
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof kafkajs.KafkaJSAggregateError) throw kafkaFailure(error.errors[0]);
    throw kafkaFailure(error);
  }
}

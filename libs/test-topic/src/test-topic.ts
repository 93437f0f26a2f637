import { inspectValue, readSchemaId, SchemaRegistry } from '@docket/avro';
import { actionOfRecord, type AvroRecord, fullNameOf, REDELIVERY_HEADER, subjectOf } from '@docket/events';
import { connectAdmin, type IncomingRecord, readTopic, type TopicAdmin } from '@docket/kafka';
import { testStack, uniqueName } from '@docket/testing';

/** An event as it is in Kafka: the envelope, and the action's own fields beside it. */
export type PublishedEvent = Readonly<Record<string, unknown>> & {
  readonly action: string;
  readonly envelope: Readonly<Record<string, unknown>>;
  /** Whether ingestion looks if it has the event already. */
  readonly isRedelivery: boolean;
};

/** Where a topic is made. */
export interface TestTopicOptions {
  readonly partitions?: number;
  /** Brokers of another Kafka than that of all tests. */
  readonly brokers?: string[];
}

/** A topic of a test on a real broker, with schemas in the registry, and what is in it. */
export class TestTopic {
  private constructor(
    readonly name: string,
    readonly registry: SchemaRegistry,
    private readonly brokers: string[],
    private readonly admin: TopicAdmin,
  ) {}

  static async create(
    schemas: readonly AvroRecord[],
    { partitions = 1, brokers = testStack().brokers }: TestTopicOptions = {},
  ): Promise<TestTopic> {
    const name = uniqueName('topic');
    const admin = await connectAdmin({ brokers }, { clientId: 'test' });
    await admin.create({ name, partitions, replicationFactor: 1, config: {} });
    const registry = new SchemaRegistry({ url: testStack().registryUrl });
    for (const schema of schemas) await registry.register(subjectOf(name, fullNameOf(schema)), schema);
    return new TestTopic(name, registry, brokers, admin);
  }

  /** How a client gets here. */
  get where() {
    return { kafka: { brokers: this.brokers }, registry: { url: testStack().registryUrl }, topic: this.name };
  }

  /** All events that are in it, each partition in its order. */
  async events(): Promise<PublishedEvent[]> {
    const records: IncomingRecord[] = [];
    await readTopic({ brokers: this.brokers }, { name: this.name, clientId: 'test' }, (_partition, some) => {
      records.push(...some);
      return Promise.resolve();
    });
    return Promise.all(records.map((record) => this.#read(record)));
  }

  async remove(): Promise<void> {
    await this.admin.remove(this.name);
    await this.admin.close();
    this.registry.close();
  }

  async #read({ value, headers }: IncomingRecord): Promise<PublishedEvent> {
    const bytes = value ?? Buffer.alloc(0);
    const schema = (await this.registry.schemaById(readSchemaId(bytes) ?? -1)) as AvroRecord;
    const event = inspectValue(schema, bytes).value as { envelope: Record<string, unknown> };
    const isRedelivery = headers?.[REDELIVERY_HEADER] !== undefined;
    return { ...event, action: actionOfRecord(fullNameOf(schema)), isRedelivery };
  }
}

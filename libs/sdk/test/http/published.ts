import { inspectValue, readSchemaId, SchemaRegistry } from '@docket/avro';
import { ACTION_SCHEMAS, type Action, fullNameOf, subjectOf } from '@docket/events';
import { connectAdmin, readTopic, type TopicAdmin } from '@docket/kafka';
import { testStack, uniqueName } from '@docket/testing';

/** An event as it is in Kafka: the envelope, and the action's own fields beside it. */
export type PublishedEvent = Readonly<Record<string, unknown>> & {
  readonly envelope: Readonly<Record<string, unknown>>;
};

/** A topic of a test, with the schemas of some actions. */
export class PublishedTopic {
  private constructor(
    readonly name: string,
    private readonly admin: TopicAdmin,
    private readonly registry: SchemaRegistry,
  ) {}

  static async create(actions: readonly Action[]): Promise<PublishedTopic> {
    const { brokers, registryUrl } = testStack();
    const name = uniqueName('published');
    const admin = await connectAdmin({ brokers }, { clientId: 'test' });
    await admin.create({ name, partitions: 1, replicationFactor: 1, config: {} });
    const registry = new SchemaRegistry({ url: registryUrl });
    for (const action of actions) {
      const schema = ACTION_SCHEMAS[action];
      await registry.register(subjectOf(name, fullNameOf(schema)), schema);
    }
    return new PublishedTopic(name, admin, registry);
  }

  /** What a client needs to publish here. */
  get options() {
    const { brokers, registryUrl } = testStack();
    const where = { kafka: { brokers }, registry: { url: registryUrl }, topic: this.name };
    return { ...where, service: 'test', tenantId: 't1', lingerMs: 0 };
  }

  /** All events that are in it, oldest first. */
  async events(): Promise<PublishedEvent[]> {
    const found: PublishedEvent[] = [];
    const { brokers } = testStack();
    await readTopic({ brokers }, { name: this.name, clientId: 'test' }, async (_, records) => {
      for (const { value } of records) {
        const bytes = value ?? Buffer.alloc(0);
        const schema = await this.registry.schemaById(readSchemaId(bytes) ?? -1);
        found.push(inspectValue(schema ?? 'null', bytes).value as PublishedEvent);
      }
    });
    return found;
  }

  async remove(): Promise<void> {
    await this.admin.remove(this.name);
    await this.admin.close();
    this.registry.close();
  }
}

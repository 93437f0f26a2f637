import { SchemaRegistry } from '@docket/avro';
import { connectWriter, migrate } from '@docket/clickhouse';
import { ACTION_SCHEMAS, type AvroRecord, fullNameOf, subjectOf, topicNames, type TopicNames } from '@docket/events';
import { connectAdmin, connectProducer, type KafkaSettings, type RecordProducer, type TopicAdmin } from '@docket/kafka';
import { type LocalStack } from '@docket/local-stack';
import { type Audit, connect, type InKafka } from '@docket/sdk';
import { type Endings } from '../stack/endings.js';
import { type ClickHouseAddress, execute } from '../verifier/clickhouse-http.js';
import { PROJECTION_SQL } from './projection.js';

/** Where an installation lives. */
export interface InstallationPlan {
  /** Told apart from all others on the same stack by this: letters, digits and `_`. */
  readonly name: string;
  readonly stack: LocalStack;
  readonly partitions: number;
  readonly replicas: number;
  /** Whether many events will flow. */
  readonly thorough: boolean;
}

const CLIENT_ID = 'chaos';
/** Of the actions that the traffic has; registering all takes seconds. */
const USED_SCHEMAS = [
  ACTION_SCHEMAS['ticket.other'],
  ACTION_SCHEMAS['ticket.tags_changed'],
  ACTION_SCHEMAS['ticket.status_changed'],
];
/** Small batches: more of them are under way when something strikes. In a long run enough for its pace. */
const BATCH_ROWS = { short: 500, thorough: 2_000 } as const;
/** Short, so that a lost member's partitions are taken over within seconds. */
export const SESSION_MS = 3_000;

/** An installation of its own on a stack: topics, subjects, tables, one projection. */
export class Installation {
  readonly topics: TopicNames;
  readonly group: string;
  #kept = false;

  private constructor(
    private readonly plan: InstallationPlan,
    readonly kafka: KafkaSettings,
    readonly admin: TopicAdmin,
    readonly registry: SchemaRegistry,
    readonly tables: ClickHouseAddress,
    private readonly endings: Endings,
  ) {
    this.topics = topicNames(`${plan.name}.`);
    this.group = `${plan.name}-group`;
  }

  static async create(plan: InstallationPlan, endings: Endings): Promise<Installation> {
    const { name, stack } = plan;
    const kafka = { brokers: stack.kafka.brokers };
    const admin = await connectAdmin(kafka, { clientId: CLIENT_ID });
    endings.add(() => admin.close());
    const registry = new SchemaRegistry({ url: stack.registry.url });
    endings.add(() => {
      registry.close();
    });
    const { url, user, password } = stack.clickhouse;
    const tables = { url, user, password, database: name };
    const made = new Installation(plan, kafka, admin, registry, tables, endings);
    await made.#createTopics();
    for (const schema of USED_SCHEMAS) await made.register(schema);
    await made.#createTables();
    return made;
  }

  /** Most records in one batch, unless a fault says otherwise. */
  get batchRows(): number {
    return BATCH_ROWS[this.plan.thorough ? 'thorough' : 'short'];
  }

  /** Leaves topics and tables where they are when all is over. */
  keep(): void {
    this.#kept = true;
  }

  /** The variables of its ingestion service. @param clickhouseUrl where it finds ClickHouse: a proxy */
  variables(clickhouseUrl: string, registryUrl: string): Record<string, string> {
    return {
      DOCKET_KAFKA_BROKERS: this.kafka.brokers.join(','),
      DOCKET_KAFKA_TOPIC_PREFIX: `${this.plan.name}.`,
      DOCKET_REGISTRY_URL: registryUrl,
      DOCKET_CLICKHOUSE_URL: clickhouseUrl,
      DOCKET_CLICKHOUSE_USER: this.tables.user,
      DOCKET_CLICKHOUSE_PASSWORD: this.tables.password,
      DOCKET_CLICKHOUSE_DATABASE: this.tables.database,
      DOCKET_INGEST_GROUP: this.group,
      DOCKET_INGEST_BATCH_ROWS: String(this.batchRows),
      DOCKET_INGEST_FLUSH_MS: '50',
      DOCKET_INGEST_SESSION_MS: String(SESSION_MS),
      DOCKET_INGEST_UNKNOWN_SCHEMA_WAIT_MS: '1000',
      // Several run at once.
      DOCKET_INGEST_HTTP_PORT: '0',
    };
  }

  /** A client as any service has it. @param schemas of actions the contract does not have */
  async connect(schemas: readonly AvroRecord[] = []): Promise<Audit<InKafka>> {
    const audit = await connect({
      kafka: this.kafka,
      registry: { url: this.plan.stack.registry.url },
      topic: this.topics.events,
      service: CLIENT_ID,
      tenantId: 'acme',
      schemas,
    });
    this.endings.add(() => audit.close());
    return audit;
  }

  /** A producer that follows no contract. */
  async rawProducer(): Promise<RecordProducer> {
    const producer = await connectProducer(this.kafka, { clientId: 'stranger' });
    this.endings.add(() => producer.close());
    return producer;
  }

  /** @returns the schema's id */
  register(schema: AvroRecord): Promise<number> {
    return this.registry.register(subjectOf(this.topics.events, fullNameOf(schema)), schema);
  }

  async #createTopics(): Promise<void> {
    const { events, rejected, control } = this.topics;
    const { partitions, replicas: replicationFactor } = this.plan;
    const inSync = { 'min.insync.replicas': String(Math.max(1, replicationFactor - 1)) };
    const sized = { ...inSync, 'max.message.bytes': '2097152' };
    const stamped = { ...sized, 'message.timestamp.type': 'LogAppendTime' };
    await this.admin.create({ name: events, partitions, replicationFactor, config: stamped });
    await this.admin.create({ name: rejected, partitions: 1, replicationFactor, config: sized });
    const compacted = { ...inSync, 'cleanup.policy': 'compact' };
    await this.admin.create({ name: control, partitions: 1, replicationFactor, config: compacted });
    // A long run leaves gigabytes behind otherwise.
    this.endings.add(() =>
      this.#unlessKept(() => Promise.all([events, rejected, control].map((name) => this.admin.remove(name)))),
    );
  }

  async #createTables(): Promise<void> {
    const { url, user: username, password, database } = this.tables;
    const writer = connectWriter({ url, username, password, database });
    try {
      await migrate(writer, { database });
    } finally {
      await writer.close();
    }
    for (const statement of PROJECTION_SQL) await execute(this.tables, statement);
    this.endings.add(() => this.#unlessKept(() => execute(this.tables, `DROP DATABASE ${database} SYNC`)));
  }

  /** What cannot be removed because a server is down goes with the servers. */
  async #unlessKept(remove: () => Promise<unknown>): Promise<void> {
    if (!this.#kept) await remove().catch(() => undefined);
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspectValue, readSchemaId, SchemaRegistry } from '@docket/avro';
import {
  ACTION_SCHEMAS,
  actionOfRecord,
  type AvroRecord,
  fullNameOf,
  REDELIVERY_HEADER,
  subjectOf,
} from '@docket/events';
import { connectAdmin, type IncomingRecord, readTopic, type TopicAdmin } from '@docket/kafka';
import { testStack, uniqueName } from '@docket/testing';
import { type Audit, connect, type ConnectOptions, type InKafka } from '../src/index.js';
import { Gate } from '../test/spool/gate.js';

/** An event as the topic has it. */
export interface Published {
  readonly action: string;
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly details: Readonly<Record<string, unknown>>;
  /** Whether ingestion looks if it has the event already. */
  readonly isRedelivery: boolean;
}

/** The installation that a chapter of the guide runs in: a real broker, which can be cut off, and a real registry. */
export class Desk {
  private constructor(
    readonly topic: string,
    /** A directory that outlives the clients of a chapter. */
    readonly directory: string,
    /** Stands between the clients and Kafka. */
    readonly kafka: Gate,
    private readonly admin: TopicAdmin,
    private readonly registry: SchemaRegistry,
    private readonly open: Audit[] = [],
  ) {}

  /** @param own schemas of actions that the contract does not have */
  static async create(own: readonly AvroRecord[] = []): Promise<Desk> {
    const { brokers, registryUrl } = testStack();
    const gate = new Gate(Number(brokers[0]?.split(':')[1]));
    await gate.start();
    const admin = await connectAdmin({ brokers }, { clientId: 'guide' });
    const topic = uniqueName('guide');
    await admin.create({ name: topic, partitions: 3, replicationFactor: 1, config: {} });
    const schemas = [ACTION_SCHEMAS['ticket.status_changed'], ACTION_SCHEMAS['ticket.note_added'], ...own];
    const registry = new SchemaRegistry({ url: registryUrl });
    for (const schema of schemas) await registry.register(subjectOf(topic, fullNameOf(schema)), schema);
    const directory = await mkdtemp(path.join(tmpdir(), 'docket-guide-'));
    return new Desk(topic, directory, gate, admin, registry);
  }

  /** What every service says when it connects. */
  get where(): Pick<ConnectOptions, 'kafka' | 'registry' | 'topic'> {
    const { brokers, registryUrl } = testStack();
    return { kafka: { brokers }, registry: { url: registryUrl }, topic: this.topic };
  }

  async connect(): Promise<Audit<InKafka>> {
    return this.closing(await connect({ ...this.where, service: 'helpdesk', tenantId: 'demo' }));
  }

  /** Closes a client when the chapter ends. */
  closing<A extends Audit>(audit: A): A {
    this.open.push(audit);
    return audit;
  }

  /** What the topic has, each partition in its order. */
  async published(): Promise<Published[]> {
    const records: IncomingRecord[] = [];
    await readTopic({ brokers: testStack().brokers }, { clientId: 'guide', name: this.topic }, (_partition, some) => {
      records.push(...some);
      return Promise.resolve();
    });
    return Promise.all(records.map((record) => this.#read(record)));
  }

  async close(): Promise<void> {
    this.kafka.open();
    for (const audit of this.open) await audit.close();
    await this.admin.remove(this.topic);
    await this.admin.close();
    this.kafka.stop();
    this.registry.close();
    await rm(this.directory, { recursive: true, force: true });
  }

  async #read({ value, headers }: IncomingRecord): Promise<Published> {
    const bytes = value ?? Buffer.alloc(0);
    const schema = (await this.registry.schemaById(readSchemaId(bytes) ?? 0)) as AvroRecord;
    const { envelope, ...details } = inspectValue(schema, bytes).value as { envelope: Record<string, unknown> };
    const action = actionOfRecord(fullNameOf(schema));
    return { action, envelope, details, isRedelivery: headers?.[REDELIVERY_HEADER] !== undefined };
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ACTION_SCHEMAS, type AvroRecord } from '@docket/events';
import { TestTopic } from '@docket/test-topic';
import { testStack } from '@docket/testing';
import { type Audit, connect, type ConnectOptions, type InKafka } from '../src/index.js';
import { Gate } from '../test/spool/gate.js';

/** An event as the topic has it. */
export interface Published {
  readonly action: string;
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The installation that a chapter of the guide runs in: a real broker, which can be cut off, and a real registry. */
export class Desk {
  private constructor(
    private readonly topic: TestTopic,
    /** A directory that outlives the clients of a chapter. */
    readonly directory: string,
    /** Stands between the clients and Kafka. */
    readonly kafka: Gate,
    private readonly open: Audit[] = [],
  ) {}

  /** @param own schemas of actions that the contract does not have */
  static async create(own: readonly AvroRecord[] = []): Promise<Desk> {
    const gate = new Gate(Number(testStack().brokers[0]?.split(':')[1]));
    await gate.start();
    const schemas = [ACTION_SCHEMAS['ticket.status_changed'], ACTION_SCHEMAS['ticket.note_added'], ...own];
    const topic = await TestTopic.create(schemas, { partitions: 3 });
    return new Desk(topic, await mkdtemp(path.join(tmpdir(), 'docket-guide-')), gate);
  }

  /** What every service says when it connects. */
  get where(): Pick<ConnectOptions, 'kafka' | 'registry' | 'topic'> {
    return this.topic.where;
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
    const events = await this.topic.events();
    return events.map(({ action, envelope, ...details }) => ({ action, envelope, details }));
  }

  async close(): Promise<void> {
    this.kafka.open();
    for (const audit of this.open) await audit.close();
    await this.topic.remove();
    this.kafka.stop();
    await rm(this.directory, { recursive: true, force: true });
  }
}

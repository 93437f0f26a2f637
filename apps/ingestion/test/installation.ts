import { type ChildProcess, execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { SchemaRegistry } from '@docket/avro';
import { type ClickHouseWriter, connectWriter, defineQuery, migrate } from '@docket/clickhouse';
import { ACTION_SCHEMAS, fullNameOf, subjectOf, topicNames, type TopicNames } from '@docket/events';
import { connectAdmin, type KafkaSettings, type TopicAdmin } from '@docket/kafka';
import { type Audit, connect, type ConnectOptions, type InKafka } from '@docket/sdk';
import { eventually, testStack, uniqueName } from '@docket/testing';
import { z } from 'zod';

const EVENTS_CONFIG = { 'message.timestamp.type': 'LogAppendTime', 'max.message.bytes': '2097152' };
const MAIN = path.resolve(import.meta.dirname, '../dist/main.js');

/** A whole installation of its own on the shared stack: topics, subjects, database; ingestion as a real process. */
export class Installation {
  /** Each with what it has said so far. */
  readonly #children = new Map<ChildProcess, string>();

  private constructor(
    readonly topics: TopicNames,
    readonly kafka: KafkaSettings,
    readonly admin: TopicAdmin,
    readonly registry: SchemaRegistry,
    readonly writer: ClickHouseWriter,
    readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async create(options: { partitions: number }): Promise<Installation> {
    const stack = testStack();
    const prefix = `${uniqueName('ingest')}.`;
    const topics = topicNames(prefix);
    const kafka = { brokers: stack.brokers };
    const admin = await connectAdmin(kafka, { clientId: 'test' });
    const one = { replicationFactor: 1, partitions: 1, config: {} };
    await admin.create({ ...one, name: topics.events, partitions: options.partitions, config: EVENTS_CONFIG });
    await admin.create({ ...one, name: topics.rejected, config: { 'max.message.bytes': '2097152' } });
    await admin.create({ ...one, name: topics.control, config: { 'cleanup.policy': 'compact' } });
    const registry = new SchemaRegistry({ url: stack.registryUrl });
    for (const schema of Object.values(ACTION_SCHEMAS)) {
      await registry.register(subjectOf(topics.events, fullNameOf(schema)), schema);
    }
    const database = uniqueName('ingest');
    const { url, user: username, password } = stack.clickhouse;
    const writer = connectWriter({ url, username, password, database });
    await migrate(writer, { database });
    return new Installation(topics, kafka, admin, registry, writer, {
      DOCKET_KAFKA_BROKERS: stack.brokers.join(','),
      DOCKET_KAFKA_TOPIC_PREFIX: prefix,
      DOCKET_REGISTRY_URL: stack.registryUrl,
      DOCKET_CLICKHOUSE_URL: url,
      DOCKET_CLICKHOUSE_USER: username,
      DOCKET_CLICKHOUSE_PASSWORD: password,
      DOCKET_CLICKHOUSE_DATABASE: database,
      DOCKET_INGEST_GROUP: prefix,
      DOCKET_INGEST_HTTP_PORT: '0',
    });
  }

  /** Starts an ingestion process and waits until it says that it is ready. */
  async startIngestion(environment: Record<string, string> = {}): Promise<ChildProcess> {
    const child = spawn(process.execPath, [MAIN, '--with-parent'], {
      env: { PATH: process.env['PATH'], ...this.environment, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#children.set(child, '');
    const said = () => this.said(child);
    const note = (chunk: Buffer): void => {
      this.#children.set(child, (said() + chunk.toString()).slice(-20_000));
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    await eventually('ingestion is ready', () => {
      return Promise.resolve(child.exitCode !== null || said().includes('ingestion ready') ? true : undefined);
    });
    if (child.exitCode !== null) throw new Error(`ingestion ended with ${child.exitCode}: ${said()}`);
    return child;
  }

  /** Runs ingestion's `--check-config` to its end. */
  async checkConfig(environment: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
    const env = { PATH: process.env['PATH'], ...this.environment, ...environment };
    return new Promise((resolve) => {
      execFile(process.execPath, [MAIN, '--check-config'], { env }, (error, out, err) => {
        resolve({ code: Number(error?.code ?? 0), out, err });
      });
    });
  }

  /** What an ingestion process has said so far. */
  said(child: ChildProcess): string {
    return this.#children.get(child) ?? '';
  }

  /** Deletes the events topic and makes it anew, empty. */
  async remakeEvents(partitions: number): Promise<void> {
    await this.admin.remove(this.topics.events);
    await eventually('the topic is gone', async () => (await this.admin.topics([this.topics.events])).length === 0);
    await this.admin.create({ name: this.topics.events, partitions, replicationFactor: 1, config: EVENTS_CONFIG });
  }

  /** Where an ingestion process answers operators. */
  operationsUrl(child: ChildProcess): string {
    const url = /metrics and health at (\S+)/.exec(this.said(child))?.[1];
    if (url === undefined) throw new Error('the ingestion process has not said where it answers');
    return url;
  }

  connect(options: Pick<Partial<ConnectOptions>, 'lingerMs' | 'schemas'> = {}): Promise<Audit<InKafka>> {
    const registry = { url: testStack().registryUrl };
    return connect({
      kafka: this.kafka,
      registry,
      topic: this.topics.events,
      service: 'test',
      tenantId: 't1',
      ...options,
    });
  }

  /** One number out of ClickHouse. */
  async number(sql: string): Promise<number> {
    const query = defineQuery({
      name: 'test',
      sql: `SELECT toFloat64((${sql})) AS n`,
      params: z.object({}),
      row: z.object({ n: z.number() }),
    });
    const [row] = await this.writer.query(query, {});
    return row?.n ?? Number.NaN;
  }

  async remove(): Promise<void> {
    for (const child of this.#children.keys()) await end(child, 'SIGKILL');
    for (const topic of Object.values(this.topics) as string[]) await this.admin.remove(topic);
    await this.admin.close();
    await this.writer.command(`DROP DATABASE ${this.writer.database} SYNC`, { inDatabase: false });
    await this.writer.close();
    this.registry.close();
  }
}

/** Sends a signal and waits for the end. @returns the exit code */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return ended;
}

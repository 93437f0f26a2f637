import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectWriter } from '@docket/clickhouse';
import { kafkaConfig, loadConfig } from '@docket/config';
import { topicNames } from '@docket/events';
import { connectAdmin } from '@docket/kafka';
import { testStack, uniqueName } from '@docket/testing';
import { ServiceProcess } from '../src/start/service-process.js';
import { WORKSPACE_ROOT } from '../src/workspace.js';
import { docket } from './run-docket.js';

const NEVER = new AbortController().signal;
const SCRIPTS = {
  ingestion: 'ingestion/dist/main.js',
  ops: 'ingestion/dist/ops/main.js',
  outbox: 'outbox-relay/dist/main.js',
  query: 'query/dist/main.js',
};

/** Topics, schemas and a database of its own on the shared stack, made with the CLI itself. */
export class Installation {
  private readonly services: ServiceProcess[] = [];
  private readonly queries: ServiceProcess[] = [];

  private constructor(
    readonly env: Readonly<Record<string, string>>,
    /** A folder of its own. */
    readonly folder: string,
  ) {}

  /** @param variables in place of those of the shared stack */
  static async create(variables: Readonly<Record<string, string>> = {}): Promise<Installation> {
    const { brokers, registryUrl, clickhouse } = testStack();
    const name = uniqueName('cli');
    const folder = mkdtempSync(path.join(tmpdir(), 'docket-test-'));
    const env = {
      DOCKET_DATA_DIR: folder,
      DOCKET_KAFKA_BROKERS: brokers.join(','),
      DOCKET_KAFKA_TOPIC_PREFIX: `${name}.`,
      DOCKET_REGISTRY_URL: registryUrl,
      DOCKET_CLICKHOUSE_URL: clickhouse.url,
      DOCKET_CLICKHOUSE_USER: clickhouse.user,
      DOCKET_CLICKHOUSE_PASSWORD: clickhouse.password,
      DOCKET_CLICKHOUSE_DATABASE: name,
      DOCKET_INGEST_GROUP: name,
      DOCKET_INGEST_HTTP_PORT: '0',
      DOCKET_OPS_GROUP: `${name}-ops`,
      DOCKET_OPS_HTTP_PORT: '0',
      // Partitions that have stopped are looked at again at once.
      DOCKET_INGEST_LOOK_AGAIN_MS: '300',
      ...variables,
    };
    const installation = new Installation(env, folder);
    for (const args of [['migrate'], ['topics', 'apply'], ['schemas', 'register']]) {
      const { code, err } = await installation.docket(...args);
      if (code !== 0) throw new Error(`docket ${args.join(' ')}: ${err}`);
    }
    return installation;
  }

  docket(...args: string[]) {
    return docket(this.env, ...args);
  }

  /** The same with more variables. */
  docketWith(variables: Readonly<Record<string, string>>, ...args: string[]) {
    return docket({ ...this.env, ...variables }, ...args);
  }

  /** Starts the built ingestion service as a process of its own. */
  async startIngestion(variables: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const ingestion = this.start('ingestion', { ...this.env, ...variables });
    await ingestion.untilReady(() => Promise.resolve(ingestion.output().includes('ingestion ready')), NEVER);
    return ingestion;
  }

  /** Starts the built ops worker as a process of its own. */
  async startOps(variables: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const ops = this.start('ops', { ...this.env, ...variables });
    await ops.untilReady(() => Promise.resolve(ops.output().includes('ops worker ready')), NEVER);
    return ops;
  }

  /** Starts a built outbox relay as a process of its own. */
  async startRelay(variables: Readonly<Record<string, string>>): Promise<ServiceProcess> {
    const relay = this.start('outbox', { ...this.env, DOCKET_OUTBOX_HTTP_PORT: '0', ...variables });
    await relay.untilReady(() => Promise.resolve(relay.output().includes('outbox relay ready')), NEVER);
    return relay;
  }

  /** Starts the built query service, as the user that may only read. @returns its address */
  async startQuery(variables: Readonly<Record<string, string>> = {}): Promise<string> {
    const { readerUser, readerPassword } = testStack().clickhouse;
    const query = this.start('query', {
      ...this.env,
      DOCKET_CLICKHOUSE_USER: readerUser,
      DOCKET_CLICKHOUSE_PASSWORD: readerPassword,
      DOCKET_QUERY_PORT: '0',
      ...variables,
    });
    this.queries.push(query);
    const address = () => /ready on (http:\S+)/.exec(query.output())?.[1];
    await query.untilReady(() => Promise.resolve(address() !== undefined), NEVER);
    return address() ?? '';
  }

  /** Ends the query services that were started last, but for the first. */
  async stopQueries(): Promise<void> {
    await Promise.all(this.queries.splice(1).map((query) => query.stop(20_000)));
  }

  private start(name: keyof typeof SCRIPTS, variables: Readonly<Record<string, string>>): ServiceProcess {
    const service = ServiceProcess.start({
      name,
      script: path.join(WORKSPACE_ROOT, 'apps', SCRIPTS[name]),
      env: { PATH: process.env['PATH'], ...variables },
      logFile: path.join(this.folder, `${name}.log`),
    });
    this.services.push(service);
    return service;
  }

  /** Ends its services and removes everything it made. */
  async remove(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop(20_000)));
    const { clickhouse } = testStack();
    const admin = await connectAdmin(loadConfig(kafkaConfig, this.env), { clientId: 'test' });
    const { events, rejected, control } = topicNames(this.env['DOCKET_KAFKA_TOPIC_PREFIX']);
    for (const topic of [events, rejected, control]) await admin.remove(topic);
    await admin.close();
    const database = this.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '';
    const writer = connectWriter({
      url: clickhouse.url,
      username: clickhouse.user,
      password: clickhouse.password,
      database,
    });
    await writer.command(`DROP DATABASE ${database} SYNC`, { inDatabase: false });
    await writer.close();
    rmSync(this.folder, { recursive: true });
  }
}

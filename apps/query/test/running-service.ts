import { connectWriter, migrate, type ClickHouseWriter } from '@docket/clickhouse';
import { createLogger, startTraces } from '@docket/telemetry';
import { freePort, testStack, type TestStack, uniqueName } from '@docket/testing';
import { type ServerConfig } from '../src/query-parts.js';
import { startServer } from '../src/server.js';
import { eventRowOf, type TestEvent } from './event-rows.js';
import { newKey, storeKey } from './api-keys.js';

type ExportConfig = NonNullable<ServerConfig['query']['exports']>;

/** What exports may take in tests. */
const EXPORTS: ExportConfig = {
  folder: undefined,
  directRows: 5_000,
  rows: 1_000_000,
  bytes: 1 << 30,
  hours: 24,
  jobs: 2,
};

/** An answer of the service. */
export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** Parameters of a request; a list repeats one. */
export type Query = Readonly<Record<string, string | readonly string[]>>;

/** The service over HTTP, as the user that may only read, on a database of its own. */
export interface RunningService {
  readonly url: string;
  readonly writer: ClickHouseWriter;
  store(events: readonly TestEvent[]): Promise<void>;
  /** Text of a new key of the tenant. @param more of its record */
  key(tenantId: string, roles?: readonly string[], more?: Readonly<Record<string, unknown>>): Promise<string>;
  get<T = Record<string, unknown>>(key: string, path: string, query?: Query): Promise<Answer<T>>;
  post<T = Record<string, unknown>>(key: string, path: string, body: unknown): Promise<Answer<T>>;
  /** Asks with any method; with an empty object where there is a body. */
  send<T = Record<string, unknown>>(method: string, key: string, path: string): Promise<Answer<T>>;
  /** Ends the service and starts it anew, at another address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** What is different about a service; else it is as it is without a variable. */
export interface ServiceOptions {
  readonly query?: Partial<ServerConfig['query']>;
  /** They have no folder unless it says so. */
  readonly exports?: Partial<ExportConfig>;
  /** In place of the shared one. */
  readonly clickhouse?: TestStack['clickhouse'] & { readonly database: string };
  /** Where it finds ClickHouse; the server itself without it. */
  readonly readUrl?: string;
  /** Where the console is; its own build without it. */
  readonly consoleFolder?: string;
}

/** Kafka is away: only commands need it. @param tracesUrl where its spans go; none without it */
export async function runningService(
  prefix: string,
  tracesUrl?: string,
  { query, exports, clickhouse, readUrl, consoleFolder }: ServiceOptions = {},
): Promise<RunningService> {
  const { url, user, password, readerUser, readerPassword } = clickhouse ?? testStack().clickhouse;
  const database = clickhouse?.database ?? uniqueName(prefix);
  const writer = connectWriter({ url, username: user, password, database });
  await migrate(writer, { database });
  const log = createLogger({ service: 'query', level: 'silent' });
  const config = {
    clickhouse: { url: readUrl ?? url, username: readerUser, password: readerPassword, database },
    kafka: { brokers: [`127.0.0.1:${await freePort()}`] },
    query: { host: '127.0.0.1', port: 0, exports: { ...EXPORTS, ...exports }, ...query },
    ...(consoleFolder === undefined ? {} : { consoleFolder }),
  };
  const start = async () =>
    startServer(config, log, await startTraces({ url: tracesUrl, ratio: 1 }, { name: 'docket-query', log }));
  let server = await start();
  return {
    get url() {
      return server.url;
    },
    writer,
    store: (events) => writer.insertRows('audit_events', events.map(eventRowOf)),
    key: async (tenantId, roles, more) => {
      const key = newKey(tenantId, roles);
      await storeKey(writer, key.id, { ...key.record, ...more });
      return key.text;
    },
    get: (key, path, query = {}) => get(`${server.url}${path}`, key, query),
    post: (key, path, body) => post(`${server.url}${path}`, key, body),
    send: (method, key, path) => send(method, `${server.url}${path}`, key),
    restart: async () => {
      await server.close();
      server = await start();
    },
    stop: async () => {
      await server.close();
      await writer.command(`DROP DATABASE \`${database}\``, { inDatabase: false });
      await writer.close();
    },
  };
}

async function get<T>(address: string, key: string, query: Query): Promise<Answer<T>> {
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    (typeof values === 'string' ? [values] : values).map((value): [string, string] => [name, value]),
  );
  const search = new URLSearchParams(pairs).toString();
  const headers: Record<string, string> = key === '' ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(search === '' ? address : `${address}?${search}`, { headers });
  return answerOf(response);
}

async function send<T>(method: string, address: string, key: string): Promise<Answer<T>> {
  const hasBody = method === 'POST' || method === 'PUT';
  const headers = {
    authorization: `Bearer ${key}`,
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
  };
  return answerOf(await fetch(address, { method, headers, ...(hasBody ? { body: '{}' } : {}) }));
}

/** What is no JSON is the text itself. */
async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  const isJson = /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
}

async function post<T>(address: string, key: string, body: unknown): Promise<Answer<T>> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  return answerOf(response);
}

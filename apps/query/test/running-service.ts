import { connectWriter, migrate, type ClickHouseWriter } from '@docket/clickhouse';
import { createLogger, startTraces } from '@docket/telemetry';
import { freePort, testStack, type TestStack, uniqueName } from '@docket/testing';
import { type ServerConfig } from '../src/query-parts.js';
import { startServer } from '../src/server.js';
import { eventRowOf, type TestEvent } from './event-rows.js';
import { newKey, storeKey } from './api-keys.js';

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
  send(method: string, key: string, path: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** What is different about a service; else it is as it is without a variable. */
export interface ServiceOptions {
  readonly query?: Partial<ServerConfig['query']>;
  /** In place of the shared one. */
  readonly clickhouse?: TestStack['clickhouse'] & { readonly database: string };
}

/** Kafka is away: only commands need it. @param tracesUrl where its spans go; none without it */
export async function runningService(
  prefix: string,
  tracesUrl?: string,
  { query, clickhouse }: ServiceOptions = {},
): Promise<RunningService> {
  const { url, user, password, readerUser, readerPassword } = clickhouse ?? testStack().clickhouse;
  const database = clickhouse?.database ?? uniqueName(prefix);
  const writer = connectWriter({ url, username: user, password, database });
  await migrate(writer, { database });
  const log = createLogger({ service: 'query', level: 'silent' });
  const server = await startServer(
    {
      clickhouse: { url, username: readerUser, password: readerPassword, database },
      kafka: { brokers: [`127.0.0.1:${await freePort()}`] },
      query: { host: '127.0.0.1', port: 0, ...query },
    },
    log,
    await startTraces({ url: tracesUrl, ratio: 1 }, { name: 'docket-query', log }),
  );
  return {
    url: server.url,
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

async function send(method: string, address: string, key: string): Promise<Answer> {
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
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
}

async function post<T>(address: string, key: string, body: unknown): Promise<Answer<T>> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  return answerOf(response);
}

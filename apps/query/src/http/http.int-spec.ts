import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '@docket/telemetry';
import { freePort, testStack } from '@docket/testing';
import { newKey } from '../../test/api-keys.js';
import { tiedEvents } from '../../test/event-rows.js';
import { type Answer, type Query, runningService, type RunningService } from '../../test/running-service.js';
import { FILTERS } from '../events/event-filter.js';
import { startServer } from '../server.js';

const INJECTIONS = [
  "' OR '1'='1",
  "'; DROP TABLE audit_events; --",
  '\\',
  "\\' OR 1=1 --",
  '{tenant_id: String}',
  '%27%20OR%201=1',
  'a\0b',
  '\u0000',
  '\r\nSet-Cookie: x=1',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '=1+1',
  '__proto__',
  'constructor',
  '😀'.repeat(40),
  '\ud800',
  '9'.repeat(200),
  '-1',
  '1e309',
  'NaN',
  'null',
  '[]',
];
/** What a browser would send. */
const wellFormed = (text: string) => Buffer.from(text).toString();
/** Of maps a key, and a value under a harmless one. */
const FILTER_NAMES = Object.keys(FILTERS).flatMap((name) =>
  name === 'label' || name === 'detail' ? [`${name}.k`] : [name],
);
const PARAMETERS = {
  '/v1/events': [...FILTER_NAMES, 'order', 'clock', 'at', 'count', 'limit', 'cursor'],
  '/v1/changes': ['query', 'after', 'clock', 'limit'],
  '/v1/fields/channel/values': ['prefix', 'limit'],
  '/v1/tickets/T-1/timeline': ['action', 'actor', 'department', 'from', 'to', 'limit', 'cursor'],
  '/v1/aggregates': ['group_by', 'bucket', 'tz', 'limit', 'action', 'actor', 'department', 'ticket', 'from', 'to'],
};

describe('HTTP', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    // Addresses are those of the API alone.
    service = await runningService('http', undefined, { consoleFolder: '/nowhere' });
    await service.store([...tiedEvents('mine', 60), ...tiedEvents('theirs', 60)]);
    key = await service.key('mine');
  });
  afterAll(async () => {
    await service.stop();
  });

  it.each(Object.entries(PARAMETERS))('%s is unmoved by hostile text in any parameter', async (route, names) => {
    const expectUnmoved = async (name: string, text: string) => {
      const answer = await service.get(key, route, { [name]: text });
      expect([name, text, [200, 400, 422].includes(answer.status), answer.status]).toEqual([
        name,
        text,
        true,
        answer.status,
      ]);
      expect(JSON.stringify(answer.body)).not.toMatch(/theirs|DB::Exception|ClickHouse|node_modules/);
      expect(answer.headers.get('set-cookie')).toBeNull();
    };
    for (const name of names) await Promise.all(INJECTIONS.map((text) => expectUnmoved(name, text)));
    expect(
      (await service.get<{ rows: { count: number }[] }>(key, '/v1/aggregates')).body.rows[0]?.count,
    ).toBeGreaterThan(0);
  });

  it('is unmoved by hostile text in the keys of maps, negated values and the query language', async () => {
    for (const text of INJECTIONS) {
      const quoted = text.replaceAll(/[\\"]/g, String.raw`\$&`);
      const queries: Query[] = [
        { [`label.${text}`]: text },
        { [`detail.${text}`]: `!${text}` },
        { actor: `!${text}`, ticket: [text, `\\${text}`] },
        { query: `actor:"${quoted}" -label.k:"${quoted}" "${quoted}"` },
        { query: `label.${text}:x` },
        { query: `${text}:x` },
      ];
      const answers = await Promise.all(queries.map((query) => service.get(key, '/v1/events', query)));
      for (const [n, { status, body }] of answers.entries()) {
        expect([queries[n], [200, 400].includes(status)]).toEqual([queries[n], true]);
        expect(JSON.stringify(body)).not.toMatch(/theirs|DB::Exception|ClickHouse|node_modules/);
      }
    }
  });

  it('is unmoved by hostile paths', async () => {
    for (const text of INJECTIONS) {
      for (const route of [
        `/v1/tickets/${encodeURIComponent(wellFormed(text))}/timeline`,
        `/v1/events/${encodeURIComponent(wellFormed(text))}`,
        `/v1/fields/${encodeURIComponent(wellFormed(text))}/values`,
        `/v1/fields/label.${encodeURIComponent(wellFormed(text))}/values`,
      ]) {
        const answer = await service.get(key, route);
        expect([route, [200, 400, 404].includes(answer.status)]).toEqual([route, true]);
        expect(JSON.stringify(answer.body)).not.toMatch(/theirs|DB::Exception/);
      }
    }
  });

  const wrong: [string, Query, string, string][] = [
    ['an unknown parameter', { acton: 'x' }, 'acton', 'did you mean action?'],
    ['one like no other', { zzzzzzzz: 'x' }, 'zzzzzzzz', 'there are action, actor'],
    ['a PHP list', { 'action[]': 'ticket.*' }, 'action[]', 'did you mean action?'],
    ['an empty value', { actor: '' }, 'actor', 'must not be empty'],
    ['an id that is too long', { ticket: 'ř'.repeat(129) }, 'ticket', 'at most 256 bytes'],
    ['a limit of none', { limit: '0' }, 'limit', 'from 1 to 1000'],
    ['a limit too high', { limit: '1001' }, 'limit', 'from 1 to 1000'],
    ['a limit in words', { limit: 'ten' }, 'limit', 'whole number'],
    ['two limits', { limit: ['1', '2'] }, 'limit', 'more than once'],
    ['a time without zone', { from: '2026-01-01T00:00:00' }, 'from', 'with zone'],
    ['a date that is none', { to: '2026-02-30' }, 'to', 'must be a date'],
    ['a time out of range', { from: '1969-12-31' }, 'from', 'from 1970-01-01 to 2200-01-01'],
    ['a range of nothing', { from: '2026-01-02', to: '2026-01-02' }, 'to', 'after from'],
    ['an action that is none', { action: 'Ticket.Created' }, 'action', 'must be an action'],
    ['all categories', { action: '*.*' }, 'action', 'must be an action'],
    ['too many values', { actor: Array.from({ length: 101 }, (_, n) => `a${n}`) }, 'actor', 'more than 100 times'],
    ['a cursor of somebody’s own', { cursor: 'abc' }, 'cursor', 'is not a cursor'],
  ];
  it.each(wrong)('refuses %s by name', async (_, query, parameter, detail) => {
    const answer = await service.get(key, '/v1/events', query);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer).toMatchObject({
      status: 400,
      body: {
        type: 'urn:docket:problem:invalid-parameter',
        title: 'Invalid parameter',
        status: 400,
        parameter,
        detail: expect.stringContaining(detail),
      },
    });
  });

  it('tells all that is wrong at once', async () => {
    const { body } = await service.get<{ errors: { parameter: string }[] }>(key, '/v1/events', {
      limit: 'x',
      from: 'y',
      nope: 'z',
    });
    expect(body.errors.map(({ parameter }) => parameter).sort()).toEqual(['from', 'limit', 'nope']);
  });

  const raw = async (method: string, path: string, body?: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${service.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type') ?? '', text };
  };
  const requests: [string, string, string | undefined, Record<string, string>, number][] = [
    ['GET', '/v1/nope', undefined, {}, 404],
    ['GET', '/', undefined, {}, 404],
    ['POST', '/v1/events', '{}', { 'content-type': 'application/json' }, 404],
    ['DELETE', '/v1/events', undefined, {}, 404],
    ['POST', '/v1/events', '{', { 'content-type': 'application/json' }, 400],
    ['POST', '/v1/events', 'x'.repeat(100_000), { 'content-type': 'application/json' }, 413],
    ['GET', '/v1/events/%zz', undefined, {}, 400],
    ['GET', `/v1/tickets/${'x'.repeat(5000)}/timeline`, undefined, {}, 414],
    ['GET', `/v1/events?actor=${'x'.repeat(20_000)}`, undefined, {}, 431],
    ['GET', '/v1/events', undefined, { 'x-long': 'x'.repeat(20_000) }, 431],
  ];
  it.each(requests)('answers %s %.40s with a problem', async (method, path, body, headers, status) => {
    const answer = await raw(method, path, body, headers);
    expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
    expect(answer.type).toMatch(/^application\/problem\+json/);
    const problem = JSON.parse(answer.text) as Record<string, unknown>;
    expect(problem).toMatchObject({
      status,
      type: expect.stringMatching(/^urn:docket:problem:/),
      detail: expect.any(String),
    });
    expect(answer.text).not.toMatch(/\bat .*\.(js|ts):\d+/);
  });

  it('answers what is no HTTP with a problem', async () => {
    const { port } = new URL(service.url);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = net.connect(Number(port), '127.0.0.1', () => socket.write('HELLO\r\n\r\n'));
      let received = '';
      socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
      socket.on('end', () => {
        resolve(received);
      });
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain('application/problem+json');
  });

  it('sends security headers with every answer', async () => {
    for (const path of ['/v1/events', '/v1/nope', '/docs', '/health/live', '/docs/openapi.json']) {
      const { headers } = await fetch(`${service.url}${path}`);
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('serves its documentation without a request to elsewhere', async () => {
    const page = await (await fetch(`${service.url}/docs`)).text();
    const links = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      expect(link).toMatch(/^\/docs\//);
      expect((await fetch(`${service.url}${link}`)).status).toBe(200);
    }
    expect(page).not.toMatch(/<script>|<style|style=|onload=/);
    for (const file of ['package.json', 'constructor', '..%2fpackage.json', '__proto__']) {
      expect((await fetch(`${service.url}/docs/${file}`)).status).toBe(404);
    }
  });

  it('answers every example of its documentation', async () => {
    const document = (await (await fetch(`${service.url}/docs/openapi.json`)).json()) as OpenApi;
    expect(document.openapi).toBe('3.1.0');
    const paths = Object.entries(document.paths);
    expect(paths.map(([path]) => path).sort()).toEqual([
      '/v1/agents/{id}/timeline',
      '/v1/aggregates',
      '/v1/changes',
      '/v1/commands/{id}',
      '/v1/events',
      '/v1/events/export',
      '/v1/events/stream',
      '/v1/events/{id}',
      '/v1/exports',
      '/v1/exports/{id}',
      '/v1/exports/{id}/file',
      '/v1/fields',
      '/v1/fields/{name}/values',
      '/v1/freshness',
      '/v1/keys',
      '/v1/keys/{id}/revoke',
      '/v1/lag',
      '/v1/me',
      '/v1/producers',
      '/v1/projections',
      '/v1/projections/{name}',
      '/v1/projections/{name}/cleanup',
      '/v1/projections/{name}/revert',
      '/v1/rejections',
      '/v1/rejections/retry',
      '/v1/rejections/{id}',
      '/v1/rejections/{id}/correct',
      '/v1/replays',
      '/v1/replays/{id}',
      '/v1/replays/{id}/abort',
      '/v1/reports/activity',
      '/v1/reports/agents',
      '/v1/reports/quality',
      '/v1/reports/security',
      '/v1/reports/sla',
      '/v1/reports/time',
      '/v1/reviews',
      '/v1/reviews/{ticket}',
      '/v1/schemas',
      '/v1/sla-policies',
      '/v1/sla-policies/{id}',
      '/v1/tickets/{id}/timeline',
      '/v1/views',
      '/v1/views/{id}',
    ]);
    const admin = await service.key('mine', ['admin']);
    for (const [path, { get }] of paths) {
      // A stream does not end, and a file is no JSON; they have tests of their own.
      if (!get || path === '/v1/events/stream' || path === '/v1/events/export') continue;
      const query: Record<string, string[]> = {};
      let address = path;
      for (const { name, in: place, example } of get.parameters) {
        if (example === undefined) continue;
        if (place === 'path') address = address.replace(`{${name}}`, encodeURIComponent(example.toString()));
        if (place !== 'query') continue;
        // One parameter for many names, as those of labels.
        const isByName = typeof example === 'object' && !Array.isArray(example);
        Object.assign(query, isByName ? example : { [name]: [example].flat() });
      }
      const answer: Answer = await service.get(admin, address, query);
      // Ids of examples are those of nothing that is there.
      expect([path, answer.status]).toEqual([path, /\/\{id\}(\/file)?$/.test(path) ? 404 : 200]);
    }
  });

  it('is live and ready', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      const response = await fetch(`${service.url}${path}`);
      expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    }
  });

  it('serves many clients at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => service.get(key, '/v1/events', { limit: '5' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

/** Not contacted for reads. */
const NOWHERE = { brokers: ['127.0.0.1:1'] };

describe('HTTP without ClickHouse', () => {
  it('says so, is live and not ready', async () => {
    const server = await startServer(
      {
        clickhouse: { url: `http://127.0.0.1:${await freePort()}`, username: 'x', database: 'x' },
        kafka: NOWHERE,
        query: { host: '127.0.0.1', port: 0 },
      },
      createLogger({ service: 'query', level: 'silent' }),
    );
    const authorization = `Bearer ${newKey('mine').text}`;
    const answer = await fetch(`${server.url}/v1/events`, { headers: { authorization } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect([answer.status, await answer.json()]).toEqual([
      503,
      {
        type: 'urn:docket:problem:unavailable',
        title: 'Temporarily unavailable',
        status: 503,
        detail: 'The store of the audit log does not answer at the moment; try again.',
      },
    ]);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
    await server.close();
  });

  it('is not ready on a database without tables', async () => {
    const { url, readerUser, readerPassword } = testStack().clickhouse;
    const server = await startServer(
      {
        clickhouse: { url, username: readerUser, password: readerPassword, database: 'docket_nowhere' },
        kafka: NOWHERE,
        query: { host: '127.0.0.1', port: 0 },
      },
      createLogger({ service: 'query', level: 'silent' }),
    );
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
    await server.close();
  });
});

interface OpenApi {
  openapi: string;
  paths: Record<string, { get?: { parameters: { name: string; in: string; example?: string | string[] }[] } }>;
}

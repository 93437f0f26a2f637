import net from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, testStack } from '@docket/testing';
import { type GatewayServer } from '../src/server.js';
import { KafkaValve } from './kafka-valve.js';
import { Installation } from './installation.js';
import { post, view } from './post.js';

/** A connection that is written to by hand. */
interface Raw {
  readonly socket: net.Socket;
  /** What came so far. */
  readonly text: () => string;
  readonly closed: Promise<void>;
}

function raw(url: string): Raw {
  let text = '';
  const socket = net.connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) =>
    socket.on('close', () => {
      resolve();
    }),
  );
  return { socket, text: () => text, closed };
}

const AT = '2026-03-01T09:30:00Z';

describe('limits of the gateway', () => {
  let valve: KafkaValve;
  let at: Installation;
  let key: string;
  let server: GatewayServer;
  let open: Raw[] = [];
  beforeAll(async () => {
    valve = await KafkaValve.install(testStack().brokers);
    at = await Installation.create();
    key = (await at.key('acme')).text;
  });
  afterEach(async () => {
    for (const { socket } of open) socket.destroy();
    open = [];
    valve.open();
    await server.close();
  });
  afterAll(async () => {
    await at.remove();
    valve.remove();
  });

  const connect = (): Raw => {
    const made = raw(server.url);
    open.push(made);
    return made;
  };
  const head = (bytes: number): string =>
    `POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n`;

  it('answers clients that are too slow, and ends their connections', async () => {
    server = await at.ready({ DOCKET_GATEWAY_BODY_MS: '700' });
    const since = performance.now();
    const halfHead = connect();
    halfHead.socket.write('POST /v1/events HTTP/1.1\r\nHost:');
    const halfBody = connect();
    halfBody.socket.write(`${head(100)}{"action":`);
    await Promise.all([halfHead.closed, halfBody.closed]);
    for (const { text } of [halfHead, halfBody]) {
      expect(text()).toMatch(/^HTTP\/1\.1 408 /);
      expect(text()).toContain('urn:docket:problem:request-timeout');
    }
    expect(performance.now() - since).toBeLessThan(5_000);
    expect((await post(server.url, view(), { key })).status).toBe(202);
  });

  it('answers at once what is announced as too large, and ends the connection soon', async () => {
    server = await at.ready();
    const client = connect();
    client.socket.write(head(100_000_000));
    client.socket.write('x'.repeat(1_000));
    await eventually('the answer is there', () => client.text().includes('too-large'), { timeoutMs: 1_500 });
    const since = performance.now();
    await client.closed;
    expect(performance.now() - since).toBeLessThan(4_000);
  });

  it('has only so many connections', async () => {
    server = await at.ready({ DOCKET_GATEWAY_CONNECTIONS: '8' });
    const clients = Array.from({ length: 20 }, () => connect());
    await eventually('those too many are closed', () => clients.filter(({ socket }) => socket.closed).length >= 12);
    for (const { socket } of clients) socket.destroy();
    await eventually('there is room again', async () => (await post(server.url, view(), { key })).status === 202);
  });

  it('holds only so many bytes of all requests together', async () => {
    server = await at.ready({ DOCKET_GATEWAY_MEMORY_BYTES: String(1024 * 1024) });
    const slow = connect();
    slow.socket.write(head(900_000));
    slow.socket.write(`[${' '.repeat(700_000)}`);
    const held = async (): Promise<number> =>
      Number(/^docket_gateway_held_bytes (\d+)/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1]);
    await eventually('its bytes are held', async () => (await held()) > 700_000);
    const other = await post(server.url, `[${' '.repeat(700_000)}]`, { key });
    expect([other.status, other.headers.get('retry-after'), other.body.detail]).toEqual([
      503,
      '1',
      expect.stringContaining('nothing was taken'),
    ]);
    expect((await post(server.url, view(), { key })).status).toBe(202);
    slow.socket.destroy();
    await eventually('its bytes are given back', async () => (await held()) === 0);
    expect((await post(server.url, `[${' '.repeat(400_000)}]`, { key })).status).toBe(202);
  });

  it('takes only so many events of each key', async () => {
    server = await at.ready({ DOCKET_GATEWAY_EVENTS_PER_SECOND: '20' });
    const other = (await at.key('acme')).text;
    await eventually(
      'the key is in force',
      async () => (await post(server.url, view(), { key: other })).status === 202,
    );
    expect((await post(server.url, Array(50).fill(view()), { key })).status).toBe(202);
    const answer = await post(server.url, view(), { key });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2']);
    expect(answer.body.detail).toContain('20 events per second');
    expect((await post(server.url, view(), { key: other })).status).toBe(202);
    await eventually('its debt is paid off', async () => (await post(server.url, view(), { key })).status === 202, {
      timeoutMs: 4_000,
    });
  });

  it('says which events Kafka has not confirmed, and has them once for everybody when they are sent again', async () => {
    server = await at.ready({ DOCKET_GATEWAY_CONFIRM_MS: '300' });
    valve.shut();
    const events = [
      view({ occurred_at: AT, request_id: 'slow' }),
      { action: 'x.y', actor: {} },
      view({ request_id: 'new' }),
    ];
    const headers = { 'idempotency-key': 'slow' };
    const unsure = await post(server.url, events.slice(0, 2), { key, headers });
    const fresh = await post(server.url, events[2], { key });
    expect([unsure.status, unsure.headers.get('retry-after')]).toEqual([503, '5']);
    expect(unsure.body).toMatchObject({
      accepted: 0,
      refused: 1,
      unknown: 1,
      events: [
        { status: 'unknown', event_id: expect.any(String), occurred_at: AT },
        { status: 'refused', field: 'occurred_at' },
      ],
    });
    valve.open();
    const again = await eventually('Kafka confirms', async () => {
      const answer = await post(server.url, events[0], { key, headers });
      return answer.status === 202 ? answer : undefined;
    });
    const [id] = [unsure, again].map(({ body }) => body.events?.[0]?.event_id);
    expect(again.body.events?.[0]?.event_id).toBe(id);
    // What had no id is told one, with which it can be sent again.
    const { event_id, occurred_at } = fresh.body.events?.[0] ?? {};
    expect(await post(server.url, view({ request_id: 'new', event_id, occurred_at }), { key })).toMatchObject({
      status: 202,
    });
    const stored = await at.events();
    const of = (request: string) => stored.filter(({ envelope }) => envelope['request_id'] === request);
    expect(new Set(of('slow').map(({ envelope, key: place }) => `${String(envelope['event_id'])} ${place}`)).size).toBe(
      1,
    );
    expect(
      new Set(of('new').map(({ envelope }) => JSON.stringify([envelope['event_id'], envelope['occurred_at']]))).size,
    ).toBe(1);
  });

  it('takes no more than it can keep until Kafka has it, and nothing behind what it did not take', async () => {
    server = await at.ready({ DOCKET_GATEWAY_CONFIRM_MS: '200', DOCKET_GATEWAY_BUFFER_BYTES: String(1024 * 1024) });
    valve.shut();
    const events = Array.from({ length: 200 }, () =>
      view({ occurred_at: AT, reason: 'r'.repeat(2_000), user_agent: 'u'.repeat(2_000) }),
    );
    const first = await post(server.url, events, { key, headers: { 'idempotency-key': 'a' } });
    const second = await post(server.url, events, { key, headers: { 'idempotency-key': 'b' } });
    expect([first.status, first.body.unknown]).toEqual([503, 200]);
    expect(second.status).toBe(503);
    const statuses = second.body.events?.map(({ status }) => status) ?? [];
    const full = statuses.indexOf('not_sent');
    expect(full).toBeGreaterThan(0);
    expect(new Set(statuses.slice(0, full))).toEqual(new Set(['unknown']));
    expect(new Set(statuses.slice(full))).toEqual(new Set(['not_sent']));
    valve.open();
    await eventually('there is room again', async () => {
      return (await post(server.url, events, { key, headers: { 'idempotency-key': 'b' } })).status === 202;
    });
  });
});

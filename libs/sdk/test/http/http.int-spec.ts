import { type AddressInfo } from 'node:net';
import http, { type Server } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express, { type Request } from 'express';
import fastify, { type FastifyRequest } from 'fastify';
import { ACTION_SCHEMAS } from '@docket/events';
import { type PublishedEvent, TestTopic } from '@docket/test-topic';
import { auditContext as expressContext } from '../../src/express/index.js';
import { auditContext as fastifyContext } from '../../src/fastify/index.js';
import { type Audit, connect } from '../../src/index.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

interface SignedIn {
  user?: string;
}

// The same small service twice. Its domain knows nothing of requests; who acts is known after the middleware of Docket.
describe.each([
  ['Express', serveWithExpress],
  ['Fastify', serveWithFastify],
])('%s', (_, serve) => {
  let topic: TestTopic;
  let audit: Audit;
  let service: Service;

  beforeAll(async () => {
    topic = await TestTopic.create([ACTION_SCHEMAS['ticket.message_added'], ACTION_SCHEMAS['ticket.other']]);
    audit = await connect({ ...topic.where, service: 'test', tenantId: 't1', lingerMs: 0 });
    service = await serve(async (ticket, text) => {
      await new Promise(setImmediate);
      const { event_id } = await audit.emit('ticket.message_added', {
        ticket_id: ticket,
        details: { direction: 'OUT', length: text.length },
      });
      return event_id;
    });
  });
  afterAll(async () => {
    await service.close();
    await audit.close();
    await topic.remove();
  });

  async function post(ticket: string, user: string, headers: Record<string, string> = {}): Promise<PublishedEvent> {
    const eventId = await answerOf(ticket, user, headers);
    return (await published([eventId]))[0] as PublishedEvent;
  }

  async function answerOf(ticket: string, user: string, headers: Record<string, string> = {}): Promise<string> {
    const response = await fetch(`${service.url}/tickets/${ticket}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close', 'x-user': user, ...headers },
      body: JSON.stringify({ text: 'hello' }),
    });
    return ((await response.json()) as { event_id: string }).event_id;
  }

  async function published(ids: readonly string[]): Promise<PublishedEvent[]> {
    const events = new Map((await topic.events()).map((event) => [event.envelope['event_id'], event]));
    return ids.map((id) => events.get(id) as PublishedEvent);
  }

  it('says in each event who acted, in which request, from where', async () => {
    const headers = {
      'user-agent': 'a browser',
      'x-request-id': 'r-1',
      traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
    };
    const { envelope } = await post('T-1', 'ada', headers);
    expect(envelope).toMatchObject({
      actor: { type: 'AGENT', id: 'ada' },
      ticket_id: 'T-1',
      channel: 'web',
      session_id: 'session of ada',
      request_id: 'r-1',
      trace_id: TRACE,
      user_agent: 'a browser',
      tenant_id: 't1',
    });
    expect(envelope['ip']).toMatch(/127\.0\.0\.1$/);
  });

  it('keeps the context while a body comes later than its request', async () => {
    const headers = {
      'content-type': 'application/json',
      'x-user': 'late',
      expect: '100-continue',
      connection: 'close',
    };
    const request = http.request(`${service.url}/tickets/T-1`, { method: 'POST', headers });
    // The server says so when it has the request, before any of the body.
    request.on('continue', () => request.end('{"text":"hello"}'));
    request.flushHeaders();
    const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
      request.on('response', resolve).on('error', reject);
    });
    const { event_id } = JSON.parse(await textOf(answer)) as { event_id: string };
    expect((await published([event_id]))[0]?.envelope).toMatchObject({ actor: { id: 'late' }, channel: 'web' });
  });

  it('takes the address behind a proxy from the framework, which was told whom to trust', async () => {
    const { envelope } = await post('T-1', 'ada', { 'x-forwarded-for': '203.0.113.9' });
    expect(envelope['ip']).toBe('203.0.113.9');
  });

  it('keeps requests apart that run at the same time', async () => {
    const users = Array.from({ length: 20 }, (_, index) => `agent-${index}`);
    const events = await published(await Promise.all(users.map((user) => answerOf(`T-${user}`, user))));
    expect(events.map(({ envelope }) => (envelope['actor'] as { id: string }).id)).toEqual(users);
    expect(new Set(events.map(({ envelope }) => envelope['request_id'])).size).toBe(users.length);
  });

  it('has no context outside of requests', async () => {
    await expect(audit.emit('ticket.other', { details: { name: 'x' } })).rejects.toThrow(/actor/);
  });
});

interface Service {
  readonly url: string;
  close(): Promise<void>;
}
type AddMessage = (ticket: string, text: string) => Promise<string>;

const actorOf = ({ user }: SignedIn) => (user === undefined ? undefined : ({ type: 'AGENT', id: user } as const));

async function serveWithExpress(add: AddMessage): Promise<Service> {
  const app = express();
  app.set('trust proxy', 'loopback');
  app.use(
    expressContext({
      actor: (request: Request & SignedIn) => actorOf(request),
      session: (request) => `session of ${String(request.headers['x-user'])}`,
      context: () => ({ channel: 'web' }),
    }),
  );
  app.use((request: Request & SignedIn, _response, next) => {
    request.user = request.get('x-user') ?? '';
    next();
  });
  app.use(express.json());
  app.post('/tickets/:id', async (request, response) => {
    const { text } = request.body as { text: string };
    response.json({ event_id: await add(request.params.id, text) });
  });
  const server = await new Promise<Server>((resolve) => {
    const started = app.listen(0, '127.0.0.1', () => {
      resolve(started);
    });
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  };
}

async function serveWithFastify(add: AddMessage): Promise<Service> {
  const app = fastify({ trustProxy: 'loopback' });
  await app.register(fastifyContext, {
    actor: (request: FastifyRequest & SignedIn) => actorOf(request),
    session: (request: FastifyRequest) => `session of ${String(request.headers['x-user'])}`,
    context: () => ({ channel: 'web' }),
  });
  app.addHook('preHandler', async (request: FastifyRequest & SignedIn) => {
    await Promise.resolve();
    request.user = String(request.headers['x-user']);
  });
  app.post<{ Params: { id: string }; Body: { text: string } }>('/tickets/:id', async (request) => ({
    event_id: await add(request.params.id, request.body.text),
  }));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, close: () => app.close() };
}

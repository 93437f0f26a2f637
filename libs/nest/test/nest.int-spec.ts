import 'reflect-metadata';
import { type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientProxyFactory, type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import { ACTION_SCHEMAS } from '@docket/events';
import { Audit, ClosedError, InvalidEventError } from '@docket/sdk';
import { type PublishedEvent, TestTopic } from '@docket/test-topic';
import { freePort } from '@docket/testing';
import { DocketHealth, DocketModule, type DocketModuleOptions } from '../src/index.js';
import { MessagesController, ScopedController, Tickets, TicketsController } from './service.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const ACTIONS = [
  'ticket.created',
  'ticket.status_changed',
  'ticket.priority_changed',
  'ticket.note_added',
  'ticket.tags_changed',
  'ticket.system_message_added',
  'user.viewed_ticket',
  'user.data_exported',
] as const;

let topic: TestTopic;
beforeAll(async () => {
  topic = await TestTopic.create(ACTIONS.map((action) => ACTION_SCHEMAS[action]));
});
afterAll(() => topic.remove());

/** What could not be recorded, and reached nobody else. */
const unrecorded: unknown[] = [];
beforeEach(() => {
  unrecorded.length = 0;
});

const connectOptions = () => ({ ...topic.where, service: 'test', tenantId: 't1', lingerMs: 0 });

function options(): DocketModuleOptions {
  return {
    connect: connectOptions(),
    actor: ({ user }) => (typeof user === 'string' ? { type: 'AGENT', id: user } : undefined),
    session: ({ user }) => `session of ${String(user)}`,
    context: (handled) =>
      handled.getType() === 'http'
        ? { channel: 'web' }
        : { channel: 'queue', actor: { type: 'SYSTEM', id: 'scheduler' } },
    onUnrecorded: (error) => unrecorded.push(error),
  };
}

@Module({
  imports: [DocketModule.forRootAsync({ useFactory: () => options() })],
  controllers: [TicketsController, ScopedController, MessagesController],
  providers: [Tickets],
})
class ServiceModule {}

async function eventsOf(requestId: string): Promise<PublishedEvent[]> {
  return (await topic.events()).filter(({ envelope }) => envelope['request_id'] === requestId);
}

describe.each([
  ['Express', () => new ExpressAdapter()],
  ['Fastify', () => new FastifyAdapter({ trustProxy: 'loopback' })],
])('a Nest service on %s', (name, adapter) => {
  let app: INestApplication;
  let url: string;
  let requests = 0;

  beforeAll(async () => {
    app = await NestFactory.create(ServiceModule, adapter(), { logger: false, abortOnError: false });
    if (name === 'Express') (app as NestExpressApplication).set('trust proxy', 'loopback');
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());

  async function request(method: string, path: string, body?: unknown) {
    const id = `${name}-${(requests += 1)}`;
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        connection: 'close',
        'x-user': 'ada',
        'x-request-id': id,
        'user-agent': 'a browser',
        'x-forwarded-for': '203.0.113.9',
        traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { id, status: response.status, text: await response.text() };
  }

  it('tells what a handler did, with everything that is known of the request, before it answers', async () => {
    const { id, status } = await request('POST', '/tickets', { id: 'T-1' });
    expect(status).toBe(202);
    const [event, ...others] = await eventsOf(id);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ status: 'New', status_category: 'NEW' });
    expect(event?.envelope).toMatchObject({
      actor: { type: 'AGENT', id: 'ada' },
      ticket_id: 'T-1',
      channel: 'web',
      session_id: 'session of ada',
      trace_id: TRACE,
      ip: '203.0.113.9',
      user_agent: 'a browser',
      outcome: 'SUCCESS',
      tenant_id: 't1',
    });
  });

  it('tells what a provider did that knows nothing of the request', async () => {
    const { id } = await request('POST', '/tickets/T-2/status', { from: 'New', to: 'Open' });
    const [event] = await eventsOf(id);
    expect(event).toMatchObject({ from: 'New', to: 'Open', envelope: { ticket_id: 'T-2', actor: { id: 'ada' } } });
  });

  it('injects the client, whose events take from the context too', async () => {
    const { id } = await request('POST', '/tickets/T-3/note');
    expect((await eventsOf(id))[0]?.envelope).toMatchObject({ ticket_id: 'T-3', actor: { id: 'ada' } });
  });

  it('tells nothing when there is nothing to tell', async () => {
    const told = await request('GET', '/tickets/T-4');
    const quiet = await request('GET', '/tickets/quiet');
    expect([told.status, quiet.status]).toEqual([200, 200]);
    expect(await eventsOf(told.id)).toHaveLength(1);
    expect(await eventsOf(quiet.id)).toEqual([]);
  });

  it.each([
    ['forbidden', 403, 'DENIED', 'only leads may do that'],
    ['broken', 500, 'FAILURE', 'the database is away'],
  ])('tells of a call that failed when asked to: %s', async (to, status, outcome, reason) => {
    const answer = await request('POST', '/tickets/T-5/priority', { to });
    expect(answer.status).toBe(status);
    const events = await eventsOf(answer.id);
    expect(events.map(({ envelope }) => [envelope['outcome'], envelope['reason']])).toEqual([[outcome, reason]]);
  });

  it('leaves out failures that are not worth telling, and tells successes as such', async () => {
    const missing = await request('POST', '/tickets/T-5/priority', { to: 'missing' });
    expect(missing.status).toBe(404);
    expect(await eventsOf(missing.id)).toEqual([]);
    const { id } = await request('POST', '/tickets/T-5/priority', { to: 'high' });
    expect((await eventsOf(id)).map(({ envelope }) => envelope['outcome'])).toEqual(['SUCCESS']);
  });

  it('fails when the event cannot be recorded, unless told not to wait', async () => {
    expect((await request('POST', '/tickets/T-6/unrecordable')).status).toBe(500);
    expect(unrecorded).toEqual([]);
    const unseen = await request('POST', '/tickets/T-6/unrecordable-unseen');
    expect(unseen).toMatchObject({ status: 201, text: 'did T-6' });
    expect(unrecorded).toEqual([expect.any(InvalidEventError)]);
  });

  it('tells of a stream when it is over', async () => {
    const { id, text } = await request('GET', '/tickets/T-7/export');
    expect(text.match(/data: \d/g)).toEqual(['data: 1', 'data: 2', 'data: 3']);
    expect(await eventsOf(id)).toMatchObject([{ row_count: 3, envelope: { ticket_id: 'T-7' } }]);
  });

  it('reaches instances that are made for one request', async () => {
    const { id } = await request('POST', '/scoped/T-8');
    expect(await eventsOf(id)).toMatchObject([{ added: ['x'], envelope: { ticket_id: 'T-8' } }]);
  });

  it('keeps requests apart that run at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => request('POST', `/tickets/T-${index}/status`, { from: 'a', to: 'b' })),
    );
    const events = await topic.events();
    for (const [index, { id }] of answers.entries()) {
      const own = events.filter(({ envelope }) => envelope['request_id'] === id);
      expect(own.map(({ envelope }) => envelope['ticket_id'])).toEqual([`T-${index}`]);
    }
  });
});

describe('a Nest service of messages', () => {
  it('tells what handlers of messages and their providers did', async () => {
    const port = await freePort();
    const transport = { transport: Transport.TCP, options: { host: '127.0.0.1', port } } as const;
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(ServiceModule, {
      ...transport,
      logger: false,
      abortOnError: false,
    });
    await app.listen();
    const client = ClientProxyFactory.create(transport);
    expect(await firstValueFrom(client.send('close', { id: 'T-message' }))).toEqual({
      id: 'T-message',
      status: 'Closed',
    });
    client.close();
    await app.close();
    const events = (await topic.events()).filter(({ envelope }) => envelope['ticket_id'] === 'T-message');
    expect(events).toMatchObject([{ to: 'Closed' }, { template: 'closed' }]);
    for (const { envelope } of events) expect(envelope).toMatchObject({ channel: 'queue', actor: { id: 'scheduler' } });
  });
});

describe('DocketModule', () => {
  it('closes the client with the application, after sending what waits, and says how it is until then', async () => {
    const app = await NestFactory.createApplicationContext(
      DocketModule.forRoot({ connect: { ...connectOptions(), lingerMs: 500 } }),
      { logger: false, abortOnError: false },
    );
    const [audit, health] = [app.get(Audit), app.get(DocketHealth)];
    expect(health.check('audit')).toMatchObject({ audit: { status: 'up', state: 'direct' } });
    const waiting = audit.emit('ticket.note_added', { actor: { type: 'BOT', id: 'b' }, details: {} });
    await app.close();
    await expect(waiting).resolves.toMatchObject({ state: 'kafka' });
    expect(health.check()).toMatchObject({ docket: { status: 'down', state: 'closed' } });
    await expect(audit.emit('ticket.note_added', { details: {} })).rejects.toBeInstanceOf(ClosedError);
  });

  it('leaves a client open that it was given', async () => {
    const given = await NestFactory.createApplicationContext(DocketModule.forRoot(options()), {
      logger: false,
      abortOnError: false,
    });
    const client = given.get(Audit);
    const app = await NestFactory.createApplicationContext(DocketModule.forRoot({ client }), {
      logger: false,
      abortOnError: false,
    });
    expect(app.get(Audit)).toBe(client);
    await app.close();
    expect(client.health().state).toBe('direct');
    await given.close();
  });

  it.each([
    ['neither', {}],
    ['both', { connect: {}, client: {} }],
  ])('says what is wrong with its options: %s client and connection', async (_, wrong) => {
    const made = NestFactory.createApplicationContext(DocketModule.forRoot(wrong as DocketModuleOptions), {
      logger: false,
      abortOnError: false,
    });
    await expect(made).rejects.toThrow(/DocketModule: give/);
  });

  it('refuses to let calls go unrecorded of instances that Nest did not make', () => {
    const tickets = new Tickets(undefined as never);
    expect(() => tickets.changeStatus('T', 'a', 'b')).toThrow(/Tickets.changeStatus is audited, so Nest has to make/);
  });
});

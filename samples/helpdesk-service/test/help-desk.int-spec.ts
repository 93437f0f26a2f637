import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ACTION_SCHEMAS, ACTIONS } from '@docket/events';
import { testStack } from '@docket/testing';
import { generateTraffic, type TrafficEvent } from '@docket/traffic';
import { AppModule } from '../src/app.module.js';
import { readSettings } from '../src/settings.js';
import { playTraffic } from '../src/traffic/play-traffic.js';
import { TestTopic } from '@docket/test-topic';

/** Docket's own actions are not those of a help desk. */
const OWN = ACTIONS.filter((action) => !action.startsWith('audit.'));

describe('the help desk', () => {
  let topic: TestTopic;
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    topic = await TestTopic.create(OWN.map((action) => ACTION_SCHEMAS[action]));
    const { brokers, registryUrl } = testStack();
    const settings = readSettings({
      HELPDESK_KAFKA_BROKERS: brokers.join(','),
      HELPDESK_REGISTRY_URL: registryUrl,
      HELPDESK_LINGER_MS: '0',
    });
    const module = AppModule.with(settings, topic.name);
    app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: false });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(async () => {
    await app.close();
    await topic.remove();
  });

  async function request(method: string, path: string, body: unknown, actor = 'agent-7') {
    const headers = {
      'content-type': 'application/json',
      connection: 'close',
      'x-actor-type': 'AGENT',
      'x-actor-id': actor,
      'x-actor-department': 'billing',
      'x-request-id': `${method} ${path} of ${actor}`,
    };
    const response = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
    return { status: response.status, body: await response.text() };
  }

  it('tells who did what to a ticket, with what it was before', async () => {
    await request('POST', '/tickets', { id: 'T-1', subject: 'No invoice', departmentId: 'billing' });
    await request('PUT', '/tickets/T-1/status', { status: 'Open', category: 'OPEN' });
    await request('PUT', '/tickets/T-1/owner', { agentId: 'agent-8', departmentId: 'claims' });
    await request('POST', '/tickets/T-1/split', { id: 'T-2' });
    const events = (await topic.events()).filter(({ envelope }) => /T-[12]$/.test(String(envelope['ticket_id'])));
    expect(events).toMatchObject([
      { status: 'New', subject: 'No invoice', envelope: { ticket_id: 'T-1', actor: { id: 'agent-7' } } },
      { from: 'New', to: 'Open', from_category: 'NEW', to_category: 'OPEN' },
      { from_agent_id: null, to_agent_id: 'agent-8', from_department_id: 'billing', to_department_id: 'claims' },
      { subject: 'No invoice', envelope: { ticket_id: 'T-2' } },
      { other_ticket_id: 'T-2', envelope: { ticket_id: 'T-1', request_id: 'POST /tickets/T-1/split of agent-7' } },
      { other_ticket_id: 'T-1', envelope: { ticket_id: 'T-2', request_id: 'POST /tickets/T-1/split of agent-7' } },
    ]);
  });

  it('tells of logins that were refused, and refuses them', async () => {
    const wrong = await request('POST', '/sessions', { user: 'mallory', password: 'let me in' }, 'mallory');
    expect(wrong.status).toBe(401);
    const [event, ...others] = (await topic.events()).filter(
      ({ envelope }) => (envelope['actor'] as { id: string }).id === 'mallory',
    );
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      login: 'mallory',
      envelope: { outcome: 'DENIED', reason: 'user or password is wrong' },
    });
  });

  it.each([
    [
      'a body that is not as it should be',
      'PUT',
      '/tickets/T-1/status',
      { status: 'Open', category: 'OPNE' },
      400,
      /category/,
    ],
    ['a ticket that there is not', 'PUT', '/tickets/none/status', { status: 'Open', category: 'OPEN' }, 404, /none/],
  ])('says what is wrong, and tells nothing: %s', async (_, method, path, body, status, told) => {
    const before = (await topic.events()).length;
    const answer = await request(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatch(told);
    expect(await topic.events()).toHaveLength(before);
  });

  it('plays a help desk through its own API, in which every action happens', async () => {
    const problems: string[] = [];
    const answered = await playTraffic({ url, events: someOfEach(3), onProblem: (problem) => problems.push(problem) });
    expect(problems).toEqual([]);
    expect(answered).toBeGreaterThan(OWN.length);
    await app.close();
    const events = await topic.events();
    expect(new Set(events.map(({ action }) => action))).toEqual(new Set(OWN));
  });
});

/** Of a help desk that is played the first events of each action, and of those on which others build all. */
function* someOfEach(count: number): Generator<TrafficEvent> {
  const left = new Map<string, number>(OWN.map((action) => [action, count]));
  // The shortest of some that were tried.
  for (const event of generateTraffic({ tenantId: 't', agents: 5, seed: 5, start: Date.UTC(2026, 0, 5) })) {
    const still = left.get(event.action) ?? 0;
    if (still > 0 || /created|logged_in/.test(event.action)) yield event;
    left.set(event.action, still - 1);
    if ([...left.values()].every((one) => one < count)) return;
  }
}

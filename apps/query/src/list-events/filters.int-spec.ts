import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestEvent } from '../../test/event-rows.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { type AuditEvent } from '../events/event.js';

const DAY_MS = 86_400_000;
const NOW = Date.now();

/** One event per letter, told apart by its ticket. */
const EVENTS: Record<string, Partial<TestEvent>> = {
  a: { actor_type: 'BOT', actor_id: 'bot-1', channel: 'email', labels: { plan: 'gold', 'a.b': 'c' } },
  b: { actor_name: 'Ana ŠÍLOVÁ', outcome: 'DENIED', reason: 'No Refund after 30 days', labels: { plan: 'silver' } },
  c: { actor_id: '!odd', action: 'user.logged_in', ip: '10.1.2.3', session_id: 's-1', details: { to: 'OPEN' } },
  d: {
    actor_id: '*',
    action: 'ticket.created',
    ip: '10.200.0.1',
    request_id: 'r-1',
    details: { to: 'NEW', note: 'late refunds' },
  },
  e: {
    actor_id: '\\',
    ip: '2001:DB8:0::7',
    on_behalf_of_type: 'CONTACT',
    on_behalf_of_id: 'c-9',
    on_behalf_of_name: 'Cyril',
  },
  f: { actor_id: "o'hara", ip: '::ffff:10.1.9.9', target_type: 'macro', target_id: 'm/1', target_name: 'Refund macro' },
  g: {
    actor_id: 'agent-1',
    ip: 'unknown',
    department: 'support',
    department_name: 'Support Ň',
    action: 'audit.searched',
  },
  h: { actor_id: 'agent-1', ip: '2001:db8:1::1', department: 'sales', channel: 'chat', outcome: 'FAILURE' },
};

const all = Object.keys(EVENTS);
/** Those that are shown unless Docket's own are asked for. */
const shown = all.filter((ticket) => ticket !== 'g');
const but = (...tickets: string[]) => shown.filter((ticket) => !tickets.includes(ticket));

describe('filters of GET /v1/events', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('filters');
    const rows = Object.entries(EVENTS).map(([ticket_id, event], n): TestEvent => ({
      tenant_id: 'mine',
      occurred_at: new Date(NOW - n * DAY_MS),
      // Came in the other way round.
      ingested_at: new Date(NOW - (all.length - n) * DAY_MS),
      kafka_partition: 0,
      kafka_offset: n,
      ticket_id,
      ...event,
    }));
    await service.store([...rows, ...rows.map((row) => ({ ...row, tenant_id: 'theirs' }))]);
    key = await service.key('mine');
  });
  afterAll(async () => {
    await service.stop();
  });

  const list = async (query: Query) => {
    const { status, body } = await service.get<{ events: AuditEvent[] }>(key, '/v1/events', query);
    expect([status, body]).toEqual([200, expect.anything()]);
    return body.events.map(({ ticket_id }) => ticket_id);
  };

  const cases: [Query, string[]][] = [
    [{}, shown],
    [{ action: '!ticket.*' }, ['c']],
    [{ action: ['ticket.*', '!ticket.created'] }, but('c', 'd')],
    [{ action: '*' }, all],
    [{ action: ['*', '!audit.*'] }, shown],
    [{ actor: '!agent-1' }, but('b', 'h')],
    [{ actor: ['!bot-1', '!agent-1'] }, but('a', 'b', 'h')],
    [{ actor: ['bot-1', 'agent-1', '!agent-1'] }, ['a']],
    [{ actor: String.raw`\!odd` }, ['c']],
    [{ actor: String.raw`!\!odd` }, but('c')],
    [{ actor: String.raw`\*` }, ['d']],
    [{ actor: '*' }, shown],
    [{ actor: '\\' }, ['e']],
    [{ actor: String.raw`\\` }, ['e']],
    [{ actor: "o'hara" }, ['f']],
    [{ actor_type: 'bot' }, ['a']],
    [{ actor_type: '!BOT' }, but('a')],
    [{ on_behalf_of: 'c-9' }, ['e']],
    [{ on_behalf_of: '*' }, ['e']],
    [{ on_behalf_of: '!*' }, but('e')],
    [{ department: 'sales' }, ['h']],
    [{ department: '!*' }, but('h')],
    [{ department: ['support', 'sales'], action: '*' }, ['g', 'h']],
    [{ ticket: ['a', 'd', 'g'] }, ['a', 'd']],
    [{ ticket: ['!a', '!b'] }, but('a', 'b')],
    [{ target: 'm/1' }, ['f']],
    [{ target_type: 'macro' }, ['f']],
    [{ channel: ['email', 'chat'] }, ['a', 'h']],
    [{ channel: ['*', '!chat'] }, ['a']],
    [{ channel: ['chat', '!*'] }, []],
    [{ outcome: ['denied', 'FAILURE'] }, ['b', 'h']],
    [{ outcome: '!SUCCESS' }, ['b', 'h']],
    [{ ip: '10.1.2.3' }, ['c']],
    [{ ip: '10.0.0.0/8' }, ['c', 'd', 'f']],
    [{ ip: '10.1.77.1/16' }, ['c', 'f']],
    [{ ip: '::ffff:10.1.2.3' }, ['c']],
    [{ ip: ['10.0.0.0/8', '!10.1.0.0/16'] }, ['d']],
    [{ ip: '2001:db8::7' }, ['e']],
    [{ ip: '2001:db8::/32' }, ['e', 'h']],
    [{ ip: ['2001:db8::/48', '10.200.0.0/24'] }, ['d', 'e']],
    [{ ip: '!0.0.0.0/0' }, but('c', 'd', 'f')],
    [{ ip: '::/0' }, ['c', 'd', 'e', 'f', 'h']],
    [{ ip: '*', action: '*' }, ['c', 'd', 'e', 'f', 'g', 'h']],
    [{ ip: '!*' }, ['a', 'b']],
    [{ session: 's-1' }, ['c']],
    [{ request: 'r-1' }, ['d']],
    [{ 'label.plan': ['gold', 'silver'] }, ['a', 'b']],
    [{ 'label.plan': ['*', '!gold'] }, ['b']],
    [{ 'label.plan': '!*' }, but('a', 'b')],
    [{ 'label.a.b': 'c' }, ['a']],
    [{ 'label.plan': 'gold', 'label.a.b': 'd' }, []],
    [{ 'detail.to': 'OPEN' }, ['c']],
    [{ 'detail.to': ['OPEN', 'NEW'], 'detail.note': '*' }, ['d']],
    [{ q: 'refund' }, ['b', 'd', 'f']],
    [{ q: 'REFUND after' }, ['b']],
    [{ q: '"refund after"' }, ['b']],
    [{ q: '"after refund"' }, []],
    [{ q: 'refund !macro !30' }, ['d']],
    [{ q: 'šílová' }, ['b']],
    [{ q: 'cyril' }, ['e']],
    [{ q: 'support', action: '*' }, ['g']],
    [{ q: '%' }, []],
    [{ from: '-36h' }, ['a', 'b']],
    [{ to: '-108h' }, ['f', 'h']],
    [{ from: '-108h', to: '-2d' }, ['c', 'd', 'e']],
    [{ clock: 'ingested', from: '-60h' }, ['h']],
    [{ clock: 'ingested', to: '-156h' }, ['a', 'b']],
    [{ query: 'actor:bot-1' }, ['a']],
    [{ query: 'refund -macro outcome:DENIED' }, ['b']],
    [{ query: 'label.plan:gold label.plan:silver', 'label.plan': '!gold' }, ['b']],
    [{ query: 'actor:agent-1', actor: ['agent-1', 'bot-1'], channel: '*' }, ['h']],
    [{ query: 'action:audit.*' }, ['g']],
    [{ query: 'after:-36h', from: '-12h' }, ['a']],
    [{ query: 'after:-60h', clock: 'ingested' }, ['h']],
    [{ query: 'ip:10.0.0.0/8 -ip:10.200.0.0/16 -q' }, ['c', 'f']],
    [{ query: String.raw`actor:\ ` }, ['e']],
  ];
  it.each(cases)('%j', async (query, tickets) => {
    const byIngestion = query['clock'] === 'ingested';
    expect(await list(query)).toEqual(byIngestion ? [...tickets].sort().reverse() : tickets);
    expect(await list({ ...query, order: 'oldest' })).toEqual(byIngestion ? tickets : [...tickets].reverse());
  });

  const wrong: [Query, string, string][] = [
    [{ actor: '!' }, 'actor', 'must not be empty'],
    [{ action: '!Ticket' }, 'action', 'must be an action'],
    [{ actor_type: 'robot' }, 'actor_type', 'must be one of AGENT'],
    [{ outcome: 'ok' }, 'outcome', 'must be one of SUCCESS'],
    [{ ip: '10.0.0' }, 'ip', 'must be an IP address'],
    [{ ip: '10.0.0.0/33' }, 'ip', 'must be an IP address'],
    [{ ip: 'fe80::1%eth0' }, 'ip', 'must be an IP address'],
    [{ ip: '::/129' }, 'ip', 'must be an IP address'],
    [{ label: 'gold' }, 'label', 'needs the key it is about: label.<key>'],
    [{ 'label.': 'gold' }, 'label.', 'needs a key behind the dot'],
    [{ 'label.plan': '' }, 'label.plan', 'must not be empty'],
    [{ [`detail.${'x'.repeat(129)}`]: 'x' }, `detail.${'x'.repeat(129)}`, 'more than 128 bytes'],
    [{ 'lable.plan': 'gold' }, 'lable.plan', 'did you mean label.plan?'],
    [{ lable: 'gold' }, 'lable', 'did you mean label.<key>?'],
    [{ 'actor.plan': 'gold' }, 'actor.plan', 'is not a parameter'],
    [{ q: '  ' }, 'q', 'must not be empty'],
    [{ q: '""' }, 'q', 'must not be empty'],
    [{ q: 'a b c d e f g h i j k' }, 'q', 'more than 10 words'],
    [{ from: '-7' }, 'from', 'or how long ago (-7d'],
    [{ from: '7d' }, 'from', 'must be a date'],
    [{ from: '-1d', to: '-2d' }, 'to', 'must be after from'],
    [{ order: 'newest_first' }, 'order', 'must be one of newest, oldest'],
    [{ clock: 'x' }, 'clock', 'must be one of occurred, ingested'],
    [{ count: 'x' }, 'count', 'must be one of none, estimate, exact'],
    [{ at: 'x' }, 'at', 'must be a date'],
    [{ query: 'acton:x' }, 'query', 'column 1: expected a field'],
    [{ query: 'after:-1d before:-2d' }, 'query', 'before: that is not after'],
    [{ query: 'x'.repeat(4001) }, 'query', 'at most 4000'],
    [
      Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`label.k${n}`, 'x'])),
      'label.k20',
      'at most 20 different',
    ],
  ];
  it.each(wrong)('%j is refused by name', async (query, parameter, detail) => {
    const answer = await service.get(key, '/v1/events', query);
    expect(answer).toMatchObject({ status: 400, body: { parameter, detail: expect.stringContaining(detail) } });
  });

  it('tells the column of a query at fault', async () => {
    const answer = await service.get(key, '/v1/events', { query: 'actor:x outcome:bad' });
    expect(answer.body).toMatchObject({ errors: [{ parameter: 'query', column: 17 }] });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Random } from '@docket/traffic';
import { allEvents } from '../../test/asked-events.js';
import { knownEvents } from '../../test/evidence.js';
import { type TestEvent } from '../../test/event-rows.js';
import { type AuditEvent } from '../events/event.js';
import { type PolicyVersion } from '../sla-policies/policy.js';
import { TenantReader } from '../access/tenant-reader.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { ALL_DAY, policyOf, storePolicy } from '../../test/sla-policies.js';
import { trafficRows } from '../../test/traffic-rows.js';
import { judgeTicket } from './judge-ticket.js';
import { PoliciesInForce } from './policies-in-force.js';
import { readTickets } from './read-tickets.js';
import { type SlaAnswer } from './sla-report.controller.js';
import { SLA_COLUMNS, type SlaRow } from './sla-row.js';
import { compareKeys, sortKeyOf } from './sort-rows.js';
import { type TicketEvent } from './ticket-event.js';

const START = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();
const events = trafficRows({ seed: 5, tenantId: 'mine', agents: 8, start: START }, START + 7 * DAY);
const AS_OF = START + 7 * DAY - 57 * 3_600_000;
const office: [string, string][] = [['08:00', '18:00']];
const OFFICE = {
  zone: 'Europe/Prague',
  hours: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
};
const POLICIES = [
  policyOf(
    {
      targets: {
        first_assignment: 30,
        first_response: 60,
        next_response: 120,
        chat_answer: 1,
        call_answer: 1,
        resolution: 480,
      },
      calendar: OFFICE,
      pause: { categories: ['WAITING'] },
    },
    1,
    'all',
  ),
  policyOf(
    {
      targets: { resolution: 120 },
      calendar: ALL_DAY,
      valid_from: iso(START + 5 * DAY),
      pause: { categories: ['WAITING'] },
    },
    2,
    'all',
  ),
  policyOf({ targets: { resolution: 60, chat_answer: 2 }, match: { channel: ['chat'] }, rank: 1 }, 1, 'chat'),
];

/** Every row there is, judged from events that were never in ClickHouse. */
async function expectedRows(asOf: number): Promise<SlaRow[]> {
  const policies = new PoliciesInForce(POLICIES);
  const ordered = await knownEvents(events)(`/v1/events?action=ticket.*&to=${iso(asOf)}`);
  const tickets = new Map<string, TicketEvent[]>();
  for (const event of ordered)
    tickets.set(event.ticket_id ?? '', [...(tickets.get(event.ticket_id ?? '') ?? []), ticketEvent(event)]);
  return [...tickets.values()].flatMap((ticket) => judgeTicket(ticket, policies, asOf));
}

function ticketEvent(event: TestEvent): TicketEvent {
  const {
    ticket_id = '',
    occurred_at,
    action = '',
    actor_type = '',
    department = '',
    channel = '',
    details = {},
  } = event;
  return { ticket_id, at_ms: occurred_at.getTime(), action, actor_type, department, channel, details };
}

/** An event as the service answers it, by what decides about service levels. */
function answeredEvent(event: AuditEvent): TicketEvent {
  const { ticket_id = '', occurred_at, action, actor, department = '', channel = '', details } = event;
  const at_ms = Date.parse(occurred_at);
  return { ticket_id, at_ms, action, actor_type: actor.type, department, channel, details };
}

describe('GET /v1/reports/sla', () => {
  let service: RunningService;
  let key: string;
  let expected: SlaRow[];
  beforeAll(async () => {
    service = await runningService('sla');
    await service.store(events);
    await service.store(events.slice(0, 300).map((event) => ({ ...event, tenant_id: 'theirs' })));
    for (const policy of POLICIES) await storePolicy(service.writer, 'mine', policy);
    key = await service.key('mine');
    expected = await expectedRows(AS_OF);
  }, 120_000);
  afterAll(async () => {
    await service.stop();
  });

  const WHOLE = { from: iso(START - DAY), to: iso(AS_OF + 300 * DAY), as_of: iso(AS_OF) };
  const page = async (query: Query): Promise<SlaAnswer> => {
    const answer = await service.get<SlaAnswer>(key, '/v1/reports/sla', query);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  async function all(query: Query): Promise<SlaRow[]> {
    const rows: SlaRow[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const answer: SlaAnswer = await page({ limit: '1000', ...query, ...(cursor === '' ? {} : { cursor }) });
      rows.push(...answer.rows);
      cursor = answer.next_cursor;
    }
    return rows;
  }
  const sorted = (rows: readonly SlaRow[], sort = 'started') =>
    [...rows].sort((a, b) => compareKeys(sortKeyOf(a, sort), sortKeyOf(b, sort), sort));

  it('has every target of every ticket, as it is judged outside of ClickHouse', async () => {
    expect(expected.length).toBeGreaterThan(500);
    expect(new Set(expected.map(({ status }) => status))).toEqual(
      new Set(['met', 'breached', 'running', 'paused', 'not_applicable']),
    );
    expect(await all(WHOLE)).toEqual(sorted(expected));
    const { meta } = await page(WHOLE);
    expect([meta.rows, Object.values(meta.statuses).reduce((a, b) => a + b, 0)]).toEqual([
      expected.length,
      expected.length,
    ]);
  });

  it('has rows that follow from their evidence alone: the events of the ticket, and the version of the policy', async () => {
    const { evidence } = await page(WHOLE);
    const rows = await all(WHOLE);
    const policies = new Map<string, PolicyVersion[]>();
    for (const id of new Set(rows.map(({ policy }) => policy))) {
      const { body } = await service.get<{ versions: PolicyVersion[] }>(key, `/v1/sla-policies/${id}`);
      policies.set(id, body.versions);
    }
    const random = new Random('sla');
    for (const row of Array.from({ length: 40 }, () => random.pick(rows))) {
      const query = evidence.query.replace('{ticket}', encodeURIComponent(row.ticket));
      const found = await allEvents(service, key, `${query}&order=oldest`);
      const version = policies.get(row.policy)?.find((one) => one.version === row.policy_version);
      // Only that one: which applies is what the row says.
      const level = new PoliciesInForce(version ? [version] : []);
      const judged = judgeTicket(found.map(answeredEvent), level, Date.parse(WHOLE.as_of));
      expect(judged).toContainEqual(row);
      expect(judged.length).toBe(rows.filter(({ ticket }) => ticket === row.ticket).length);
    }
  }, 60_000);

  it.each(['started', 'due', 'closed'] as const)('goes by when a target was %s', async (time) => {
    const [from, to] = [START + 3 * DAY, START + 5 * DAY + 7_200_000];
    const inside = (row: SlaRow) => row[time] !== null && Date.parse(row[time]) >= from && Date.parse(row[time]) < to;
    const wanted = expected.filter(inside);
    expect(wanted.length).toBeGreaterThan(20);
    expect(await all({ from: iso(from), to: iso(to), as_of: iso(AS_OF), time })).toEqual(sorted(wanted));
  });

  it('takes filters by each', async () => {
    for (const name of ['ticket', 'requester', 'department', 'agent', 'policy', 'type', 'status'] as const) {
      const [one, two] = [...new Set(expected.flatMap((row) => row[name] ?? []))];
      const wanted = [one, two].flatMap((value) => value ?? []);
      expect(wanted.length).toBeGreaterThan(0);
      expect(await all({ ...WHOLE, [name]: wanted })).toEqual(
        sorted(expected.filter((row) => wanted.includes(row[name] ?? ''))),
      );
    }
  });

  it('is sorted by a column, both ways', async () => {
    const [from, to] = [START + 2 * DAY, START + 3 * DAY];
    const wanted = expected.filter(({ started }) => Date.parse(started) >= from && Date.parse(started) < to);
    expect(wanted.length).toBeGreaterThan(50);
    for (const sort of ['due', '-due', 'status', '-overdue_minutes']) {
      const { rows } = await page({ from: iso(from), to: iso(to), as_of: WHOLE.as_of, limit: '1000', sort });
      expect([sort, rows]).toEqual([sort, sorted(wanted, sort).slice(0, 1000)]);
    }
  });

  it('has each row once, page by page, also where many are alike', async () => {
    for (const sort of ['type', '-overdue_minutes']) {
      const limit = String(Math.ceil(expected.length / 4));
      expect(await all({ ...WHOLE, limit, sort })).toEqual(sorted(expected, sort));
    }
  });

  it('reads tickets piece by piece, each of them whole', async () => {
    const tenant = new TenantReader(
      service.writer,
      { tenantId: 'mine', departments: undefined, seesAudit: false },
      { signal: new AbortController().signal },
    );
    const range = { from: START, to: AS_OF, asOf: AS_OF, tickets: [] };
    const read = async (chunk?: number) => {
      const tickets: TicketEvent[][] = [];
      for await (const ticket of readTickets(tenant, range, chunk)) tickets.push(ticket);
      return tickets;
    };
    const whole = await read();
    expect(new Set(whole.map(([event]) => event?.ticket_id)).size).toBe(whole.length);
    const longest = Math.max(...whole.map(({ length }) => length));
    expect(whole.flat().length).toBeGreaterThan(3 * 777);
    expect(await read(777)).toEqual(whole);
    await expect(read(longest)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('a ticket with more'),
    });
  });

  it('judges by the moment that is asked for, on every page', async () => {
    const early = START + 3 * DAY;
    const rows = await all({ ...WHOLE, as_of: iso(early), limit: '300' });
    expect(rows).toEqual(sorted(await expectedRows(early)));
  });

  it('is CSV with all rows', async () => {
    const response = await fetch(
      `${service.url}/v1/reports/sla?${new URLSearchParams({ ...WHOLE, format: 'csv' }).toString()}`,
      {
        headers: { authorization: `Bearer ${key}` },
      },
    );
    const lines = (await response.text()).trimEnd().split('\r\n');
    expect([lines[0], lines.length]).toEqual([SLA_COLUMNS.join(','), expected.length + 1]);
  });

  it('has nothing for a tenant without policies', async () => {
    const theirs = await service.get<SlaAnswer>(await service.key('theirs'), '/v1/reports/sla', WHOLE);
    expect(theirs.body).toMatchObject({ rows: [], meta: { rows: 0 } });
    expect((await service.get(await service.key('theirs'), '/v1/sla-policies')).body).toEqual({ policies: [] });
  });

  const wrong: [string, Query, string][] = [
    ['no beginning', {}, 'from'],
    ['a time that is none', { ...WHOLE, time: 'opened' }, 'time'],
    ['a column that is none', { ...WHOLE, sort: 'x' }, 'sort'],
    ['a type that is none', { ...WHOLE, type: 'reply' }, 'type'],
    ['a cursor that is none', { ...WHOLE, cursor: 'x' }, 'cursor'],
  ];
  it.each(wrong)('refuses %s by name', async (_, query, parameter) => {
    expect(await service.get(key, '/v1/reports/sla', query)).toMatchObject({ status: 400, body: { parameter } });
  });

  it('does not take a cursor of another report', async () => {
    const { next_cursor } = await page({ ...WHOLE, limit: '1' });
    const other = await service.get(key, '/v1/reports/sla', { ...WHOLE, sort: 'due', cursor: next_cursor ?? '' });
    expect(other).toMatchObject({ status: 400, body: { parameter: 'cursor' } });
  });
});

describe('/v1/sla-policies', () => {
  let service: RunningService;
  const keys: Record<string, string> = {};
  beforeAll(async () => {
    service = await runningService('policies');
    for (const policy of POLICIES) await storePolicy(service.writer, 'mine', policy);
    for (const role of ['viewer', 'analyst', 'operator', 'admin']) keys[role] = await service.key('mine', [role]);
  });
  afterAll(async () => {
    await service.stop();
  });
  const put = async (role: string, body: unknown, id = 'gold') => {
    const response = await fetch(`${service.url}/v1/sla-policies/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${keys[role] ?? ''}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('lists the newest versions by rank, and every version of one', async () => {
    const { body } = await service.get<{ policies: object[] }>(keys['analyst'] ?? '', '/v1/sla-policies');
    expect(body.policies).toEqual([POLICIES[2], POLICIES[1]]);
    const one = await service.get(keys['analyst'] ?? '', '/v1/sla-policies/all');
    expect(one.body).toEqual({ id: 'all', versions: [POLICIES[1], POLICIES[0]] });
    expect((await service.get(keys['analyst'] ?? '', '/v1/sla-policies/none')).status).toBe(404);
  });

  const fine = { name: 'Gold', targets: { resolution: 60 }, calendar: OFFICE };
  const wrong: [string, unknown, string][] = [
    ['no targets', { ...fine, targets: {} }, 'targets'],
    ['a target in words', { ...fine, targets: { resolution: 'soon' } }, 'targets.resolution'],
    [
      'a target that is never due',
      { ...fine, calendar: { zone: 'UTC', hours: { monday: [['09:00', '09:01']] } }, targets: { resolution: 9_999 } },
      'targets',
    ],
    ['a zone that is none', { ...fine, calendar: { ...OFFICE, zone: 'Mars' } }, 'calendar.zone'],
    ['a field that is none', { ...fine, target: 1 }, 'target'],
  ];
  it.each(wrong)('refuses %s by name', async (_, body, parameter) => {
    expect(await put('admin', body)).toMatchObject({ status: 400, body: { errors: [{ parameter }] } });
  });

  it('takes versions from admins alone, with an id that is one', async () => {
    for (const role of ['viewer', 'analyst', 'operator']) expect((await put(role, fine)).status).toBe(403);
    expect((await put('admin', fine, 'Not%20One')).status).toBe(400);
  });

  it('says that nobody knows whether a version was taken when Kafka is away', async () => {
    expect(await put('admin', fine)).toMatchObject({
      status: 503,
      body: { detail: expect.stringContaining('Kafka did not confirm') },
    });
  }, 30_000);
});

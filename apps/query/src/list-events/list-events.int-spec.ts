import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventIdOf, type TestEvent, type TiedEvent, tiedEvents } from '../../test/event-rows.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { type AuditEvent } from '../events/event.js';

interface Page {
  events: AuditEvent[];
  next_cursor: string | null;
}

const mine = tiedEvents('mine', 1200);
const theirs = tiedEvents('theirs', 300);

/** The order of lists, written anew: newest first, ties by place in the topic. */
const newestFirst = (a: TiedEvent, b: TiedEvent) =>
  b.occurred_at.getTime() - a.occurred_at.getTime() ||
  b.kafka_partition - a.kafka_partition ||
  b.kafka_offset - a.kafka_offset;
const placeOf = (event: TiedEvent) => `${event.kafka_partition}/${event.kafka_offset}`;
const expected = (holds: (event: TiedEvent) => boolean) => mine.filter(holds).sort(newestFirst).map(placeOf);
const notAudit = (event: TiedEvent) => !event.action.startsWith('audit.');

describe('GET /v1/events', () => {
  let service: RunningService;
  let key: string;
  let otherKey: string;
  beforeAll(async () => {
    service = await runningService('list_events');
    await service.store([...mine, ...theirs]);
    key = await service.key('mine');
    otherKey = await service.key('theirs');
  });
  afterAll(async () => {
    await service.stop();
  });

  const page = async (query: Query, as = key) => {
    const answer = await service.get<Page>(as, '/v1/events', query);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  const places = (events: AuditEvent[]) => events.map(({ partition, offset }) => `${partition}/${offset}`);
  const all = async (query: Query, as = key) => {
    const events: AuditEvent[] = [];
    let cursor: string | null = null;
    do {
      const next: Page = await page(cursor === null ? query : { ...query, cursor }, as);
      events.push(...next.events);
      cursor = next.next_cursor;
    } while (cursor !== null);
    return events;
  };

  it('gives the newest 100, without what Docket does itself', async () => {
    const { events, next_cursor } = await page({});
    expect(places(events)).toEqual(expected(notAudit).slice(0, 100));
    expect(next_cursor).toEqual(expect.any(String));
  });

  it.each(['1', '7', '100', '1000'])('gives each event exactly once over pages of %s, ties included', async (limit) => {
    const query = limit === '1' ? { limit, from: '2026-03-25', to: '2026-03-27' } : { limit };
    const inRange = (event: TiedEvent) =>
      limit !== '1' || ['2026-03-25', '2026-03-26'].includes(event.occurred_at.toISOString().slice(0, 10));
    const wanted = expected((event) => notAudit(event) && inRange(event));
    expect(wanted.length).toBeGreaterThan(10);
    expect(places(await all(query))).toEqual(wanted);
  });

  it('neither repeats nor hides an event when others arrive late between pages', async () => {
    const first = await page({ ticket: 'T-3', limit: '5' });
    const last = first.events.at(-1);
    const at = new Date(last?.occurred_at ?? 0);
    const late = (kafka_offset: number, before: number): TestEvent => ({
      tenant_id: 'mine',
      occurred_at: new Date(at.getTime() - before),
      ticket_id: 'T-3',
      actor_id: 'late',
      kafka_partition: 3,
      kafka_offset,
    });
    // One belongs on the page that was read already, one at the very moment where it ended, one after.
    await service.store([late(90_001, -60_000), late(90_002, 0), late(90_003, 1)]);
    const rest = await all({ ticket: 'T-3', limit: '5', cursor: first.next_cursor ?? '' });
    const read = places([...first.events, ...rest]);
    expect(new Set(read).size).toBe(read.length);
    const before = expected((event) => notAudit(event) && event.ticket_id === 'T-3');
    expect(read.filter((place) => !place.startsWith('3/9000'))).toEqual(before);
    expect(read).toContain('3/90003');
    expect(read).not.toContain('3/90001');
    await service.writer.command("DELETE FROM audit_events WHERE actor_id = 'late'");
  });

  const filters: [string, Query, (event: TiedEvent) => boolean][] = [
    ['an action', { action: 'ticket.created' }, (e) => e.action === 'ticket.created'],
    ['a category', { action: 'ticket.*' }, (e) => e.action.startsWith('ticket.')],
    [
      'several actions and categories',
      { action: ['user.*', 'ticket.created'] },
      (e) => e.action.startsWith('user.') || e.action === 'ticket.created',
    ],
    ['Docket’s own actions when asked for', { action: 'audit.*' }, (e) => e.action === 'audit.searched'],
    ['one of them by name', { action: 'audit.searched' }, (e) => e.action === 'audit.searched'],
    ['an actor', { actor: 'agent-2' }, (e) => notAudit(e) && e.actor_id === 'agent-2'],
    [
      'several actors',
      { actor: ['agent-2', 'agent-0', 'nobody'] },
      (e) => notAudit(e) && ['agent-2', 'agent-0'].includes(e.actor_id),
    ],
    ['a department', { department: 'sales' }, (e) => notAudit(e) && e.department === 'sales'],
    [
      'several departments',
      { department: ['sales', 'support'] },
      (e) => notAudit(e) && ['sales', 'support'].includes(e.department),
    ],
    ['a ticket', { ticket: 'T-5' }, (e) => notAudit(e) && e.ticket_id === 'T-5'],
    ['several tickets', { ticket: ['T-5', 'T-6'] }, (e) => notAudit(e) && ['T-5', 'T-6'].includes(e.ticket_id)],
    [
      'a time range, first moment in, last out',
      { from: '2026-01-05T01:00:00Z', to: '2026-01-09T01:00:00Z' },
      (e) =>
        notAudit(e) &&
        e.occurred_at >= new Date('2026-01-05T01:00:00Z') &&
        e.occurred_at < new Date('2026-01-09T01:00:00Z'),
    ],
    [
      'times of another zone',
      { from: '2026-01-05T02:00:00+01:00', to: '2026-01-09T02:00:00+01:00' },
      (e) =>
        notAudit(e) &&
        e.occurred_at >= new Date('2026-01-05T01:00:00Z') &&
        e.occurred_at < new Date('2026-01-09T01:00:00Z'),
    ],
    ['dates', { from: '2026-03-01' }, (e) => notAudit(e) && e.occurred_at >= new Date('2026-03-01T00:00:00Z')],
    [
      'all of them together',
      {
        action: 'ticket.*',
        actor: ['agent-1', 'agent-2'],
        department: ['support', 'billing'],
        ticket: ['T-1', 'T-2', 'T-3'],
        from: '2026-01-10',
        to: '2026-03-20',
      },
      (e) =>
        e.action.startsWith('ticket.') &&
        ['agent-1', 'agent-2'].includes(e.actor_id) &&
        ['support', 'billing'].includes(e.department) &&
        ['T-1', 'T-2', 'T-3'].includes(e.ticket_id) &&
        e.occurred_at >= new Date('2026-01-10') &&
        e.occurred_at < new Date('2026-03-20'),
    ],
    ['what nobody did', { actor: 'nobody' }, () => false],
  ];
  it.each(filters)('filters by %s', async (_, query, holds) => {
    const wanted = expected(holds);
    expect(places(await all({ ...query, limit: '50' }))).toEqual(wanted);
    if (query['actor'] !== 'nobody') expect(wanted.length).toBeGreaterThan(0);
  });

  it('shows a tenant nothing of another, whatever it asks for', async () => {
    const seen = await all({ limit: '1000' }, otherKey);
    expect(seen.length).toBe(theirs.filter(notAudit).length);
    expect(new Set(seen.map(({ tenant_id }) => tenant_id))).toEqual(new Set(['theirs']));
    const { next_cursor } = await page({});
    const stolen = await service.get(otherKey, '/v1/events', { cursor: next_cursor ?? '' });
    expect(stolen).toMatchObject({ status: 400, body: { parameter: 'cursor' } });
    for (const query of [{ tenant_id: 'mine' }, { tenant: 'mine' }]) {
      expect((await service.get(otherKey, '/v1/events', query)).status).toBe(400);
    }
  });

  it('shows all of an event, and leaves out what it has not', async () => {
    const full: TestEvent = {
      tenant_id: 'full',
      occurred_at: new Date('2026-02-03T04:05:06.789Z'),
      action: 'ticket.status_changed',
      actor_id: 'a',
      actor_name: 'Ana "Š"',
      actor_email: 'a@x',
      actor_role: 'lead',
      actor_department_id: 'd1',
      on_behalf_of_type: 'CONTACT',
      on_behalf_of_id: 'c',
      on_behalf_of_name: 'Cyril',
      on_behalf_of_email: 'c@x',
      on_behalf_of_role: 'r',
      on_behalf_of_department_id: 'd3',
      department: 'd2',
      department_id: 'd2',
      department_name: 'Two',
      ticket_id: 't',
      target_type: 'macro',
      target_id: 'm',
      target_name: 'M',
      channel: 'email',
      session_id: 's',
      request_id: 'r1',
      trace_id: 'tr',
      ip: '::1',
      user_agent: 'ua',
      outcome: 'DENIED',
      reason: 'why',
      producer_service: 'svc',
      producer_instance: 'i',
      producer_sequence: 9007199254740991n,
      subject_key_id: 'k',
      labels: { a: '1' },
      details: { to: 'OPEN', list: '["x"]' },
      schema_id: 4294967295,
      epoch: 2,
      kafka_partition: 1,
      kafka_offset: 5,
      appended_at: new Date(1),
      ingested_at: new Date(2),
    };
    await service.store([full, { tenant_id: 'bare', occurred_at: new Date(0), kafka_partition: 0, kafka_offset: 0 }]);
    expect((await page({}, await service.key('full'))).events).toEqual([
      {
        event_id: eventIdOf('full/1/5'),
        occurred_at: '2026-02-03T04:05:06.789Z',
        tenant_id: 'full',
        action: 'ticket.status_changed',
        actor: { type: 'AGENT', id: 'a', name: 'Ana "Š"', email: 'a@x', role: 'lead', department_id: 'd1' },
        on_behalf_of: { type: 'CONTACT', id: 'c', name: 'Cyril', email: 'c@x', role: 'r', department_id: 'd3' },
        department: 'd2',
        department_id: 'd2',
        department_name: 'Two',
        ticket_id: 't',
        target: { type: 'macro', id: 'm', name: 'M' },
        channel: 'email',
        session_id: 's',
        request_id: 'r1',
        trace_id: 'tr',
        ip: '::1',
        user_agent: 'ua',
        outcome: 'DENIED',
        reason: 'why',
        producer: { service: 'svc', instance: 'i', sequence: 9007199254740991 },
        subject_key_id: 'k',
        labels: { a: '1' },
        details: { to: 'OPEN', list: '["x"]' },
        schema_id: 4294967295,
        epoch: 2,
        partition: 1,
        offset: 5,
        appended_at: '1970-01-01T00:00:00.001Z',
        ingested_at: '1970-01-01T00:00:00.002Z',
      },
    ]);
    const [bare] = (await page({}, await service.key('bare'))).events;
    expect(Object.keys(bare ?? {}).sort()).toEqual(
      'action actor appended_at details epoch event_id ingested_at labels occurred_at offset outcome partition producer schema_id tenant_id'.split(
        ' ',
      ),
    );
  });

  it('puts a later incarnation of the topic behind an earlier one at the same moment', async () => {
    const at = new Date('2026-02-01');
    const place = (epoch: number, kafka_offset: number) => ({
      tenant_id: 'epochs',
      occurred_at: at,
      kafka_partition: 0,
      kafka_offset,
      epoch,
    });
    await service.store([place(1, 100), place(2, 1), place(2, 2)]);
    const seen = await all({ limit: '1' }, await service.key('epochs'));
    expect(seen.map(({ epoch, offset }) => [epoch, offset])).toEqual([
      [2, 2],
      [2, 1],
      [1, 100],
    ]);
  });
});

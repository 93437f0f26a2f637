import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installProjections, readProjections } from '@docket/projections';
import { eventually } from '@docket/testing';
import { type TestEvent } from '../../test/event-rows.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { type AgentTimeline } from './agent-timeline.operation.js';

let offset = 0;
const event = (at: string, action: string, more: Partial<TestEvent> = {}): TestEvent => ({
  tenant_id: 'mine',
  actor_id: 'ann',
  occurred_at: new Date(at),
  action,
  kafka_partition: 0,
  kafka_offset: (offset += 1),
  ...more,
});
const state = (at: string, to: string) => event(at, 'user.state_changed', { details: { to, to_category: to } });
const viewed = (at: string, ticket: string) => event(at, 'user.viewed_ticket', { ticket_id: ticket });
const left = (at: string, ticket: string) => event(at, 'user.left_ticket', { ticket_id: ticket });
const called = (at: string, duration: string) =>
  event(at, 'ticket.called', {
    ticket_id: 'A',
    details: { direction: 'OUT', duration_ms: duration, answered: 'true', wait_ms: '5' },
  });

/** A night shift, a day whose logout is missing, and a login that nothing followed. */
const events: TestEvent[] = [
  event('2026-03-28T20:00:00Z', 'user.logged_in', { session_id: 's1', department: 'support' }),
  state('2026-03-29T02:00:00Z', 'AWAY'),
  state('2026-03-29T02:30:00Z', 'ONLINE'),
  event('2026-03-29T05:00:00Z', 'user.logged_out', { details: { cause: 'user' } }),
  event('2026-03-30T08:00:00Z', 'user.logged_in'),
  viewed('2026-03-30T08:10:00Z', 'A'),
  viewed('2026-03-30T08:20:00Z', 'B'),
  left('2026-03-30T08:40:00Z', 'A'),
  event('2026-03-30T08:50:00Z', 'ticket.note_added', { ticket_id: 'B' }),
  called('2026-03-30T09:00:00Z', '90000'),
  called('2026-03-30T09:30:00Z', '30000'),
  event('2026-03-31T08:00:00Z', 'user.logged_in'),
  event('2026-03-31T08:05:00Z', 'ticket.note_added', { ticket_id: 'A' }),
  event('2026-03-30T09:00:00Z', 'ticket.note_added', { actor_id: 'bob', ticket_id: 'B' }),
  event('2026-03-30T09:00:00Z', 'user.viewed_ticket', { actor_id: 'bob', ticket_id: 'B' }),
];

describe('GET /v1/agents/{id}/timeline', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('agent_timeline');
    await installProjections(service.writer, readProjections(), { database: service.writer.database });
    await service.store([...events, ...events.map((one) => ({ ...one, tenant_id: 'theirs', ticket_id: 'X' }))]);
    key = await service.key('mine');
  });
  afterAll(async () => {
    await service.stop();
  });

  const day = async (query: Query, agent = 'ann') => {
    const answer = await service.get<AgentTimeline>(key, `/v1/agents/${agent}/timeline`, query);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  const brief = (intervals: AgentTimeline['presence']) =>
    intervals?.map(({ category, began_at, ended_at, closed_by }) => [
      category,
      began_at.slice(8, 16),
      ended_at?.slice(8, 16) ?? null,
      closed_by,
    ]);

  it('cuts a night shift to the days that it is on', async () => {
    const before = await day({ day: '2026-03-28' });
    expect(brief(before.presence)).toEqual([['ONLINE', '28T20:00', '29T00:00', 'event']]);
    expect(before.presence?.[0]).toMatchObject({
      began_before: false,
      ends_after: true,
      session_id: 's1',
      department: 'support',
    });
    const after = await day({ day: '2026-03-29' });
    expect(brief(after.presence)).toEqual([
      ['ONLINE', '29T00:00', '29T02:00', 'event'],
      ['AWAY', '29T02:00', '29T02:30', 'event'],
      ['ONLINE', '29T02:30', '29T05:00', 'event'],
      ['OFFLINE', '29T05:00', '30T00:00', 'event'],
    ]);
    expect(after.shifts).toMatchObject([{ began_before: true, ends_after: false, duration_ms: 5 * 3_600_000 }]);
    expect(after.totals).toMatchObject({ online_ms: 4.5 * 3_600_000, away_ms: 1_800_000, offline_ms: 19 * 3_600_000 });
  });

  it('closes by rule what has no logout, and marks it', async () => {
    const { presence, shifts } = await day({ day: '2026-03-30' });
    expect(brief(presence)).toEqual([
      ['OFFLINE', '30T00:00', '30T08:00', 'event'],
      ['ONLINE', '30T08:00', '30T09:45', 'rule'],
    ]);
    expect(shifts).toMatchObject([{ closed_by: 'rule', duration_ms: 105 * 60_000 }]);
    expect(brief((await day({ day: '2026-03-31' })).presence)).toEqual([['ONLINE', '31T08:00', '31T08:20', 'rule']]);
    expect((await day({ day: '2026-04-01' })).presence).toEqual([]);
  });

  it('has the views of tickets, overlaps and lost ends told', async () => {
    const { views, totals } = await day({ day: '2026-03-30' });
    const minutes = (n: number) => n * 60_000;
    expect(views).toMatchObject([
      {
        ticket_id: 'A',
        closed_by: 'event',
        duration_ms: minutes(30),
        overlap_ms: minutes(20),
        began_is_computed: false,
      },
      { ticket_id: 'B', closed_by: 'rule', duration_ms: minutes(35), overlap_ms: minutes(20) },
    ]);
    expect(totals).toMatchObject({ viewing_ms: minutes(45), view_ms: minutes(65) });
  });

  it('has calls, and what was done, a page at a time', async () => {
    const first = await day({ day: '2026-03-30', limit: '3', action: 'ticket.*' });
    expect(first.calls).toMatchObject([
      { ticket_id: 'A', direction: 'OUT', duration_ms: 90_000, answered: true, wait_ms: 5 },
      { duration_ms: 30_000 },
    ]);
    expect(first.totals).toMatchObject({ calls: 2, call_ms: 120_000 });
    expect(first.events.map(({ action }) => action)).toEqual(['ticket.note_added', 'ticket.called', 'ticket.called']);
    const page = await day({ day: '2026-03-30', limit: '2', action: 'ticket.*' });
    const next = await day({ day: '2026-03-30', limit: '2', action: 'ticket.*', cursor: page.next_cursor ?? '' });
    expect(next.events).toHaveLength(1);
    expect(next).not.toHaveProperty('presence');
  });

  it.each([
    ['2026-03-29', 'Europe/Prague', 23, '2026-03-28T23:00:00.000Z'],
    ['2026-10-25', 'Europe/Prague', 25, '2026-10-24T22:00:00.000Z'],
    ['2026-03-29', 'UTC', 24, '2026-03-29T00:00:00.000Z'],
  ])('of %s in %s has %i hours', async (date, tz, hours, from) => {
    expect(await day({ day: date, tz })).toMatchObject({ hours, from, day: date, tz });
  });

  it('of somebody nobody knows is empty', async () => {
    expect(await day({ day: '2026-03-30' }, 'nobody')).toMatchObject({
      presence: [],
      views: [],
      calls: [],
      events: [],
      meta: { presence: { source: 'agent_presence' }, views: { source: 'view_sessions' } },
    });
  });

  it.each([
    [{}, 'day', 'is required'],
    [{ day: '2026-02-30' }, 'day', 'must be a date'],
    [{ day: 'today' }, 'day', 'must be a date'],
    [{ day: '2011-12-30', tz: 'Pacific/Apia' }, 'day', 'never had'],
    [{ day: '2026-03-30', tz: 'Mars/Olympus' }, 'tz', 'IANA'],
  ])('refuses %j', async (query: Query, parameter, detail) => {
    const answer = await service.get(key, '/v1/agents/ann/timeline', query);
    expect(answer).toMatchObject({ status: 400, body: { parameter, detail: expect.stringContaining(detail) } });
  });

  it('says that it cannot tell when a projection is broken, and tells the rest', async () => {
    await service.writer.command('DETACH TABLE agent_presence__v1_mv SYNC');
    try {
      const fresh = await eventually('the projection to be found broken', async () => {
        const answer = await day({ day: '2026-03-30' });
        return answer.presence === null ? answer : undefined;
      });
      expect(fresh).toMatchObject({
        presence: null,
        shifts: null,
        views: expect.any(Array),
        meta: { presence: { source: null, why: expect.stringContaining('broken') } },
      });
      expect(fresh.events.length).toBeGreaterThan(0);
    } finally {
      await service.writer.command('ATTACH TABLE agent_presence__v1_mv');
    }
  });
});

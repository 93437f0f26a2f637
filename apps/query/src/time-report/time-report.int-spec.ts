import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installProjections, readProjections } from '@docket/projections';
import { Random } from '@docket/traffic';
import { askedEvents } from '../../test/asked-events.js';
import { watchedDay } from '../../test/day-by-minutes.js';
import { type EventSource, knownEvents } from '../../test/evidence.js';
import { type TestEvent } from '../../test/event-rows.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { type AgentTimeline } from '../agent-timeline/agent-timeline.operation.js';
import { type TimeAnswer } from './time-report.operation.js';
import { TIME_COLUMNS, type TimeRow } from './time-row.js';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const ZONE = 'Europe/Prague';
/** Clocks go forward on the 29th. */
const PERIOD = { from: '2026-03-27', to: '2026-04-01', tz: ZONE };
const START = Date.parse('2026-03-25T00:00:00Z');
const EVIL = '!=1+1';

let offset = 0;
function event(actor: string, ms: number, action: string, more: Partial<TestEvent> = {}): TestEvent {
  return {
    tenant_id: 'mine',
    actor_id: actor,
    actor_type: 'AGENT',
    occurred_at: new Date(ms),
    action,
    kafka_partition: 0,
    kafka_offset: (offset += 1),
    ...more,
  };
}

/** What agents do by chance: edges of all kinds in any order, many of them lost, at whole minutes; so that many tie. */
function chance(agent: string, random: Random): TestEvent[] {
  return Array.from({ length: 70 }, () => {
    // More at some times of the day, so that there are gaps and nights.
    const ms = START + random.below(9) * DAY + random.below(300) * (random.chance(0.3) ? 4 : 1) * MINUTE;
    const ticket = { ticket_id: random.pick(['A', 'B', 'C']) };
    const view = { ...ticket, details: { view_id: random.pick(['', 'v']) } };
    return random.pick([
      () => event(agent, ms, 'user.logged_in'),
      () => event(agent, ms, 'user.logged_out'),
      () =>
        event(agent, ms, 'user.state_changed', {
          details: { to_category: random.pick(['ONLINE', 'AWAY', 'OFFLINE', 'UNKNOWN']) },
        }),
      () =>
        event('boss', ms, 'user.state_changed', {
          target_type: 'user',
          target_id: agent,
          details: { to_category: 'AWAY' },
        }),
      () => event(agent, ms, 'user.viewed_ticket', view),
      () => event(agent, ms, 'user.viewed_ticket', view),
      () => event(agent, ms, 'user.left_ticket', view),
      () =>
        event(agent, ms, 'user.left_ticket', {
          ...view,
          details: { view_id: 'end', duration_ms: String(20 * MINUTE) },
        }),
      () => event(agent, ms, 'ticket.note_added', ticket),
      () => event(agent, ms, 'ticket.called', { ...ticket, details: { duration_ms: '61000' } }),
      () => event(agent, ms, 'audit.searched'),
    ])();
  });
}

const AGENTS = [...Array.from({ length: 24 }, (_, n) => `agent-${n}`), EVIL];
const random = new Random('time');
const utc = (text: string): number => Date.parse(`2026-03-${text}:00Z`);
/** Made by hand: a night shift over midnight and the change of the clock, two sessions, lost ends, overlaps. */
const made: TestEvent[] = [
  event('ann', Date.parse('2025-10-25T20:00:00Z'), 'user.logged_in'),
  event('ann', Date.parse('2025-10-27T00:00:00Z'), 'user.logged_out'),
  event('ann', utc('28T20:00'), 'user.logged_in', { department: 'support' }),
  event('ann', utc('29T04:00'), 'user.logged_out'),
  event('ann', utc('30T08:00'), 'user.logged_in', { session_id: 's1' }),
  event('ann', utc('30T09:00'), 'user.logged_out', { session_id: 's1' }),
  event('ann', utc('30T10:00'), 'user.logged_in', { session_id: 's2' }),
  event('ann', utc('30T10:10'), 'user.viewed_ticket', { ticket_id: 'A', department: 'support' }),
  event('ann', utc('30T10:20'), 'user.viewed_ticket', { ticket_id: 'B' }),
  event('ann', utc('30T10:40'), 'user.left_ticket', { ticket_id: 'A', details: { duration_ms: '1' } }),
  event('ann', utc('30T10:50'), 'ticket.note_added', { ticket_id: 'B' }),
  event('ann', utc('30T11:00'), 'ticket.called', {
    ticket_id: 'A',
    department: 'support',
    details: { duration_ms: '90000' },
  }),
  event('ann', utc('31T08:00'), 'user.logged_in'),
  event('ann', utc('31T08:30'), 'user.logged_out'),
];
const mine = [...AGENTS.flatMap((agent) => chance(agent, random)), ...made];

const spanOf = ({ from, to }: { from: string; to: string }): number => Date.parse(to) - Date.parse(from);

describe('GET /v1/reports/time', () => {
  let service: RunningService;
  let key: string;
  let evidence: EventSource;
  beforeAll(async () => {
    service = await runningService('time');
    await installProjections(service.writer, readProjections(), { database: service.writer.database });
    await service.store([...mine, ...mine.map((one) => ({ ...one, tenant_id: 'theirs', actor_id: 'other' }))]);
    key = await service.key('mine');
    evidence = askedEvents(service, key);
  }, 120_000);
  afterAll(async () => {
    await service.stop();
  });

  const ask = async (query: Query = {}): Promise<TimeAnswer> => {
    const answer = await service.get<TimeAnswer>(key, '/v1/reports/time', { ...PERIOD, ...query });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  const whole = ({ agent, from, to }: TimeRow, asOf: string) => ({
    agent,
    from: Date.parse(from),
    to: Date.parse(to),
    asOf: Date.parse(asOf),
  });

  it('is what somebody with a watch writes down, minute by minute', async () => {
    const { rows, meta } = await ask();
    const known = await knownEvents(mine)('/v1/events?action=ticket.*&action=user.*');
    const [first, last] = [Date.parse(meta.from), Date.parse(meta.to)];
    let told = 0;
    for (const agent of [...AGENTS, 'ann']) {
      for (const day of ['27', '28', '29', '30', '31']) {
        const row = rows.find((one) => one.agent === agent && one.day === `2026-03-${day}`);
        const from = row ? Date.parse(row.from) : Math.max(first, utc(`${day}T00:00`) - HOUR);
        const to = row ? Date.parse(row.to) : Math.min(last, from + (day === '29' ? 23 : 24) * HOUR);
        const expected = watchedDay(known, { agent, from, to, asOf: Date.parse(meta.as_of) });
        const none = Object.fromEntries(TIME_COLUMNS.map((column) => [column, 0]));
        expect([agent, day, row?.values ?? none]).toEqual([agent, day, expected]);
        told += row ? 1 : 0;
      }
    }
    expect([told, rows.filter(({ agent }) => agent !== 'boss').length]).toEqual([told, told]);
    expect(told).toBeGreaterThan(80);
    for (const column of TIME_COLUMNS) {
      expect([column, rows.some(({ values }) => values[column] > 0)]).toEqual([column, true]);
    }
  });

  it('has numbers that follow from their evidence alone', async () => {
    const { rows, evidence: calls, meta } = await ask();
    const some = [
      ...Array.from({ length: 14 }, () => random.pick(rows)),
      ...rows.filter(({ agent }) => agent === EVIL).slice(0, 2),
    ];
    for (const row of some) {
      const filled = (template: string) =>
        template.replaceAll(/\{(\w+)\}/g, (_, name: 'agent' | 'from' | 'to' | 'since' | 'until') =>
          encodeURIComponent(row[name].replace(/^(?=[!*\\])/, '\\')),
        );
      for (const column of TIME_COLUMNS) {
        const { query, also } = calls[column];
        const found = [...(await evidence(filled(query))), ...(also === undefined ? [] : await evidence(filled(also)))];
        const distinct = [...new Map(found.map((one) => [one.kafka_offset, one])).values()];
        const ordered = distinct.sort(
          (a, b) => a.occurred_at.getTime() - b.occurred_at.getTime() || a.kafka_offset - b.kafka_offset,
        );
        const expected = watchedDay(ordered, whole(row, meta.as_of))[column];
        expect([row.agent, row.day, column, row.values[column]]).toEqual([row.agent, row.day, column, expected]);
      }
    }
  }, 120_000);

  it('agrees with the days of agents', async () => {
    const { rows } = await ask({ actor: ['ann', 'agent-1', 'agent-2'] });
    expect(rows.length).toBeGreaterThan(8);
    for (const { agent, day, values, presence, shifts } of rows) {
      const { body } = await service.get<AgentTimeline>(key, `/v1/agents/${agent}/timeline`, { day, tz: ZONE });
      const { online_ms, away_ms, unknown_ms, viewing_ms, view_ms, calls, call_ms } = values;
      expect(body.totals).toMatchObject({ online_ms, away_ms, unknown_ms, viewing_ms, view_ms, calls, call_ms });
      expect(body.shifts).toEqual(shifts);
      expect(body.presence?.filter(({ category }) => category !== 'OFFLINE')).toMatchObject(presence);
    }
  });

  it('cuts a night shift at midnight, on a day of 23 hours too, and marks what goes on', async () => {
    const { rows } = await ask({ actor: 'ann' });
    const [before, after] = rows.filter(({ day }) => day === '2026-03-28' || day === '2026-03-29');
    expect(before).toMatchObject({
      values: { online_ms: 3 * HOUR },
      presence: [{ category: 'ONLINE', began_before: false, ends_after: true, closed_by: 'event' }],
    });
    expect(after).toMatchObject({
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
      values: { online_ms: 5 * HOUR },
      presence: [{ began_before: true, ends_after: false }],
      since: '2026-03-28T20:00:00.000Z',
    });
  });

  it('has all 25 hours of a day on which the clock goes back', async () => {
    const autumn = { from: '2025-10-25', to: '2025-10-28', tz: ZONE, actor: 'ann' };
    const { rows } = await ask(autumn);
    expect(
      rows.map(({ day, values, from, to }) => [day, values.online_ms / HOUR, spanOf({ from, to }) / HOUR]),
    ).toEqual([
      ['2025-10-25', 2, 24],
      ['2025-10-26', 25, 25],
      ['2025-10-27', 1, 24],
    ]);
  });

  it('has two sessions, a lost logout, a lost end of a view and an overlap, each marked', async () => {
    const { rows } = await ask({ actor: 'ann' });
    const day = rows.find((row) => row.day === '2026-03-30');
    expect(day?.presence.map(({ closed_by, duration_ms }) => [closed_by, duration_ms / MINUTE])).toEqual([
      ['event', 60],
      ['rule', 75],
    ]);
    expect(day?.tickets).toEqual([
      { ticket: 'B', views: 1, viewing_ms: 35 * MINUTE, overlap_ms: 20 * MINUTE, by_rule: 1 },
      { ticket: 'A', views: 1, viewing_ms: 30 * MINUTE, overlap_ms: 20 * MINUTE, by_rule: 0 },
    ]);
    expect(day?.values).toMatchObject({ viewing_ms: 45 * MINUTE, view_ms: 65 * MINUTE, overlap_ms: 20 * MINUTE });
    expect(day?.values).toMatchObject({ presences_by_rule: 1, views_by_rule: 1, calls: 1, call_ms: 90_000 });
  });

  it('of a department has what begins in it', async () => {
    const { rows } = await ask({ department: 'support' });
    expect(
      rows.map(({ agent, day, values }) => [agent, day, values.online_ms, values.viewing_ms, values.calls]),
    ).toEqual([
      ['ann', '2026-03-28', 3 * HOUR, 0, 0],
      ['ann', '2026-03-29', 5 * HOUR, 0, 0],
      ['ann', '2026-03-30', 0, 30 * MINUTE, 1],
    ]);
  });

  it('is CSV: days, states, or tickets, in which nothing is a formula', async () => {
    for (const [table, head] of [
      ['days', 'agent,day,from,to,online_ms'],
      ['presence', 'agent,day,category,began_at'],
      ['tickets', 'agent,day,ticket,views,viewing_ms'],
    ] as const) {
      const { body } = await service.get<string>(key, '/v1/reports/time', { ...PERIOD, format: 'csv', table });
      const lines = body.trimEnd().split('\r\n');
      expect(lines[0]?.startsWith(head)).toBe(true);
      expect(lines.length).toBeGreaterThan(30);
      expect(lines.filter((line) => /^"?[=+\-@\t]/.test(line))).toEqual([]);
    }
  });

  it('shows another tenant nothing of it', async () => {
    const theirs = await service.get<TimeAnswer>(await service.key('theirs'), '/v1/reports/time', PERIOD);
    expect(new Set(theirs.body.rows.map(({ agent }) => agent))).toEqual(new Set(['other', ...AGENTS]));
    expect(
      theirs.body.rows.filter(({ agent }) => agent !== 'other').every(({ values }) => values.online_ms === 0),
    ).toBe(true);
  });

  it('is of 35 days at most, and of that many when no end is given', async () => {
    const { meta } = await service
      .get<TimeAnswer>(key, '/v1/reports/time', { from: '2026-01-01' })
      .then(({ body }) => body);
    expect(meta.to).toBe('2026-02-05T00:00:00.000Z');
    const answer = await service.get(key, '/v1/reports/time', { from: '2026-01-01', to: '2026-02-06' });
    expect(answer).toMatchObject({
      status: 400,
      body: { parameter: 'to', detail: expect.stringContaining('35 days') },
    });
  });
});

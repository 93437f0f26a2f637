import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestEvent, tiedEvents } from '../../test/event-rows.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { type AggregatesAnswer } from './aggregates.operation.js';

const HOUR = 3_600_000;

/** Calls of different length by several agents, in sessions, with a label; two days apart at most. */
const calls = Array.from({ length: 300 }, (_, n) => {
  const hour = [1, 2, 5, 30][(n * 7) % 4] ?? 0;
  const duration = ((n * 37) % 101) * 1000;
  const agent = `agent-${Math.floor(Math.sqrt(n))}`;
  const session = n % 3 === 0 ? '' : `s${n % 20}`;
  const event: TestEvent = {
    tenant_id: 'calls',
    occurred_at: new Date(Date.UTC(2026, 0, 1) + hour * HOUR + n * 1000),
    action: 'ticket.called',
    actor_id: agent,
    actor_type: n % 10 === 0 ? 'BOT' : 'AGENT',
    ticket_id: `T-${n % 17}`,
    session_id: session,
    target_type: n % 2 === 0 ? 'phone' : '',
    labels: n % 4 === 0 ? { plan: 'gold', "o'dd\\key": 'x' } : {},
    details: { duration_ms: n % 5 === 0 ? 'unknown' : String(duration), line: `L${n % 2}` },
    kafka_partition: 0,
    kafka_offset: n,
  };
  return { hour, duration, agent, session, event };
});
const count = (holds: (call: (typeof calls)[number]) => boolean) => calls.filter(holds).length;

describe('GET /v1/aggregates', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('measures');
    await service.store([...calls.map(({ event }) => event), ...tiedEvents('theirs', 200)]);
    key = await service.key('calls');
  });
  afterAll(async () => {
    await service.stop();
  });

  const ask = async (query: Query) => {
    const answer = await service.get<AggregatesAnswer>(key, '/v1/aggregates', query);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body.rows;
  };

  it.each([
    ['category', { ticket: calls.length }],
    ['actor_type', { BOT: 30, AGENT: 270 }],
    ['target_type', { phone: 150, null: 150 }],
    ['label.plan', { gold: 75, null: 225 }],
    ["label.o'dd\\key", { x: 75, null: 225 }],
    ['detail.line', { L0: 150, L1: 150 }],
    ['detail.nothing', { null: 300 }],
  ])('groups by %s', async (name, expected) => {
    const rows = await ask({ group_by: name, measure: 'count' });
    expect(Object.fromEntries(rows.map((row) => [String(row[name]), row.count]))).toEqual(expected);
  });

  it.each([
    "x'); DROP TABLE audit_events --",
    'a\tb\n{c: String}',
    '\\',
    '\u0000',
    '__proto__',
    'ř😀',
    '`{tz: String}`',
  ])('takes %j as a key, and as nothing else', async (name) => {
    const query = { group_by: [`label.${name}`, `detail.${name}`], measure: ['count', `p50:detail.${name}`], top: '3' };
    expect(await ask(query)).toEqual([
      { [`label.${name}`]: null, [`detail.${name}`]: null, [`p50:detail.${name}`]: null, count: calls.length },
    ]);
  });

  it('groups by ticket and session', async () => {
    const rows = await ask({ group_by: ['ticket', 'session'], measure: 'count' });
    expect(rows.reduce((sum, row) => sum + Number(row.count), 0)).toBe(calls.length);
    const [row] = rows.filter(({ ticket, session }) => ticket === 'T-1' && session === null);
    expect(row?.count).toBe(count((call) => call.event.ticket_id === 'T-1' && call.session === ''));
  });

  it('measures what is asked for, and nothing else', async () => {
    const [row] = await ask({ measure: ['first', 'last', 'distinct_sessions', 'distinct_tickets'] });
    const times = calls.map(({ event }) => event.occurred_at.getTime());
    expect(row).toEqual({
      first: new Date(Math.min(...times)).toISOString(),
      last: new Date(Math.max(...times)).toISOString(),
      distinct_sessions: new Set(calls.map(({ session }) => session).filter(Boolean)).size,
      distinct_tickets: 17,
    });
    expect(await ask({ measure: ['count', 'first', 'p50:detail.duration_ms'], actor: 'nobody' })).toEqual([
      { count: 0, first: null, 'p50:detail.duration_ms': null },
    ]);
  });

  it('takes quantiles of the numbers of a field', async () => {
    const numbers = calls
      .filter((_, n) => n % 5 !== 0)
      .map(({ duration }) => duration)
      .sort((a, b) => a - b);
    const at = (level: number) => numbers[Math.floor(level * numbers.length)];
    const measures = ['p50', 'p90', 'p95', 'p99'].map((name) => `${name}:detail.duration_ms`);
    expect(await ask({ measure: measures })).toEqual([
      Object.fromEntries(measures.map((name, n) => [name, at([0.5, 0.9, 0.95, 0.99][n] ?? 0)])),
    ]);
    expect(await ask({ measure: 'p50:detail.line' })).toEqual([{ 'p50:detail.line': null }]);
  });

  it('divides by the hours of the range, or of the bucket as far as it is in the range', async () => {
    const day = { from: '2026-01-01', to: '2026-01-02' };
    const first = count(({ hour }) => hour < 24);
    expect(await ask({ measure: 'rate_per_hour', ...day })).toEqual([{ rate_per_hour: first / 24 }]);
    const rows = await ask({ measure: 'rate_per_hour', bucket: 'day', from: '2026-01-01T12:00:00Z' });
    expect(rows.map(({ rate_per_hour }) => rate_per_hour)).toEqual([count(({ hour }) => hour > 24) / 24]);
    const half = await ask({ measure: 'rate_per_hour', bucket: 'day', to: '2026-01-01T12:00:00Z' });
    expect(half.map(({ rate_per_hour }) => rate_per_hour)).toEqual([first / 12]);
  });

  describe('top', () => {
    const others = calls.filter(({ agent }) => !['agent-14', 'agent-15', 'agent-16'].includes(agent));

    it('tells the first groups, and the rest as one whose distincts are its own', async () => {
      const rows = await ask({ group_by: 'actor', top: '3' });
      expect(rows.map(({ actor, other, count: n }) => [actor, other, n])).toEqual([
        ['agent-16', undefined, 33],
        ['agent-15', undefined, 31],
        ['agent-14', undefined, 29],
        [null, true, others.length],
      ]);
      // The sums of the groups would be far more.
      expect(rows[3]).toMatchObject({ distinct_tickets: 17, distinct_actors: 15 });
    });

    it('picks the same groups in every bucket', async () => {
      const rows = await ask({ group_by: ['actor', 'channel'], top: '1', bucket: 'hour', measure: 'count' });
      const named = new Set(rows.filter(({ other }) => other !== true).map(({ actor }) => actor));
      expect(named).toEqual(new Set(['agent-16']));
      expect(rows.reduce((sum, row) => sum + Number(row.count), 0)).toBe(calls.length);
    });

    it('has no rest when all are told, and follows the order', async () => {
      expect((await ask({ group_by: 'detail.line', top: '2' })).map(({ other }) => other)).toEqual([
        undefined,
        undefined,
      ]);
      const [least] = await ask({ group_by: 'actor', top: '1', order: 'count' });
      expect(least?.['actor']).toBe('agent-0');
      const [longest] = await ask({ group_by: 'actor', top: '1', order: '-distinct_tickets', measure: 'count' });
      expect(longest).toEqual({ actor: 'agent-10', count: 21 });
    });
  });

  describe('fill', () => {
    it('tells buckets without events, from from to to', async () => {
      const range = { from: '2026-01-01T01:30:00Z', to: '2026-01-01T07:30:00Z' };
      const rows = await ask({
        bucket: 'hour',
        fill: 'true',
        measure: ['count', 'first', 'distinct_tickets'],
        ...range,
      });
      expect(rows.map(({ bucket }) => bucket?.slice(11, 16))).toEqual([
        '01:00',
        '02:00',
        '03:00',
        '04:00',
        '05:00',
        '06:00',
        '07:00',
      ]);
      expect(rows[2]).toEqual({
        bucket: '2026-01-01T03:00:00.000Z',
        bucket_end: '2026-01-01T04:00:00.000Z',
        count: 0,
        first: null,
        distinct_tickets: 0,
      });
      expect(rows[1]?.count).toBe(count(({ hour }) => hour === 2));
    });

    it('without a range goes from the first bucket to the last, for every group', async () => {
      const rows = await ask({ bucket: 'day', fill: 'true', group_by: 'detail.line', tz: 'Europe/Prague' });
      expect(rows.map(({ bucket, ...row }) => [bucket?.slice(0, 10), row['detail.line'], row.count])).toEqual([
        ['2025-12-31', 'L0', 150],
        ['2025-12-31', 'L1', 75],
        ['2026-01-01', 'L1', 75],
        ['2026-01-01', 'L0', 0],
      ]);
      expect(await ask({ bucket: 'day', fill: 'true', actor: 'nobody' })).toEqual([]);
    });

    it('has days of 23 and 25 hours', async () => {
      const lengths = async (from: string, to: string) =>
        (await ask({ bucket: 'day', fill: 'true', tz: 'Europe/Prague', from, to })).map(
          ({ bucket, bucket_end }) => (Date.parse(bucket_end ?? '') - Date.parse(bucket ?? '')) / HOUR,
        );
      expect(await lengths('2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z')).toEqual([24, 23, 24]);
      expect(await lengths('2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z')).toEqual([24, 25, 24]);
    });

    it('is bounded', async () => {
      const query = { bucket: 'minute', fill: 'true', from: '2000-01-01', to: '2026-01-01' };
      for (const more of [{}, { from: '2025-12-31T00:00:00Z' }]) {
        const answer = await service.get(key, '/v1/aggregates', { ...query, ...more });
        expect(answer).toMatchObject({ status: 422, body: { parameter: 'limit' } });
      }
    });
  });
});

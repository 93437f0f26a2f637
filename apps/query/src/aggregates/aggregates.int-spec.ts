import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TiedEvent, tiedEvents } from '../../test/event-rows.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { type AggregateRow } from './aggregates.operation.js';

interface Aggregates {
  group_by: string[];
  bucket?: string;
  tz?: string;
  rows: AggregateRow[];
}

const mine = tiedEvents('mine', 900);
const COLUMNS = {
  action: 'action',
  actor: 'actor_id',
  department: 'department',
  channel: 'channel',
  outcome: 'outcome',
} as const;
type Dimension = keyof typeof COLUMNS;

const notAudit = (event: TiedEvent) => event.action !== 'audit.searched';

/** The same counts, by hand. */
function counted(events: readonly TiedEvent[], by: readonly Dimension[]) {
  const groups = new Map<string, TiedEvent[]>();
  for (const event of events) {
    const key = JSON.stringify(by.map((name): string | null => event[COLUMNS[name]] || null));
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups.entries()].map(([key, members]) => ({
    ...Object.fromEntries(
      (JSON.parse(key) as (string | null)[]).map((value, n): [string, string | null] => [by[n] ?? '', value]),
    ),
    count: members.length,
    distinct_tickets: new Set(members.map((event) => event.ticket_id).filter((id) => id !== '')).size,
    distinct_actors: new Set(members.map((event) => event.actor_id)).size,
  }));
}

/** Local date of a moment, by the calendar of the runtime rather than ours. */
function localDate(ms: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return format.format(ms);
}

/** First moment of each local date among the given ones. */
function firstOfDates(moments: readonly number[], zone: string): number[] {
  const first = new Map<string, number>();
  for (const ms of moments) {
    const date = localDate(ms, zone);
    if (!first.has(date)) first.set(date, ms);
  }
  return [...first.values()];
}

describe('GET /v1/aggregates', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('aggregates');
    await service.store([...mine, ...tiedEvents('theirs', 400)]);
    key = await service.key('mine');
  });
  afterAll(async () => {
    await service.stop();
  });

  const ask = async (query: Query, as = key) => {
    const answer = await service.get<Aggregates>(as, '/v1/aggregates', query);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  const withoutBucket = (row: AggregateRow) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('bucket')));
  const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();

  it('counts all when nothing is grouped, nothing included', async () => {
    expect(await ask({})).toEqual({
      group_by: [],
      rows: counted(mine.filter(notAudit), []),
      meta: { source: 'audit_events', why: expect.stringContaining('action_counts_hourly has no distinct_tickets') },
    });
    expect((await ask({ actor: 'nobody' })).rows).toEqual([{ count: 0, distinct_tickets: 0, distinct_actors: 0 }]);
  });

  const groupings: Dimension[][] = [
    ['action'],
    ['actor'],
    ['department'],
    ['channel'],
    ['outcome'],
    ['action', 'actor', 'department', 'channel'],
  ];
  it.each(groupings.map((by) => [by]))('groups by %j', async (by) => {
    const { rows, group_by } = await ask({ group_by: by });
    expect(group_by).toEqual(by);
    expect(sorted(rows)).toEqual(sorted(counted(mine.filter(notAudit), by)));
    const counts = rows.map(({ count }) => Number(count));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  it('takes the filters of lists', async () => {
    const query = {
      group_by: 'actor',
      action: ['ticket.*', 'audit.*'],
      department: 'sales',
      from: '2026-01-20',
      to: '2026-03-10',
    };
    const wanted = mine.filter(
      (event) =>
        /^(ticket|audit)\./.test(event.action) &&
        event.department === 'sales' &&
        event.occurred_at >= new Date('2026-01-20') &&
        event.occurred_at < new Date('2026-03-10'),
    );
    expect(sorted((await ask(query)).rows)).toEqual(sorted(counted(wanted, ['actor'])));
    expect(sorted((await ask({ group_by: 'action', ticket: 'T-2' })).rows)).toEqual(
      sorted(
        counted(
          mine.filter((event) => notAudit(event) && event.ticket_id === 'T-2'),
          ['action'],
        ),
      ),
    );
  });

  it('says what else was counted in a bucket of time', async () => {
    const { rows, bucket, tz } = await ask({ bucket: 'month', group_by: 'action' });
    expect({ bucket, tz }).toEqual({ bucket: 'month', tz: 'UTC' });
    const january = rows.filter((row) => row.bucket === '2026-01-01T00:00:00.000Z');
    expect(new Set(january.map((row) => row.bucket_end))).toEqual(new Set(['2026-02-01T00:00:00.000Z']));
    const wanted = mine.filter((event) => notAudit(event) && event.occurred_at < new Date('2026-02-01'));
    expect(sorted(january.map(withoutBucket))).toEqual(sorted(counted(wanted, ['action'])));
    const order = rows.map((row) => row.bucket ?? '');
    expect(order).toEqual([...order].sort());
  });

  it('refuses more groups than the limit, and says what to do', async () => {
    const exact = (await ask({ group_by: 'actor', limit: '4' })).rows;
    expect(exact).toHaveLength(4);
    const answer = await service.get(key, '/v1/aggregates', { group_by: 'actor', limit: '3' });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        type: 'urn:docket:problem:limit-exceeded',
        parameter: 'limit',
        detail: expect.stringContaining('more than 3 groups'),
      },
    });
  });

  it('shows a tenant nothing of another', async () => {
    const theirs = tiedEvents('theirs', 400).filter(notAudit);
    expect((await ask({}, await service.key('theirs'))).rows).toEqual(counted(theirs, []));
    expect((await ask({}, await service.key('nobody'))).rows).toEqual([
      { count: 0, distinct_tickets: 0, distinct_actors: 0 },
    ]);
  });

  describe('buckets', () => {
    const QUARTER = 15 * 60_000;
    /** One event each quarter of an hour around moments at which clocks change. */
    const around = (from: string, days: number) =>
      Array.from({ length: days * 96 }, (_, n) => Date.parse(from) + n * QUARTER);
    const changes: [string, string][] = [
      ['Europe/Prague', '2026-03-27T00:00:00Z'],
      ['Europe/Prague', '2026-10-23T00:00:00Z'],
      ['America/New_York', '2026-03-06T00:00:00Z'],
      ['America/New_York', '2026-10-30T00:00:00Z'],
      // Half an hour of summer time.
      ['Australia/Lord_Howe', '2026-04-03T00:00:00Z'],
      // A day that has no midnight.
      ['America/Sao_Paulo', '2018-11-02T00:00:00Z'],
      ['Asia/Kolkata', '2026-01-30T00:00:00Z'],
      // A date that never was.
      ['Pacific/Apia', '2011-12-29T00:00:00Z'],
      ['Europe/Prague', '2150-01-30T00:00:00Z'],
      ['UTC', '2026-02-27T00:00:00Z'],
    ];

    it.each(changes)('of a day follow the calendar of %s around %s', async (zone, from) => {
      const moments = around(from, 5);
      const tenant = `${zone}/${from}`;
      await service.store(
        moments.map((ms, n) => ({ tenant_id: tenant, occurred_at: new Date(ms), kafka_partition: 0, kafka_offset: n })),
      );
      const mineKey = await service.key(tenant);
      const { rows } = await ask({ bucket: 'day', tz: zone }, mineKey);
      const counts = new Map<string, number>();
      for (const ms of moments) counts.set(localDate(ms, zone), (counts.get(localDate(ms, zone)) ?? 0) + 1);
      expect(rows.map(({ count }) => count)).toEqual([...counts.values()]);
      // The first day began before the first event; all others begin with an event.
      const seen = rows.map(({ bucket }) => Date.parse(bucket ?? ''));
      expect(seen.slice(1)).toEqual(firstOfDates(moments, zone).slice(1));
      const ends = rows.map(({ bucket_end }) => Date.parse(bucket_end ?? ''));
      expect(ends.slice(0, -1)).toEqual(seen.slice(1));
      // What a row counts is what its bounds select.
      for (const row of rows) {
        const page = await service.get<{ events: unknown[] }>(mineKey, '/v1/events', {
          from: row.bucket ?? '',
          to: row.bucket_end ?? '',
          limit: '1000',
        });
        expect(page.body.events).toHaveLength(Number(row.count));
      }
    });

    it('of an hour tell the two hours apart that a clock shows twice', async () => {
      const moments = around('2026-10-25T00:00:00Z', 1).slice(0, 12);
      await service.store(
        moments.map((ms, n) => ({
          tenant_id: 'hours',
          occurred_at: new Date(ms),
          kafka_partition: 0,
          kafka_offset: n,
        })),
      );
      const { rows } = await ask({ bucket: 'hour', tz: 'Europe/Prague' }, await service.key('hours'));
      expect(rows.map(({ bucket, bucket_end, count }) => [bucket, bucket_end, count])).toEqual([
        ['2026-10-25T00:00:00.000Z', '2026-10-25T01:00:00.000Z', 4],
        ['2026-10-25T01:00:00.000Z', '2026-10-25T02:00:00.000Z', 4],
        ['2026-10-25T02:00:00.000Z', '2026-10-25T03:00:00.000Z', 4],
      ]);
    });

    it('of an hour begin at half past where the clock does', async () => {
      await service.store([
        { tenant_id: 'half', occurred_at: new Date('2026-01-01T10:45:00Z'), kafka_partition: 0, kafka_offset: 1 },
      ]);
      const { rows } = await ask({ bucket: 'hour', tz: 'asia/kolkata' }, await service.key('half'));
      expect(rows).toMatchObject([{ bucket: '2026-01-01T10:30:00.000Z', bucket_end: '2026-01-01T11:30:00.000Z' }]);
    });

    it('of a minute, a week (from Monday) and a month have their bounds', async () => {
      await service.store([
        {
          tenant_id: 'lengths',
          occurred_at: new Date('2026-03-29T10:15:30.500Z'),
          kafka_partition: 0,
          kafka_offset: 1,
        },
      ]);
      const lengthsKey = await service.key('lengths');
      const bounds = async (bucket: string) => {
        const { rows } = await ask({ bucket, tz: 'Europe/Prague' }, lengthsKey);
        return [rows[0]?.bucket, rows[0]?.bucket_end];
      };
      expect(await bounds('minute')).toEqual(['2026-03-29T10:15:00.000Z', '2026-03-29T10:16:00.000Z']);
      expect(await bounds('week')).toEqual(['2026-03-22T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
      expect(await bounds('month')).toEqual(['2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z']);
    });
  });

  const wrong: [Query, string, string][] = [
    [{ group_by: 'tickets' }, 'group_by', 'must be one of action, category, actor'],
    [{ group_by: 'label.' }, 'group_by', 'must be one of'],
    [{ group_by: ['action', 'actor', 'department', 'channel', 'outcome'] }, 'group_by', 'more than 4'],
    [{ measure: 'sum' }, 'measure', 'must be one of count'],
    [{ measure: 'p42:detail.duration_ms' }, 'measure', 'p90:detail.duration_ms'],
    [{ measure: 'rate_per_hour' }, 'measure', 'needs bucket, or from and to'],
    [{ order: '-size' }, 'order', 'must be one of count'],
    [{ top: '5' }, 'top', 'needs group_by'],
    [{ top: '0', group_by: 'action' }, 'top', 'from 1 to 1000'],
    [{ fill: 'true' }, 'fill', 'needs bucket'],
    [{ fill: 'yes', bucket: 'day' }, 'fill', 'true or false'],
    [{ group_by: 'constructor' }, 'group_by', 'must be one of'],
    [{ bucket: 'year' }, 'bucket', 'must be one of minute, hour, day, week, month'],
    [{ bucket: 'day', tz: 'Mars/Olympus' }, 'tz', 'IANA'],
    [{ bucket: 'day', tz: '+01:00' }, 'tz', 'IANA'],
    [{ tz: 'UTC' }, 'tz', 'needs bucket'],
    [{ limit: '10001' }, 'limit', 'from 1 to 10000'],
    [{ gruop_by: 'action' }, 'gruop_by', 'did you mean group_by?'],
  ];
  it.each(wrong)('refuses %j', async (query, parameter, detail) => {
    const answer = await service.get(key, '/v1/aggregates', query);
    expect(answer).toMatchObject({ status: 400, body: { parameter, detail: expect.stringContaining(detail) } });
  });
});

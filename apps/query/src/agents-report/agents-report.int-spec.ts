import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installProjections, readProjections } from '@docket/projections';
import { Random } from '@docket/traffic';
import { askedEvents } from '../../test/asked-events.js';
import { type EventSource } from '../../test/evidence.js';
import { type TestEvent } from '../../test/event-rows.js';
import { ODD, oddEvents } from '../../test/odd-events.js';
import { recomputed } from '../../test/recomputed-cell.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { trafficRows } from '../../test/traffic-rows.js';
import { type AgentsAnswer } from './agents-report.operation.js';
import { type Column, COLUMNS } from './columns.js';
import { medianValues } from './medians.js';

const START = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();
const MONTH = { from: iso(START + 7 * DAY), to: iso(START + 35 * DAY) };
/** A month, a week before it, and one after it: what is around a period has a say in it. */
const events = trafficRows({ seed: 3, tenantId: 'mine', agents: 7, start: START }, START + 42 * DAY);
const EVIL = '=HYPERLINK("http://x","y")';
const evil = {
  tenant_id: 'mine',
  occurred_at: new Date(START + 8 * DAY),
  kafka_partition: 9,
  actor_type: 'AGENT',
  actor_id: EVIL,
};
const odd: TestEvent[] = [
  { ...evil, action: 'ticket.note_added', ticket_id: 'T', kafka_offset: 1 },
  { ...evil, action: 'audit.searched', kafka_offset: 2 },
];
const mine = [...events, ...odd, ...oddEvents('mine', START + 7 * DAY)];
/** How often a filter may be repeated in one request. */
const MOST_TICKETS = 100;

/** Each column twice in each of four reports. */
describe('GET /v1/reports/agents', () => {
  let service: RunningService;
  let key: string;
  let evidence: EventSource;
  beforeAll(async () => {
    service = await runningService('agents');
    const needed = readProjections().filter(({ name }) => name === 'agent_activity_hourly');
    await installProjections(service.writer, needed, { database: service.writer.database });
    for (let from = 0; from < mine.length; from += 20_000) await service.store(mine.slice(from, from + 20_000));
    await service.store(mine.slice(0, 500).map((event) => ({ ...event, tenant_id: 'theirs' })));
    key = await service.key('mine');
    evidence = remembered(askedEvents(service, key));
  }, 120_000);
  afterAll(async () => {
    await service.stop();
  });

  const ask = async (query: Query): Promise<AgentsAnswer> => {
    const answer = await service.get<AgentsAnswer>(key, '/v1/reports/agents', query);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };

  /** One number from its evidence alone, as a client would follow it. */
  async function fromEvidence(answer: AgentsAnswer, which: 'current' | 'previous', rowKey: string, column: Column) {
    const period = which === 'current' ? answer.meta : answer.meta.previous;
    const { query, also, then } =
      (which === 'current' ? answer.evidence.current : answer.evidence.previous)?.[column] ?? {};
    if (!period || query === undefined) throw new Error('no evidence');
    const filled = (text: string) => text.replace('{key}', encodeURIComponent(rowKey));
    const rows = await evidence(filled(query));
    const tickets = [...new Set(rows.flatMap(({ ticket_id }) => ticket_id || []))].map(encodeURIComponent);
    const more: TestEvent[] = [];
    for (let n = 0; then !== undefined && n < tickets.length; n += MOST_TICKETS) {
      const some = tickets.slice(n, n + MOST_TICKETS).map((ticket) => `ticket=${ticket}`);
      more.push(...(await evidence(then.replace('ticket={ticket_id}', some.join('&')))));
    }
    return recomputed({
      column,
      by: answer.meta.by,
      key: rowKey,
      departments: new URL(query, 'http://x').searchParams.getAll('department'),
      from: Date.parse(period.from),
      to: Date.parse(period.to),
      asOf: Date.parse(answer.meta.as_of),
      rows,
      also: also === undefined ? [] : await evidence(filled(also)),
      then: more,
    });
  }

  const questions: [string, Query, AgentsAnswer['meta']['source']][] = [
    ['by agent', { ...MONTH, compare: 'previous' }, 'agent_activity_hourly'],
    ['by department', { ...MONTH, by: 'department', compare: 'previous' }, 'agent_activity_hourly'],
    ['of some minutes more', { from: iso(START + 7 * DAY + 90_000), to: MONTH.to }, 'audit_events'],
    [
      'of some minutes more, by department',
      { from: iso(START + 7 * DAY + 1), to: MONTH.to, by: 'department' },
      'audit_events',
    ],
  ];
  it.each(questions)('%s: 52 cells by chance are what their evidence says', async (name, query, source) => {
    const answer = await ask(query);
    expect(answer.meta.source).toBe(source);
    const random = new Random(name);
    let told = 0;
    for (let n = 0; n < 52; n += 1) {
      const row = random.pick(answer.rows);
      // Each column in its turn.
      const column = COLUMNS[n % COLUMNS.length] ?? 'events';
      const which = answer.meta.previous && random.chance(0.3) ? 'previous' : 'current';
      const shown = (which === 'current' ? row.values : row.previous)?.[column] ?? null;
      const expected = await fromEvidence(answer, which, row.key, column);
      told += shown === null || shown === 0 ? 0 : 1;
      if (column === 'rating_mean' && shown !== null) expect(shown).toBeCloseTo(expected ?? NaN, 4);
      else expect([row.key, column, which, shown]).toEqual([row.key, column, which, expected]);
    }
    expect(told).toBeGreaterThan(26);
  });

  it.each(['agent', 'department'])('by %s: what is odd is what its evidence says, in every column', async (by) => {
    const answer = await ask({ ...MONTH, by });
    const rowKey = by === 'agent' ? ODD : 'oddities';
    const row = answer.rows.find((one) => one.key === rowKey);
    for (const column of COLUMNS) {
      expect([column, row?.values[column]]).toEqual([column, await fromEvidence(answer, 'current', rowKey, column)]);
    }
    if (by === 'department') return;
    const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000];
    expect(row?.values).toMatchObject({
      notes: 1,
      resolved: 4,
      reopened: 2,
      resolution_p50_ms: 31 * HOUR,
      first_responses: 1,
      first_response_p50_ms: 2 * HOUR,
      viewing_ms: 60 * SECOND + 3 * HOUR + 5 * MINUTE,
      calls: 2,
      call_ms: 5 * SECOND,
      transfers: 2,
      transfers_in: 0,
      transfers_out: 1,
      ratings: 1,
      rating_mean: 0.7,
      away_ms: HOUR,
      online_ms: 52 * HOUR + 15 * MINUTE,
    });
  });

  it('of one department counts what happened there', async () => {
    const answer = await ask({ ...MONTH, department: departmentOf(mine) });
    const random = new Random('department');
    for (const column of COLUMNS.filter(
      (one) => !['viewing_ms', 'online_ms', 'away_ms', 'rating_mean'].includes(one),
    )) {
      const { key: rowKey, values } = random.pick(answer.rows);
      expect([column, values[column]]).toEqual([column, await fromEvidence(answer, 'current', rowKey, column)]);
    }
  });

  it('has something in every column', async () => {
    const { rows } = await ask(MONTH);
    for (const column of COLUMNS) {
      expect([column, rows.some(({ values }) => (values[column] ?? 0) > 0)]).toEqual([column, true]);
    }
  });

  it('compares with the period of equal length before it', async () => {
    const answer = await ask({ ...MONTH, compare: 'previous' });
    const before = { from: iso(START - 21 * DAY), to: MONTH.from };
    expect(answer.meta.previous).toEqual(before);
    const { rows } = await ask(before);
    for (const row of answer.rows) {
      const same = rows.find((one) => one.key === row.key);
      if (same) expect(row.previous).toEqual(same.values);
    }
    expect(rows.length).toBeGreaterThan(5);
  });

  it('compares with the median of the department, whoever is asked for', async () => {
    const all = await ask(MONTH);
    const home = all.rows.find(({ department }) => department !== null)?.department ?? '';
    const colleagues = all.rows.filter(({ department }) => department === home);
    expect(all.medians?.[home]).toEqual(medianValues(colleagues.map(({ values }) => values)));
    const one = colleagues[0]?.key ?? '';
    const answer = await ask({ ...MONTH, actor: one });
    expect(answer.rows.map((row) => row.key)).toEqual([one]);
    expect(answer.medians).toEqual(all.medians);
  });

  it('leaves out what Docket itself did', async () => {
    const { rows } = await ask({ ...MONTH, actor: EVIL });
    expect(rows.map(({ values }) => [values.events, values.notes, values.online_ms])).toEqual([[1, 1, 0]]);
  });

  it('begins dates by the clock that is asked for', async () => {
    const { meta } = await ask({ from: '2026-03-28', to: '2026-03-30', tz: 'Europe/Prague' });
    expect([meta.from, meta.to, meta.tz]).toEqual([
      '2026-03-27T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
      'Europe/Prague',
    ]);
  });

  it('is empty where nothing happened, and another tenant sees nothing of it', async () => {
    expect(await ask({ from: '2025-01-01', to: '2025-01-02' })).toMatchObject({ rows: [], medians: {} });
    const theirs = await service.get<AgentsAnswer>(await service.key('theirs'), '/v1/reports/agents', MONTH);
    expect(theirs.body.rows.map((row) => row.key)).not.toContain(EVIL);
  });

  it('is CSV, in which no id is a formula', async () => {
    for (const [suffix, headers] of [
      ['&format=csv', {}],
      ['', { accept: 'text/csv' }],
    ] as const) {
      const { from, to } = MONTH;
      const response = await fetch(`${service.url}/v1/reports/agents?from=${from}&to=${to}&compare=previous${suffix}`, {
        headers: { authorization: `Bearer ${key}`, ...headers },
      });
      expect(response.headers.get('content-type')).toContain('text/csv');
      const lines = (await response.text()).split('\r\n');
      expect(lines[0]?.split(',')).toHaveLength(2 + 3 * COLUMNS.length);
      expect(lines.filter((line) => /^"?[=+\-@\t]/.test(line))).toEqual([]);
      expect(lines.find((line) => line.includes('HYPERLINK'))).toMatch(/^"'=HYPERLINK\(""http/);
    }
  });

  const wrong: [string, Query, string][] = [
    ['no beginning', {}, 'from'],
    ['an end before it', { from: '2026-02-01', to: '2026-01-01' }, 'to'],
    ['too long a time', { from: '2024-01-01', to: '2026-01-01' }, 'to'],
    ['a date that is none', { from: '2026-02-30' }, 'from'],
    ['a date before time', { from: '0001-01-01' }, 'from'],
    ['a zone that is none', { ...MONTH, tz: 'Mars' }, 'tz'],
    ['a row that is none', { ...MONTH, by: 'ticket' }, 'by'],
    ['agents by department', { ...MONTH, by: 'department', actor: 'a' }, 'actor'],
    ['a format that is none', { ...MONTH, format: 'pdf' }, 'format'],
  ];
  it.each(wrong)('refuses %s by name', async (_, query, parameter) => {
    expect(await service.get(key, '/v1/reports/agents', query)).toMatchObject({ status: 400, body: { parameter } });
  });
});

/** Asks everything once: nothing is stored meanwhile, and columns share what they are made of. */
function remembered(source: EventSource): EventSource {
  const asked = new Map<string, ReturnType<EventSource>>();
  return (query) => {
    const known = asked.get(query) ?? source(query);
    asked.set(query, known);
    return known;
  };
}

/** Where most happened. */
function departmentOf(all: readonly TestEvent[]): string {
  const counts = new Map<string, number>();
  for (const { department = '' } of all)
    if (department !== '') counts.set(department, (counts.get(department) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Random } from '@docket/traffic';
import { askedEvents } from '../../test/asked-events.js';
import { type EventSource } from '../../test/evidence.js';
import { type TestEvent } from '../../test/event-rows.js';
import { recomputed } from '../../test/recomputed-cell.js';
import { storeReview } from '../../test/reviews.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { ALL_DAY, policyOf, storePolicy } from '../../test/sla-policies.js';
import { trafficRows } from '../../test/traffic-rows.js';
import { type SlaAnswer } from '../sla-report/sla-report.controller.js';
import { FIFTHS, QUALITY_COLUMNS, type QualityColumn } from './columns.js';
import { type QualityAnswer } from './quality-report.operation.js';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const START = Date.UTC(2026, 0, 5);
const PERIOD = { from: '2026-01-07', to: '2026-01-12', tz: 'Europe/Prague' };
const EVIL = '!=1+1';
/** Agents in whose cells there is nothing by chance. */
const [SHINY, QUIET] = ['shiny', 'quiet'];

let offset = 0;
function event(action: string, hours: number, more: Partial<TestEvent> = {}): TestEvent {
  offset += 1;
  const at = { occurred_at: new Date(START + 4 * DAY + hours * HOUR), kafka_partition: 9, kafka_offset: offset };
  return { tenant_id: 'mine', actor_type: 'AGENT', actor_id: EVIL, ticket_id: 'T-evil', action, ...at, ...more };
}
const status = (from: string, to: string) => ({ details: { from: '', to: '', from_category: from, to_category: to } });
const rated = (agent_id: string, rating: number, best = 5, worst = 1) => ({
  actor_type: 'CONTACT',
  actor_id: 'c',
  details: { agent_id, rating: String(rating), scale: String(best), scale_min: String(worst) },
});
/** A ticket that was given away at once, answered never, resolved late, and opened again; and ratings at all ends of the scale. */
const made: TestEvent[] = [
  event('ticket.created', 0, { details: { agent_id: EVIL, status_category: 'OPEN' } }),
  event('ticket.status_changed', 30, status('OPEN', 'RESOLVED')),
  event('ticket.status_changed', 40, status('RESOLVED', 'OPEN')),
  event('ticket.status_changed', 41, status('OPEN', 'RESOLVED')),
  event('ticket.ranked', 50, rated(EVIL, 1)),
  event('ticket.ranked', 51, rated(SHINY, 5)),
  event('ticket.ranked', 52, rated(SHINY, 4)),
  event('ticket.ranked', 53, rated(SHINY, 3)),
  event('ticket.ranked', 54, rated(SHINY, 2)),
  event('ticket.ranked', 55, rated(SHINY, 9)),
  event('ticket.ranked', 56, rated(SHINY, -2)),
  event('ticket.ranked', 57, rated(SHINY, 1, 1, 1)),
  event('user.viewed_ticket', 58, { actor_id: QUIET }),
];
const traffic = trafficRows({ seed: 7, tenantId: 'mine', agents: 4, start: START }, START + 5 * DAY);
const POLICY = policyOf({
  targets: {
    first_assignment: 5,
    first_response: 30,
    next_response: 60,
    chat_answer: 1,
    call_answer: 1,
    resolution: 480,
  },
  calendar: ALL_DAY,
  pause: { categories: ['WAITING'] },
});

/** What a seed draws of tickets, as docs/metrics.md says. */
function drawn(seed: string, tickets: readonly (string | undefined)[], count: number): (string | undefined)[] {
  const lot = (ticket = '') => createHash('sha256').update(`${seed}:${ticket}`).digest('hex');
  return [...new Set(tickets)].sort((a, b) => (lot(a) < lot(b) ? -1 : 1)).slice(0, count);
}

describe('GET /v1/reports/quality', () => {
  let service: RunningService;
  let key: string;
  let evidence: EventSource;
  beforeAll(async () => {
    service = await runningService('quality');
    await service.store([...traffic, ...made]);
    await service.store(made.map((one) => ({ ...one, tenant_id: 'theirs' })));
    for (const tenant of ['mine', 'theirs']) await storePolicy(service.writer, tenant, POLICY);
    key = await service.key('mine');
    evidence = askedEvents(service, key);
  }, 120_000);
  afterAll(async () => {
    await service.stop();
  });

  const ask = async (query: Query = {}, by = key): Promise<QualityAnswer> => {
    const answer = await service.get<QualityAnswer>(by, '/v1/reports/quality', { ...PERIOD, ...query });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  const samples = ({ rows }: QualityAnswer) =>
    Object.fromEntries(rows.map((row) => [row.key, row.sample.map(({ ticket }) => ticket)]));

  async function followed(agent: string, { query, then }: QualityAnswer['evidence']['tickets']) {
    const rows = await evidence(query.replace('{key}', encodeURIComponent(agent.replace(/^(?=[!*\\])/, '\\'))));
    if (then === undefined) return { rows, then: [] };
    const tickets = [...new Set(rows.map(({ ticket_id = '' }) => ticket_id))];
    const found: TestEvent[] = [];
    for (let n = 0; n < tickets.length; n += 100) {
      const some = tickets.slice(n, n + 100).map((ticket) => `ticket=${encodeURIComponent(ticket)}`);
      found.push(...(await evidence(then.replace('ticket={ticket_id}', some.join('&')))));
    }
    return { rows, then: found };
  }

  async function countedTargets(agent: string, query: string): Promise<number> {
    const address = query.replace('{key}', encodeURIComponent(agent));
    const { status: answered, body } = await service.get<SlaAnswer>(key, `${address}&limit=1000`);
    expect([answered, body.rows.length]).toEqual([200, body.meta.rows]);
    return body.rows.length;
  }

  async function again(agent: string, column: QualityColumn, { evidence: calls, meta }: QualityAnswer) {
    const { query } = calls[column];
    if (query.startsWith('/v1/reports/sla')) return countedTargets(agent, query);
    const { rows, then } = await followed(agent, calls[column]);
    const fifth = FIFTHS.findIndex((name) => name === column);
    if (fifth >= 0) return rows.filter((row) => fifthOf(row) === fifth).length;
    const cell = { column, by: 'agent', key: agent, departments: [], also: [], asOf: 0, rows, then } as const;
    return recomputed({ ...cell, from: Date.parse(meta.from), to: Date.parse(meta.to) });
  }

  function fifthOf({ details = {} }: TestEvent): number | undefined {
    const [rating = 0, worst = 0, best = 0] = ['rating', 'scale_min', 'scale'].map((name) => Number(details[name]));
    return best > worst ? Math.min(4, Math.max(0, Math.floor((5 * (rating - worst)) / (best - worst)))) : undefined;
  }

  it('has numbers that follow from their evidence alone', async () => {
    const answer = await ask();
    const random = new Random('quality');
    const ordinary = answer.rows.filter((row) => ![EVIL, SHINY].includes(row.key));
    const some = [...answer.rows.filter((row) => row.key === EVIL), random.pick(ordinary)];
    for (const { key: agent, values } of some) {
      for (const column of QUALITY_COLUMNS) {
        const expected = await again(agent, column, answer);
        const isMean = column === 'rating_mean' && expected !== null;
        expect([agent, column, values[column]]).toEqual([
          agent,
          column,
          isMean ? expect.closeTo(expected, 9) : expected,
        ]);
      }
    }
    for (const column of QUALITY_COLUMNS) {
      if (['missed_chat_answer', 'missed_call_answer'].includes(column)) continue;
      expect([column, answer.rows.some(({ values }) => (values[column] ?? 0) > 0)]).toEqual([column, true]);
    }
  }, 120_000);

  it('counts what was made by hand', async () => {
    const { rows } = await ask();
    const of = (agent: string) => rows.find((row) => row.key === agent)?.values;
    expect(of(EVIL)).toMatchObject({ tickets: 1, ratings: 1, rating_mean: 0, ratings_1: 1, resolved: 2, reopened: 1 });
    // Its agent never answered, and was slow; the assignment was made with it.
    expect(of(EVIL)).toMatchObject({ targets: 3, missed: 2, missed_first_response: 1, missed_resolution: 1 });
    // What is above or below its scale is at the end of it; a scale without length says nothing.
    const spread = { ratings_1: 1, ratings_2: 1, ratings_3: 1, ratings_4: 1, ratings_5: 2 };
    expect(of(SHINY)).toMatchObject({ tickets: 0, ratings: 6, ...spread, resolved: 0, targets: 0 });
    // Who only looked has done nothing.
    expect(of(QUIET)).toBeUndefined();
  });

  it('draws a sample that anybody can draw again from its evidence', async () => {
    const answer = await ask({ sample: '7', seed: 'march' });
    expect(answer.meta).toMatchObject({ seed: 'march', sample: 7 });
    expect(answer.evidence.sample.rule).toContain('"march:"');
    for (const [agent, tickets] of Object.entries(samples(answer))) {
      const { rows } = await followed(agent, answer.evidence.sample);
      expect([agent, tickets]).toEqual([
        agent,
        drawn(
          'march',
          rows.map(({ ticket_id }) => ticket_id),
          7,
        ),
      ]);
    }
    expect(Object.values(samples(answer)).filter(({ length }) => length === 7).length).toBeGreaterThan(2);
  }, 60_000);

  it('draws the same again, the beginning of it for a smaller one, and something else by another seed', async () => {
    const seven = samples(await ask({ sample: '7', seed: 'march' }));
    expect(samples(await ask({ sample: '7', seed: 'march' }))).toEqual(seven);
    const three = samples(await ask({ sample: '3', seed: 'march' }));
    for (const [agent, tickets] of Object.entries(seven)) expect(three[agent]).toEqual(tickets.slice(0, 3));
    expect(samples(await ask({ sample: '7', seed: 'april' }))).not.toEqual(seven);
    const { meta } = await ask();
    expect([meta.seed, meta.sample]).toEqual(['2026-01-06T23:00:00.000Z', 5]);
  });

  it('shows the newest review of a ticket of the sample, of that agent and tenant', async () => {
    const { rows } = await ask({ seed: 's', sample: '2' });
    const own = rows.find(({ sample }) => sample.length === 2);
    const [agent, ticket = ''] = [own?.key ?? '', own?.sample[0]?.ticket];
    const about = { tenant_id: 'mine', ticket, agent };
    await storeReview(service.writer, { ...about, state: 'open' });
    await storeReview(service.writer, { ...about, state: 'needs_work', note: '=1+1' });
    await storeReview(service.writer, { ...about, agent: 'somebody else', state: 'good' });
    await storeReview(service.writer, { ...about, tenant_id: 'theirs', state: 'good' });
    const reviewed = (await ask({ seed: 's', sample: '2', actor: agent })).rows;
    expect(reviewed).toHaveLength(1);
    expect(reviewed[0]?.sample).toMatchObject([
      { ticket, review: { state: 'needs_work', note: '=1+1', version: 2, by: { name: 'Anna' } } },
      { review: null },
    ]);
    const csv = await service.get<string>(key, '/v1/reports/quality', {
      ...{ ...PERIOD, seed: 's', sample: '2', actor: agent },
      ...{ format: 'csv', table: 'sample' },
    });
    const lines = csv.body.trimEnd().split('\r\n');
    expect(lines[0]).toBe('agent,number,ticket,state,note,reviewer,reviewed_at');
    expect(lines[1]).toMatch(new RegExp(`^${agent},1,${ticket},needs_work,'=1\\+1,Anna,2026-`));
    expect(lines).toHaveLength(3);
  });

  it('is CSV by agents, in which nothing is a formula', async () => {
    const { body } = await service.get<string>(key, '/v1/reports/quality', { ...PERIOD, format: 'csv' });
    const lines = body.trimEnd().split('\r\n');
    expect(lines[0]).toBe(['agent', ...QUALITY_COLUMNS].join(','));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => /^"?[=+\-@\t]/.test(line))).toEqual([]);
  });

  it('is limited to departments by who is asked for, and by who asks', async () => {
    const department = traffic.find(({ department: name }) => (name ?? '') !== '')?.department ?? '';
    const asked = await ask({ department });
    const all = await ask();
    const sum = ({ rows }: QualityAnswer) => rows.reduce((total, { values }) => total + (values.tickets ?? 0), 0);
    expect(sum(asked)).toBeGreaterThan(0);
    expect(sum(asked)).toBeLessThan(sum(all));
    const limited = await ask({}, await service.key('mine', ['analyst'], { departments: [department] }));
    const events = ({ rows }: QualityAnswer) =>
      rows
        .filter(({ values }) => values.tickets !== 0)
        .map((row) => [row.key, row.values.tickets, row.values.ratings, row.sample.map(({ ticket }) => ticket)]);
    expect(events(limited)).toEqual(events(asked));
  });

  it('shows another tenant its own alone', async () => {
    const theirs = await ask({}, await service.key('theirs'));
    expect(theirs.rows.map((row) => row.key)).toEqual([EVIL, SHINY]);
    expect(theirs.rows[0]?.sample).toEqual([{ ticket: 'T-evil', review: null }]);
  });

  const wrong: [string, Query, string][] = [
    ['a sample of none', { sample: '0' }, 'sample'],
    ['a sample that is too large', { sample: '101' }, 'sample'],
    ['a seed that is too long', { seed: 'x'.repeat(101) }, 'seed'],
    ['a table that is none', { table: 'tickets' }, 'table'],
  ];
  it.each(wrong)('refuses %s by name', async (_, query, parameter) => {
    const answer = await service.get(key, '/v1/reports/quality', { ...PERIOD, ...query });
    expect(answer).toMatchObject({ status: 400, body: { parameter } });
  });

  it('gives a ticket that comes late its own place, and leaves the others theirs', async () => {
    const question = { sample: '20', seed: 'late' };
    const before = samples(await ask(question));
    const [agent = ''] = Object.entries(before).find(([, { length }]) => length === 20) ?? [];
    const late = Array.from({ length: 40 }, (_, n) =>
      event('ticket.note_added', 60, { actor_id: agent, ticket_id: `late-${n}` }),
    );
    await service.store(late);
    const after = samples(await ask(question));
    const kept = after[agent]?.filter((ticket) => !ticket.startsWith('late-')) ?? [];
    expect([kept.length > 0, kept.length < 20]).toEqual([true, true]);
    expect(kept).toEqual(before[agent]?.slice(0, kept.length));
    expect({ ...after, [agent]: [] }).toEqual({ ...before, [agent]: [] });
  });
});

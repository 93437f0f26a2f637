import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestEvent } from '../../test/event-rows.js';
import { storeReview } from '../../test/reviews.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { type Review } from './review.js';

let offset = 0;
const did = (agent: string, ticket: string, department: string, action = 'ticket.note_added'): TestEvent => ({
  ...{ tenant_id: 'mine', actor_type: 'AGENT', actor_id: agent, ticket_id: ticket, action, department },
  occurred_at: new Date(Date.UTC(2026, 2, 1) + offset),
  ...{ kafka_partition: 0, kafka_offset: (offset += 1) },
});
const ODD = 'T/1 "ü" %';

interface Page {
  readonly reviews: Review[];
  readonly next_cursor: string | null;
}

/** Kafka is away here; how a review comes to ClickHouse is a test of the command line's. */
describe('/v1/reviews', () => {
  let service: RunningService;
  const keys: Record<string, string> = {};
  beforeAll(async () => {
    service = await runningService('reviews');
    await service.store([
      did('ann', 'T-1', 'sales'),
      did('ann', 'T-1', 'support'),
      did('ann', ODD, 'sales'),
      did('ann', 'T-seen', 'sales', 'user.viewed_ticket'),
    ]);
    for (const role of ['viewer', 'analyst', 'auditor', 'operator', 'admin'])
      keys[role] = await service.key('mine', [role]);
    keys['none'] = await service.key('mine', []);
    keys['theirs'] = await service.key('theirs', ['admin']);
    keys['sales'] = await service.key('mine', ['analyst'], { departments: ['sales'] });
    const review = async (ticket: string, agent: string, more: Parameters<typeof storeReview>[1] | object) =>
      storeReview(service.writer, { tenant_id: 'mine', ticket, agent, ...more });
    await review('T-1', 'ann', { department: 'sales', state: 'open' });
    await review('T-2', 'bob', { department: 'support', state: 'good', note: 'fine' });
    await review('T-1', 'bob', { department: 'support', state: 'needs_work' });
    await review('T-1', 'ann', { department: 'support', state: 'needs_work', note: 'not polite' });
    await review(ODD, 'ann', { department: 'sales', state: 'done' });
    await review('T-9', 'ann', { tenant_id: 'theirs', state: 'good' });
  }, 120_000);
  afterAll(async () => {
    await service.stop();
  });

  const list = async (query: Query = {}, who = 'analyst'): Promise<Page> => {
    const answer = await service.get<Page>(keys[who] ?? '', '/v1/reviews', query);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  const shown = ({ reviews }: Page) => reviews.map((one) => [one.ticket, one.agent, one.state, one.version]);
  const history = async (ticket: string, who = 'analyst') =>
    service.get<{ versions: Review[] }>(keys[who] ?? '', `/v1/reviews/${encodeURIComponent(ticket)}`);
  const put = async (ticket: string, body: unknown, who = 'analyst') => {
    const response = await fetch(`${service.url}/v1/reviews/${encodeURIComponent(ticket)}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${keys[who] ?? ''}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('lists the newest review of each ticket and agent, the last that was put first', async () => {
    expect(shown(await list())).toEqual([
      [ODD, 'ann', 'done', 1],
      ['T-1', 'ann', 'needs_work', 2],
      ['T-1', 'bob', 'needs_work', 1],
      ['T-2', 'bob', 'good', 1],
    ]);
    expect((await list({ ticket: 'T-1', agent: 'ann' })).reviews).toMatchObject([
      { note: 'not polite', department: 'support', by: { type: 'AGENT', id: 'anna', name: 'Anna' } },
    ]);
  });

  it('narrows by agent, ticket and the state that holds', async () => {
    expect(shown(await list({ state: 'needs_work' })).map(([, agent]) => agent)).toEqual(['ann', 'bob']);
    expect(shown(await list({ state: 'open' }))).toEqual([]);
    expect(shown(await list({ agent: 'bob', ticket: ['T-1', 'T-2'], state: ['good', 'open'] }))).toEqual([
      ['T-2', 'bob', 'good', 1],
    ]);
  });

  it('has each once, page by page, and takes no cursor of another list', async () => {
    const pages: unknown[] = [];
    let cursor: string | null = '';
    for (; cursor !== null;) {
      const page: Page = await list({ limit: '1', ...(cursor === '' ? {} : { cursor }) });
      pages.push(...shown(page));
      cursor = page.next_cursor;
    }
    expect(pages).toEqual(shown(await list()));
    const { next_cursor } = await list({ limit: '1' });
    const answer = await service.get(keys['analyst'] ?? '', '/v1/reviews', {
      ...{ agent: 'ann', limit: '1', cursor: next_cursor ?? '' },
    });
    expect(answer).toMatchObject({ status: 400, body: { parameter: 'cursor' } });
  });

  it('keeps every version', async () => {
    const { body } = await history('T-1');
    expect(body.versions.map((one) => [one.agent, one.version, one.state])).toEqual([
      ['ann', 2, 'needs_work'],
      ['bob', 1, 'needs_work'],
      ['ann', 1, 'open'],
    ]);
    expect((await history(ODD)).body).toMatchObject({ ticket: ODD, versions: [{ state: 'done', note: null }] });
    expect((await history('T-9')).body).toEqual({ ticket: 'T-9', versions: [] });
  });

  it('shows who is limited to departments reviews of work in these alone', async () => {
    expect(shown(await list({}, 'sales'))).toEqual([[ODD, 'ann', 'done', 1]]);
    expect((await history('T-1', 'sales')).body.versions).toMatchObject([{ agent: 'ann', version: 1 }]);
    expect(shown(await list({}, 'theirs'))).toEqual([['T-9', 'ann', 'good', 1]]);
  });

  it('is read by who reads reports, and written by analysts and admins', async () => {
    const statuses = async (who: string) => [
      (await service.get(keys[who] ?? '', '/v1/reviews')).status,
      (await put('T-1', {}, who)).status,
    ];
    expect(await statuses('viewer')).toEqual([403, 403]);
    expect(await statuses('operator')).toEqual([403, 403]);
    expect(await statuses('auditor')).toEqual([200, 403]);
    // A key from before there were rights reads as it did, and writes nothing.
    expect(await statuses('none')).toEqual([200, 403]);
    for (const who of ['analyst', 'sales', 'admin']) expect(await statuses(who)).toEqual([200, 400]);
  });

  const fine = { agent: 'ann', state: 'good' };
  const wrong: [string, string, unknown, string][] = [
    ['no agent', 'T-1', { state: 'good' }, 'agent'],
    ['a state that is none', 'T-1', { ...fine, state: 'fine' }, 'state'],
    ['a note that is too long', 'T-1', { ...fine, note: 'x'.repeat(2_001) }, 'note'],
    ['a note with half of a character', 'T-1', { ...fine, note: '\ud83d' }, 'note'],
    ['a field that is none', 'T-1', { ...fine, notes: 'x' }, 'notes'],
    ['an id that is too long', 'T-1', { ...fine, agent: 'x'.repeat(5_000) }, 'agent'],
  ];
  it.each(wrong)('refuses %s by name', async (_, ticket, body, parameter) => {
    expect(await put(ticket, body)).toMatchObject({ status: 400, body: { errors: [{ parameter }] } });
  });

  it('takes no review of work that the reviewer sees nothing of', async () => {
    const nothing = { status: 400, body: { parameter: 'agent', detail: expect.stringContaining('has done nothing') } };
    expect(await put('T-1', { ...fine, agent: 'bob' })).toMatchObject(nothing);
    expect(await put('T-none', fine)).toMatchObject(nothing);
    // Looking at it is not work on it.
    expect(await put('T-seen', fine)).toMatchObject(nothing);
    expect(await put('T-1', fine, 'theirs')).toMatchObject(nothing);
  });

  it('says that nobody knows whether a review was taken when Kafka is away', async () => {
    expect(await put('T-1', fine, 'sales')).toMatchObject({
      status: 503,
      body: { detail: expect.stringContaining('Kafka did not confirm') },
    });
  }, 30_000);
});

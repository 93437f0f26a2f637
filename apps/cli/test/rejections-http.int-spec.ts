import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { Installation } from './installation.js';
import { publishRejected, type Rejected } from './rejected-records.js';

interface Rejection {
  readonly id: string;
  readonly state: string;
  readonly reason: string;
}

const KEYS = {
  operator: ['ops', 'operator'],
  boss: ['mine', 'admin'],
  other: ['theirs', 'admin'],
  empty: ['third', 'admin'],
  viewer: ['mine', 'viewer', '--department', 'support'],
} as const;
type Who = keyof typeof KEYS;

const AHEAD_MS = 6_000;

describe('rejections through the API', () => {
  let at: Installation;
  let url: string;
  let ids: Record<Rejected, string>;
  let earlyId: string;
  const keys = new Map<Who, string>();

  beforeAll(async () => {
    at = await Installation.create();
    ({ ids, earlyId } = await publishRejected(at, AHEAD_MS));
    await at.startIngestion();
    url = await at.startQuery();
    for (const [name, [tenant, role, ...more]] of Object.entries(KEYS)) {
      const created = await at.docket('keys', 'create', '-t', tenant, '-n', name, '-r', role, ...more, '--json');
      keys.set(name as Who, (JSON.parse(created.out) as { key: string }).key);
    }
    await eventually('all are rejected', async () => {
      const { status, body } = await ask('operator', '');
      return status === 200 && (body['rejections'] as unknown[]).length === 6 ? true : undefined;
    });
  });
  afterAll(async () => {
    await at.remove();
  });

  async function ask(who: Who, path: string, body?: object) {
    const response = await fetch(`${url}/v1/rejections${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${keys.get(who) ?? ''}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  const listed = async (who: Who, query = '') => {
    const { status, body } = await ask(who, query);
    expect([status, body]).toEqual([200, expect.anything()]);
    return (body['rejections'] as Rejection[]).map(({ id }) => id).sort();
  };
  const of = (...names: Rejected[]) => names.map((name) => ids[name]).sort();

  it('are listed for operators, and for a tenant those that are beyond doubt its own', async () => {
    expect(await listed('operator')).toEqual(Object.values(ids).sort());
    expect(await listed('boss')).toEqual(of('invalid', 'cut', 'early'));
    expect(await listed('other')).toEqual(of('theirs'));
    expect(await listed('empty')).toEqual([]);
    expect(await listed('boss', '?tenant=theirs')).toEqual([]);
    for (const name of ['foreign', 'spoofed', 'theirs'] as const) {
      expect((await ask('boss', `/${ids[name]}`)).status).toBe(404);
    }
    expect((await ask('other', `/${ids.spoofed}`)).status).toBe(404);
    expect((await ask('viewer', '')).status).toBe(403);
    expect((await ask('viewer', `/${ids.invalid}`)).status).toBe(403);
  });

  it('are filtered, counted by reason, and paged', async () => {
    expect(await listed('operator', '?reason=malformed&reason=clock_skew')).toEqual(of('cut', 'early'));
    expect(await listed('operator', '?producer=desk&tenant=theirs')).toEqual(of('theirs'));
    expect(await listed('operator', '?schema_id=0')).toEqual(of('foreign'));
    expect(await listed('operator', '?to=2020-01-01')).toEqual([]);
    expect(await listed('operator', '?from=-1h&state=open')).toHaveLength(6);
    expect(await listed('operator', '?state=retried')).toEqual([]);
    const { body } = await ask('operator', '');
    expect(body['reasons']).toEqual({ invalid_field: 3, malformed: 1, clock_skew: 1, bad_magic: 1 });
    for (const [who, all] of [
      ['operator', Object.values(ids)],
      ['boss', of('invalid', 'cut', 'early')],
    ] as const) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = (await ask(who, `?limit=1${cursor}`)).body;
        seen.push(...(page['rejections'] as Rejection[]).map(({ id }) => id));
        cursor = typeof page['next_cursor'] === 'string' ? `&cursor=${page['next_cursor']}` : '';
        expect(seen.length).toBeLessThan(10);
      } while (cursor !== '');
      expect(seen.sort()).toEqual([...all].sort());
    }
    const first = (await ask('operator', '?limit=1')).body['next_cursor'] as string;
    expect(await ask('operator', `?reason=malformed&cursor=${first}`)).toMatchObject({
      status: 400,
      body: { parameter: 'cursor' },
    });
    expect(await ask('operator', '?reason=ugly')).toMatchObject({ status: 400, body: { parameter: 'reason' } });
  });

  it('are shown as far as they can be read', async () => {
    const { body } = await ask('boss', `/${ids.invalid}`);
    expect(body).toMatchObject({
      id: ids.invalid,
      state: 'open',
      reason: 'invalid_field',
      meaning: expect.stringContaining('contract does not allow'),
      field: 'envelope.actor.id',
      tenant_id: 'mine',
      producer: 'desk',
      key: { text: 'mine/T-1' },
      headers: [{ name: 'source', text: 'test' }],
      schema_name: 'docket.events.TicketOther',
      read: { value: { envelope: { tenant_id: 'mine', ticket_id: 'T-1' }, name: 'opened' }, problem: null },
      stored_at: null,
      retries: [],
    });
    expect((await ask('boss', `/${ids.cut}`)).body).toMatchObject({
      read: { value: { envelope: { ticket_id: 'T-1' } }, problem: { field: 'name' } },
    });
    expect((await ask('operator', `/${ids.foreign}?bytes=2`)).body).toMatchObject({
      reason: 'bad_magic',
      schema_id: null,
      read: null,
      value: { size: 3, base64: Buffer.from([0xff, 0xfe]).toString('base64') },
    });
    expect((await ask('operator', '/1-0-999999')).status).toBe(404);
    expect(await ask('operator', '/1-0')).toMatchObject({ status: 400, body: { parameter: 'id' } });
  });

  const retry = (who: Who, body: object, query = '') => ask(who, `/retry${query}`, { reason: 'mended', ...body });
  const stored = async (query: string) => {
    const response = await fetch(`${url}/v1/events?${query}`, {
      headers: { authorization: `Bearer ${keys.get('boss') ?? ''}` },
    });
    return ((await response.json()) as { events: Record<string, unknown>[] }).events;
  };

  it('are published again once what was wrong has passed, and once however often they are clicked', async () => {
    const { early, cut, spoofed } = ids;
    const wanted = { ids: [early, cut, spoofed] };
    const dry = await eventually('its time has come', async () => {
      const { body } = await retry('boss', { ...wanted, dry_run: true });
      const results = body['results'] as { id: string; result: string }[];
      return results.some(({ result }) => result === 'would_be_published') ? results : undefined;
    });
    expect(Object.fromEntries(dry.map(({ id, result }) => [id, result]))).toEqual({
      [early]: 'would_be_published',
      [cut]: 'left_out',
      [spoofed]: 'not_found',
    });
    expect(await listed('operator', '?state=retried')).toEqual([]);

    // Several at once, and one more after.
    const answers = await Promise.all([1, 2, 3].map(() => retry('boss', wanted)));
    answers.push(await retry('operator', wanted));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    const results = answers.map(({ body }) =>
      (body['results'] as { id: string; result: string }[]).find(({ id }) => id === early),
    );
    const how = results.map((one) => one?.result);
    expect(how.filter((one) => one === 'published')).toHaveLength(1);
    expect(how[3]).toBe('done_before');
    expect(await listed('boss', '?state=retried')).toEqual([early]);
    expect(await listed('boss', '?state=open')).toEqual(of('invalid', 'cut'));

    const shown = await eventually('it is stored', async () => {
      const { body } = await ask('boss', `/${early}`);
      return body['stored_at'] === null ? undefined : body;
    });
    expect(shown).toMatchObject({
      state: 'retried',
      retries: [{ attempt: 1, how: 'retried', reason: 'mended', by: { name: 'boss' } }],
    });
    expect((await stored(`action=ticket.other&to=2100-01-01`)).map(({ event_id }) => event_id)).toEqual([earlyId]);
    expect(
      (await retry('operator', { ids: [early], again: true })).body['results'] as { result: string }[],
    ).toMatchObject([{ result: 'published' }]);
    expect((await ask('boss', `/${early}`)).body['retries']).toHaveLength(2);
  });

  it('are published by filter, and nothing is without one', async () => {
    expect(await retry('operator', { dry_run: true }, '?reason=malformed&reason=bad_magic')).toMatchObject({
      body: {
        left: 0,
        after: null,
        results: expect.arrayContaining([
          { id: ids.cut, result: 'left_out', published: null, again: expect.objectContaining({ reason: 'malformed' }) },
          {
            id: ids.foreign,
            result: 'left_out',
            published: null,
            again: expect.objectContaining({ reason: 'bad_magic' }),
          },
        ]),
      },
    });
    expect((await retry('other', { all: true, dry_run: true })).body['results']).toMatchObject([{ id: ids.theirs }]);
    expect((await retry('empty', { all: true })).body['results']).toEqual([]);
    expect(await retry('operator', {})).toMatchObject({ status: 400, body: { parameter: 'ids' } });
    expect(await retry('operator', { all: true, ids: [ids.cut] })).toMatchObject({
      status: 400,
      body: { parameter: 'ids' },
    });
    expect(await retry('operator', { ids: ['1/2/3'] })).toMatchObject({ status: 400, body: { parameter: 'ids' } });
    expect(await ask('operator', '/retry', { all: true })).toMatchObject({
      status: 400,
      body: { parameter: 'reason' },
    });
    expect((await retry('viewer', { all: true })).status).toBe(403);
    const forced = await retry('operator', { ids: [ids.cut], force: true });
    expect(forced.body['results']).toMatchObject([{ result: 'published', again: { reason: 'malformed' } }]);
    await eventually('it is rejected again', async () => ((await listed('boss')).length === 4 ? true : undefined));
  });

  it('are corrected by an event in their place, once', async () => {
    const path = `/${ids.invalid}/correct`;
    const event = {
      action: 'ticket.other',
      occurred_at: '2026-01-02T03:04:05Z',
      tenant_id: 'mine',
      actor: { type: 'AGENT', id: 'a-1' },
      ticket_id: 'T-9',
      details: { name: 'opened' },
    };
    const correct = (who: Who, change: object = {}, more: object = {}) =>
      ask(who, path, { reason: 'the agent was left out', event: { ...event, ...change }, ...more });
    expect(await correct('boss', { actor: { type: 'NOBODY', id: 'x' } })).toMatchObject({
      status: 400,
      body: { parameter: 'event.actor.type' },
    });
    expect(await correct('boss', { action: 'ticket.nope' })).toMatchObject({
      status: 400,
      body: { parameter: 'event.action' },
    });
    expect(await correct('boss', { tenant_id: 'theirs' })).toMatchObject({
      status: 400,
      body: { parameter: 'event.tenant_id' },
    });
    expect((await correct('other')).status).toBe(404);
    expect((await correct('boss', {}, { dry_run: true })).body).toMatchObject({
      result: 'would_be_published',
      published: null,
    });
    const first = await correct('boss');
    expect(first).toMatchObject({
      status: 202,
      body: { result: 'published', published: { offset: expect.any(Number) } },
    });
    expect(await correct('boss')).toMatchObject({ body: { result: 'done_before', event_id: first.body['event_id'] } });
    expect(await correct('boss', { ticket_id: 'T-10' })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('was corrected before') },
    });
    const arrived = await eventually('it is stored', async () => {
      const found = await stored('ticket=T-9');
      return found.length > 0 ? found : undefined;
    });
    expect(arrived).toMatchObject([
      { event_id: first.body['event_id'], labels: { corrects: ids.invalid.replaceAll('-', '/') } },
    ]);
    const told = await eventually('it is told', async () => {
      const found = await stored(`action=audit.configured&target=${ids.invalid}`);
      return found.length > 0 ? found : undefined;
    });
    expect(told).toMatchObject([{ details: { area: 'rejection', operation: 'corrected' }, actor: { name: 'boss' } }]);
  });
});

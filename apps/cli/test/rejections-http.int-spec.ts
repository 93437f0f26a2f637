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
  const keys = new Map<Who, string>();

  beforeAll(async () => {
    at = await Installation.create();
    ({ ids } = await publishRejected(at, AHEAD_MS));
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
});

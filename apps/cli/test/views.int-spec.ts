import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectWriter } from '@docket/clickhouse';
import { eventually, testStack } from '@docket/testing';
import { Installation } from './installation.js';

interface Asked {
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly body?: object;
}

interface View {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly may_change: boolean;
}

const KEYS = {
  ada: ['mine', 'analyst'],
  ben: ['mine', 'viewer', '--department', 'support'],
  boss: ['mine', 'admin'],
  other: ['theirs', 'admin'],
} as const;
type Who = keyof typeof KEYS;

/** From a request to the control topic, through ingestion, and back. */
describe('saved views through the API', () => {
  let at: Installation;
  let url: string;
  const keys = new Map<Who, string>();

  beforeAll(async () => {
    at = await Installation.create();
    await at.startIngestion();
    url = await at.startQuery();
    for (const [name, [tenant, role, ...more]] of Object.entries(KEYS)) {
      const created = await at.docket('keys', 'create', '-t', tenant, '-n', name, '-r', role, ...more, '--json');
      keys.set(name as Who, (JSON.parse(created.out) as { key: string }).key);
    }
    // The key that was made last is the last to be known.
    await eventually('the keys are known', async () => ((await ask('other', '')).status === 200 ? true : undefined));
  });
  afterAll(async () => {
    await at.remove();
  });

  async function ask(who: Who, path: string, { method, body }: Asked = {}) {
    const response = await fetch(`${url}/v1/views${path}`, {
      method: method ?? 'GET',
      headers: {
        authorization: `Bearer ${keys.get(who) ?? ''}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  const events = (name: string, more: object = {}) => ({
    name,
    route: '/v1/events',
    query: 'action=ticket.*&from=-7d',
    ...more,
  });
  const names = async (who: Who, query = '') =>
    ((await ask(who, query)).body['views'] as View[]).map(({ name }) => name);
  const save = async (who: Who, body: object) => {
    const answer = await ask(who, '', { method: 'POST', body });
    expect([answer.status, answer.body]).toEqual([202, expect.anything()]);
    return answer.body as unknown as View;
  };

  it('are there when the answer comes, for those who may see them', async () => {
    const own = await save('ada', events('B mine'));
    const shared = await save('ada', events('A ours', { visibility: 'shared' }));
    const counts = await save('ada', {
      name: 'C counts',
      route: '/v1/aggregates',
      query: 'group_by=action',
      visibility: 'shared',
    });
    expect(own).toMatchObject({
      version: 1,
      address: '/v1/events?action=ticket.*&from=-7d',
      visibility: 'private',
      owner: { type: 'API', name: 'ada' },
      may_change: true,
    });
    expect(await names('ada')).toEqual(['A ours', 'B mine', 'C counts']);
    expect(await names('ada', '?route=/v1/aggregates')).toEqual(['C counts']);
    expect(await names('ada', '?visibility=private')).toEqual(['B mine']);
    // A viewer may not count; nobody sees what is private, an admin included.
    expect(await names('ben')).toEqual(['A ours']);
    expect(await names('boss')).toEqual(['A ours', 'C counts']);
    expect(await names('other')).toEqual([]);
    expect((await ask('boss', `/${own.id}`)).status).toBe(404);
    expect((await ask('ben', `/${counts.id}`)).status).toBe(404);
    expect((await ask('other', `/${shared.id}`)).status).toBe(404);
    expect(await ask('ben', `/${shared.id}`)).toMatchObject({ status: 200, body: { may_change: false } });
  });

  it('are refused when they could not be opened', async () => {
    const post = (body: object, who: Who = 'ada') => ask(who, '', { method: 'POST', body });
    expect(await post(events('x', { query: 'acton=x' }))).toMatchObject({
      status: 400,
      body: { parameter: 'query.acton', detail: expect.stringContaining('did you mean action?') },
    });
    expect(await post(events('x', { route: '/v1/keys' }))).toMatchObject({ status: 400, body: { parameter: 'route' } });
    expect(await post(events(' '))).toMatchObject({ status: 400, body: { parameter: 'name' } });
    expect(await post(events('x', { query: 'q='.padEnd(9_000, 'x') }))).toMatchObject({
      status: 400,
      body: { parameter: 'query' },
    });
    expect(await post({ name: 'x', route: '/v1/reports/security' })).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('auditor or admin') },
    });
  });

  it('are changed by their owner and by an admin, and by nobody unseen', async () => {
    const { id } = await save('ben', events('ours', { visibility: 'shared' }));
    const put = (who: Who, version: number, name: string) =>
      ask(who, `/${id}`, { method: 'PUT', body: { ...events(name, { visibility: 'shared' }), version } });
    expect(await put('ada', 1, 'stolen')).toMatchObject({ status: 403 });
    expect(await put('ben', 1, 'second')).toMatchObject({ status: 200, body: { version: 2, name: 'second' } });
    expect(await put('boss', 2, 'third')).toMatchObject({
      status: 200,
      body: { version: 3, owner: { name: 'ben' }, changed_by: { name: 'boss' } },
    });
    expect(await put('ben', 2, 'unseen')).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('is at version 3, not 2') },
    });
    expect(await put('ben', 0, 'x')).toMatchObject({ status: 400, body: { parameter: 'version' } });
    expect(await ask('ben', `/${id}`)).toMatchObject({ body: { version: 3, name: 'third' } });
  });

  it('are changed by one of those who do it at the same time, and the others are told', async () => {
    const { id } = await save('ada', events('at once', { visibility: 'shared' }));
    const several = ['one', 'two', 'three', 'four'].map((name) =>
      ask('ada', `/${id}`, { method: 'PUT', body: { ...events(name, { visibility: 'shared' }), version: 1 } }),
    );
    const answers = await Promise.all(several);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const won = answers.find(({ status }) => status === 200)?.body;
    expect((await ask('ada', `/${id}`)).body).toEqual(won);
    expect(won).toMatchObject({ version: 2 });
  });

  it('are told to the audit log, and come back when the database has lost them', async () => {
    const { id } = await save('ada', events('told'));
    await ask('ada', `/${id}`, { method: 'PUT', body: { ...events('told anew'), version: 1 } });
    expect((await ask('ada', `/${id}?version=1`, { method: 'DELETE' })).status).toBe(409);
    expect(await ask('ada', `/${id}?version=2`, { method: 'DELETE' })).toMatchObject({ body: { name: 'told anew' } });
    expect((await ask('ada', `/${id}`)).status).toBe(404);
    const told = await eventually('all changes are told', async () => {
      const response = await fetch(`${url}/v1/events?action=audit.configured&target=${id}&order=oldest`, {
        headers: { authorization: `Bearer ${keys.get('boss') ?? ''}` },
      });
      const { events: found } = (await response.json()) as { events: { details: Record<string, string> }[] };
      return found.length === 3 ? found.map(({ details }) => details) : undefined;
    });
    expect(told.map(({ area, operation }) => [area, operation])).toEqual([
      ['saved_view', 'created'],
      ['saved_view', 'changed'],
      ['saved_view', 'deleted'],
    ]);
    expect(JSON.parse(told[1]?.['changes'] ?? '')).toEqual([{ field: 'name', old: 'told', new: 'told anew' }]);

    const before = (await ask('ada', '')).body;
    const { url: clickhouse, user: username, password } = testStack().clickhouse;
    const database = at.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '';
    const writer = connectWriter({ url: clickhouse, username, password, database });
    await writer.command('TRUNCATE TABLE control_state SYNC');
    await writer.close();
    await eventually('all is as it was', async () => {
      const { status, body } = await ask('ada', '');
      return status === 200 && JSON.stringify(body) === JSON.stringify(before) ? true : undefined;
    });
  });
});

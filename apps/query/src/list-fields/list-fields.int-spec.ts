import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestEvent } from '../../test/event-rows.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { FIELDS } from '../events/fields.js';
import { type Field } from './list-fields.operation.js';

const DAY_MS = 86_400_000;

describe('fields', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('fields');
    key = await service.key('mine');
    const event = (n: number, more: Partial<TestEvent>): TestEvent => ({
      tenant_id: 'mine',
      occurred_at: new Date(Date.now() - n * 60_000),
      kafka_partition: 0,
      kafka_offset: n,
      ...more,
    });
    await service.store([
      event(1, { channel: 'email', labels: { plan: 'gold', region: 'eu' }, details: { to: 'OPEN' }, ip: '10.0.0.1' }),
      event(2, { channel: 'email', labels: { plan: 'silver' }, actor_id: 'Ágnes' }),
      event(3, { channel: 'Erased', labels: { plan: 'gold' }, actor_id: 'ágoston' }),
      event(4, { channel: 'chat', actor_id: 'zoe' }),
      event(5, { channel: 'old', occurred_at: new Date(Date.now() - 91 * DAY_MS) }),
      event(6, { channel: 'theirs', tenant_id: 'theirs' }),
    ]);
  });
  afterAll(async () => {
    await service.stop();
  });

  const values = async (name: string, query: Query = {}) => {
    const path = `/v1/fields/${encodeURIComponent(name)}/values`;
    const { status, body } = await service.get<{ values: { value: string; count: number }[] }>(key, path, query);
    expect([status, body]).toEqual([200, expect.objectContaining({ name })]);
    return body.values.map(({ value, count }) => `${value} ${count}`);
  };

  it('are all that events can be filtered by, each with an example that works', async () => {
    const { body } = await service.get<{ fields: Field[] }>(key, '/v1/fields');
    expect(body.fields.map(({ name }) => name)).toEqual(Object.keys(FIELDS));
    for (const { name, type, example, query, values_path } of body.fields) {
      const parameter = type === 'map' ? `${name}.plan` : name;
      for (const asked of [{ [parameter]: example }, { query: query.replace('<key>', 'plan') }]) {
        expect([asked, (await service.get(key, '/v1/events', asked)).status]).toEqual([asked, 200]);
      }
      if (values_path !== undefined) expect((await service.get(key, values_path)).status).toBe(200);
    }
  });

  it.each<[string, Query, string[]]>([
    ['channel', {}, ['email 2', 'Erased 1', 'chat 1']],
    ['channel', { prefix: 'E' }, ['email 2', 'Erased 1']],
    ['channel', { limit: '1' }, ['email 2']],
    ['channel', { prefix: 'old' }, []],
    ['channel', { prefix: 'theirs' }, []],
    ['channel', { prefix: '%' }, []],
    ['actor', { prefix: 'ÁG' }, ['Ágnes 1', 'ágoston 1']],
    ['label', {}, ['plan 3', 'region 1']],
    ['label.plan', {}, ['gold 2', 'silver 1']],
    ['label.plan', { prefix: 's' }, ['silver 1']],
    ['label.nope', {}, []],
    ['detail', {}, ['to 1']],
    ['detail.to', {}, ['OPEN 1']],
    ['ip', {}, ['10.0.0.1 1']],
    ['action', {}, ['ticket.note_added 4']],
    ['ticket', {}, []],
  ])('%s with %j has values', async (name, query, expected) => {
    expect(await values(name, query)).toEqual(expected);
  });

  it.each([
    'q',
    'from',
    'query',
    'nope',
    'actor_id',
    "channel'",
    'constructor',
    '__proto__',
    'label.',
    `label.${'x'.repeat(129)}`,
  ])('named %.20s have no list of values', async (name) => {
    const { status } = await service.get(key, `/v1/fields/${encodeURIComponent(name)}/values`);
    expect(status).toBe(404);
  });

  it('refuse parameters that are wrong by name', async () => {
    const answer = await service.get(key, '/v1/fields/channel/values', { limit: '101', prefx: 'e' });
    expect(answer.body).toMatchObject({ errors: [{ parameter: 'prefx' }, { parameter: 'limit' }] });
  });
});

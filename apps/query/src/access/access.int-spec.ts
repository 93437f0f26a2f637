import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { newKey, storeKey } from '../../test/api-keys.js';
import { tiedEvents } from '../../test/event-rows.js';
import { runningService, type RunningService } from '../../test/running-service.js';

const ROUTES = [
  '/v1/events',
  '/v1/changes',
  '/v1/events/stream',
  '/v1/fields',
  '/v1/fields/channel/values',
  '/v1/events/00000000-0000-8000-a000-000000000000',
  '/v1/tickets/T-1/timeline',
  '/v1/aggregates',
  '/v1/projections',
  '/v1/replays',
];

describe('access', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('access');
    await service.store(tiedEvents('mine', 20));
    key = await service.key('mine');
  });
  afterAll(async () => {
    await service.stop();
  });

  const status = async (authorization: string | undefined, route = '/v1/events') => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const response = await fetch(`${service.url}${route}`, { headers });
    return {
      status: response.status,
      challenge: response.headers.get('www-authenticate'),
      body: (await response.json()) as Record<string, unknown>,
    };
  };

  it.each(ROUTES)('%s needs a key, whatever else is wrong', async (route) => {
    for (const query of ['', '?nope=1&limit=x']) {
      expect(await status(undefined, `${route}${query}`)).toMatchObject({
        status: 401,
        challenge: 'Bearer realm="docket"',
        body: { type: 'urn:docket:problem:unauthorized', title: 'Unauthorized', status: 401 },
      });
    }
  });

  it('is refused to a key that may only write', async () => {
    const answer = await service.get(await service.key('mine', ['writer']), '/v1/events');
    expect([answer.status, answer.body['detail']]).toEqual([
      403,
      expect.stringContaining('viewer or analyst or auditor or admin; yours has writer'),
    ]);
    expect((await service.get(await service.key('mine', ['writer', 'viewer']), '/v1/events')).status).toBe(200);
  });

  it('is refused for everything but a valid key, in the same words', async () => {
    const [id] = [key.slice(3, 15)];
    const other = newKey('mine').text;
    const wrong = [
      `Bearer dk_${id}_${randomBytes(32).toString('base64url')}`,
      `Bearer ${key}x`,
      `Bearer ${key.slice(0, -1)}`,
      `Bearer ${other}`,
    ];
    const answers = await Promise.all(wrong.map((authorization) => status(authorization)));
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 401, challenge: 'Bearer realm="docket", error="invalid_token"' });
      expect(answer.body).toEqual(answers[0]?.body);
    }
    for (const odd of [
      '',
      'Bearer',
      'Bearer x',
      `Basic ${key}`,
      key,
      `Bearer ${key} ${key}`,
      "Bearer dk_' OR 1=1 --_x",
    ]) {
      expect((await status(odd)).status).toBe(401);
    }
    expect((await status(`bearer ${key}`)).status).toBe(200);
  });

  it('ends in the moment in which the key expires', async () => {
    const ahead = await service.key('mine', ['analyst'], { expires_at: new Date(Date.now() + 1_500).toISOString() });
    expect((await status(`Bearer ${ahead}`)).status).toBe(200);
    const refused = async () => (await status(`Bearer ${ahead}`)).status === 401;
    await eventually('the expired key is refused', refused, { timeoutMs: 5_000 });
    const over = await service.key('mine', ['analyst'], { expires_at: '2026-01-01T00:00:00.000Z' });
    expect(await status(`Bearer ${over}`)).toMatchObject({
      status: 401,
      body: { detail: 'The API key is not valid.' },
    });
  });

  it('is not given by the key that stands in the address', async () => {
    const response = await fetch(`${service.url}/v1/events?access_token=${key}`);
    expect(response.status).toBe(401);
  });

  it('ends soon after the key was revoked', async () => {
    const revoked = newKey('mine');
    await storeKey(service.writer, revoked.id, revoked.record);
    expect((await status(`Bearer ${revoked.text}`)).status).toBe(200);
    await storeKey(service.writer, revoked.id, { ...revoked.record, revoked_at: '2026-01-02T00:00:00.000Z' });
    const refused = async () => (await status(`Bearer ${revoked.text}`)).status === 401;
    await eventually('the revoked key is refused', refused, { timeoutMs: 5_000 });
  });

  it('ends when the key is deleted, and begins soon after it was made', async () => {
    const made = newKey('mine');
    expect((await status(`Bearer ${made.text}`)).status).toBe(401);
    await storeKey(service.writer, made.id, made.record);
    const accepted = async () => (await status(`Bearer ${made.text}`)).status === 200;
    await eventually('the new key is accepted', accepted, { timeoutMs: 5_000 });
    await storeKey(service.writer, made.id, undefined);
    await eventually('the deleted key is refused', async () => !(await accepted()), { timeoutMs: 5_000 });
  });

  it.each([
    ['no JSON', 'x'],
    ['another shape', { hash: 1 }],
    ['no tenant', { tenant_id: '' }],
    ['a hash that is none', { hash: '' }],
  ])('is refused for a record with %s', async (_, change) => {
    const broken = newKey('mine');
    if (typeof change === 'string') {
      await service.writer.insertRows('control_state', [
        { kind: 'api_key', id: broken.id, value: change, version: 1, at: new Date() },
      ]);
    } else await storeKey(service.writer, broken.id, { ...broken.record, ...change });
    expect((await status(`Bearer ${broken.text}`)).status).toBe(401);
  });
});

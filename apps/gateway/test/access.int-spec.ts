import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, eventually } from '@docket/testing';
import { type GatewayServer } from '../src/server.js';
import { Installation } from './installation.js';
import { post, view } from './post.js';

describe('access to the gateway', () => {
  let at: Installation;
  let server: GatewayServer;
  beforeAll(async () => {
    at = await Installation.create();
    server = await at.ready();
  });
  afterAll(async () => {
    await at.remove();
  });

  const statusOf = async (key: string | undefined): Promise<number> => (await post(server.url, view(), { key })).status;
  const inForce = (key: string): Promise<unknown> =>
    eventually('the key is in force', async () => (await statusOf(key)) === 202, { timeoutMs: 5_000 });

  it('is refused without a key, and with one that is none', async () => {
    const { text } = await at.key('acme');
    await inForce(text);
    const wrong = [undefined, 'x', 'dk_abcdefghij23_short', `${text}x`, `dk_abcdefghij23_${'s'.repeat(43)}`];
    for (const key of wrong) {
      const answer = await post(server.url, view(), { key });
      expect([key, answer.status]).toEqual([key, 401]);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="docket"/);
    }
    // One text for what is unknown and what is wrong.
    const [unknown, other] = await Promise.all(wrong.slice(3).map((key) => post(server.url, view(), { key })));
    expect(unknown?.body).toEqual(other?.body);
  });

  it('needs a role that may write', async () => {
    const reader = await at.key('acme', ['analyst', 'operator']);
    const answer = await eventually('the key is known', async () => {
      const found = await post(server.url, view(), { key: reader.text });
      return found.status === 401 ? undefined : found;
    });
    expect([answer.status, answer.body.detail]).toEqual([403, expect.stringContaining('yours has analyst, operator')]);
    for (const roles of [['admin'], ['viewer', 'writer']] as const) await inForce((await at.key('acme', roles)).text);
  });

  it('ends within seconds when the key is revoked, deleted or spoilt', async () => {
    for (const spoil of [
      { revoked_at: '2026-01-01T00:00:00.000Z' },
      { hash: 'f'.repeat(64) },
      { id: 'x' },
      undefined,
    ]) {
      const { text, record } = await at.key('acme');
      await inForce(text);
      await at.publishKey(record.id, spoil ? { ...record, ...spoil } : null);
      await eventually('the key is refused', async () => (await statusOf(text)) === 401, { timeoutMs: 5_000 });
    }
  });

  it('does not read a body before it knows whose it is', async () => {
    const answer = await post(server.url, 'x'.repeat(3_000_000), { key: 'dk_no' });
    expect(answer.status).toBe(401);
  });

  it('is ready only when all keys are read, and says what is missing', async () => {
    const { text } = await at.key('acme');
    const lonely = await at.start({}, [`127.0.0.1:${await freePort()}`]);
    const ready = await fetch(`${lonely.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      {
        status: 'not_ready',
        problems: [
          { part: 'kafka', problem: expect.any(String) },
          { part: 'keys', problem: expect.stringContaining('not read yet') },
        ],
      },
    ]);
    expect((await fetch(`${lonely.url}/health/live`)).status).toBe(200);
    const answer = await post(lonely.url, view(), { key: text });
    expect([answer.status, answer.headers.get('retry-after'), answer.body.detail]).toEqual([
      503,
      expect.stringMatching(/^\d+$/),
      expect.stringContaining('is starting'),
    ]);
    await lonely.close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningService, runningService } from '../../test/running-service.js';

describe('GET /v1/me', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await runningService('me');
  });
  afterAll(async () => {
    await service.stop();
  });

  it('tells a key what it is, what it may do, what it is limited to and until when', async () => {
    const more = { departments: ['support'], expires_at: '2999-01-01T00:00:00.000Z' };
    const key = await service.key('mine', ['viewer'], more);
    const { status, body } = await service.get(key, '/v1/me');
    expect([status, body]).toEqual([
      200,
      {
        ...{ kind: 'key', id: key.slice(3, 15), name: 'test', tenant_id: 'mine' },
        ...{ roles: ['viewer'], rights: ['self.read', 'events.read'], ...more },
      },
    ]);
  });

  it('has an answer for who may read nothing else', async () => {
    const { body } = await service.get(await service.key('mine', ['writer']), '/v1/me');
    expect(body).toMatchObject({ rights: ['self.read', 'events.write'], departments: null, expires_at: null });
    expect((await service.get('', '/v1/me')).status).toBe(401);
  });
});

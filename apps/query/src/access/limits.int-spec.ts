import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig, queryConfig } from '@docket/config';
import { tiedEvents } from '../../test/event-rows.js';
import { runningService, type RunningService } from '../../test/running-service.js';

const defaults = loadConfig(queryConfig, {}).limits;
const TINY = { seconds: 5, rows: 10, memoryBytes: 512 * 1024 * 1024 };

describe('limits', () => {
  let service: RunningService;
  beforeAll(async () => {
    const limits = { ...defaults, requestsPerSecond: 30, concurrentRequests: 20, viewer: TINY };
    service = await runningService('limits', undefined, { query: { limits } });
    await service.store(tiedEvents('mine', 500));
  });
  afterAll(async () => {
    await service.stop();
  });

  it('on requests are told with 429, which, and when to go on', async () => {
    const key = await service.key('mine');
    const since = performance.now();
    const ask = () => service.get(key, '/v1/events', { limit: '1' });
    const answers = await Promise.all(Array.from({ length: 200 }, ask));
    const seconds = (performance.now() - since) / 1000;
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.length - refused.length).toBeLessThanOrEqual(Math.ceil(30 * (1 + seconds)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
    for (const { headers, body } of refused) {
      expect(headers.get('retry-after')).toBe('1');
      expect(body).toMatchObject({
        type: 'urn:docket:problem:too-many-requests',
        detail: expect.stringMatching(/^Limit on requests: at most (30 requests per second|20 requests of one caller)/),
      });
    }
    // Another key is not held up.
    expect((await service.get(await service.key('mine'), '/v1/events')).status).toBe(200);
  });

  it('on a query are lower for viewers, and told with 422 and which', async () => {
    const [viewer, analyst] = [await service.key('mine', ['viewer']), await service.key('mine', ['analyst'])];
    expect(await service.get(viewer, '/v1/events')).toMatchObject({
      status: 422,
      body: { type: 'urn:docket:problem:limit-exceeded', detail: expect.stringContaining('Limit on rows') },
    });
    expect((await service.get(analyst, '/v1/events')).status).toBe(200);
  });
});

describe('pages of other origins', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await runningService('cors', undefined, { query: { corsOrigins: ['https://desk.example.com'] } });
  });
  afterAll(async () => {
    await service.stop();
  });

  const ask = (origin: string, method: string) =>
    fetch(`${service.url}/v1/events`, {
      method,
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
    });

  it('may read answers when they are on the list', async () => {
    const preflight = await ask('https://desk.example.com', 'OPTIONS');
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://desk.example.com');
    const allowed = preflight.headers.get('access-control-allow-headers') ?? '';
    expect(allowed.split(/, ?/)).toEqual(
      expect.arrayContaining(['Authorization', 'Range', 'If-Range', 'If-None-Match']),
    );
    expect(preflight.headers.get('access-control-allow-methods')).toMatch(/PUT.*DELETE/);
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    const answer = await ask('https://desk.example.com', 'GET');
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
      401,
      'https://desk.example.com',
    ]);
    const shown = answer.headers.get('access-control-expose-headers') ?? '';
    expect(shown.split(/, ?/)).toEqual(
      expect.arrayContaining(['ETag', 'Docket-Rows', 'Accept-Ranges', 'Content-Range']),
    );
  });

  it('may not when they are not', async () => {
    for (const origin of ['https://evil.example.com', 'http://desk.example.com', 'null']) {
      const { headers } = await ask(origin, 'GET');
      expect(headers.get('access-control-allow-origin')).not.toBe(origin);
      expect(headers.get('access-control-allow-origin')).not.toBe('*');
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventIdOf, tiedEvents } from '../../test/event-rows.js';
import { runningService, type RunningService } from '../../test/running-service.js';

describe('GET /v1/events/{id}', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('find_event');
    await service.store([...tiedEvents('mine', 50), ...tiedEvents('theirs', 50)]);
    key = await service.key('mine');
  });
  afterAll(async () => {
    await service.stop();
  });

  const mineIds = tiedEvents('mine', 50).map((event) => ({
    event_id: eventIdOf(`mine/${event.kafka_partition}/${event.kafka_offset}`),
    action: event.action,
    offset: event.kafka_offset,
  }));

  it.each([0, 7, 49])('finds event %i, Docket’s own too', async (n) => {
    const wanted = mineIds[n];
    const { status, body } = await service.get(key, `/v1/events/${wanted?.event_id ?? ''}`);
    expect([status, body]).toEqual([200, expect.objectContaining({ tenant_id: 'mine', ...wanted })]);
  });

  it('finds it in capitals', async () => {
    expect((await service.get(key, `/v1/events/${mineIds[1]?.event_id.toUpperCase() ?? ''}`)).status).toBe(200);
  });

  it('tells no difference between an event of another tenant and one that is not there', async () => {
    const [theirs] = tiedEvents('theirs', 1);
    const foreign = eventIdOf(`theirs/${theirs?.kafka_partition ?? 0}/${theirs?.kafka_offset ?? 0}`);
    const nowhere = '00000000-0000-8000-a000-000000000000';
    for (const id of [foreign, nowhere]) {
      const { status, headers, body } = await service.get(key, `/v1/events/${id}`);
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect([status, body]).toEqual([
        404,
        {
          type: 'urn:docket:problem:not-found',
          title: 'Not found',
          status: 404,
          detail: `There is no event ${id}.`,
        },
      ]);
    }
  });

  it.each(['1', 'x'.repeat(36), "'%20OR%201=1", '%2e%2e%2f'])('refuses %s, which is no id', async (id) => {
    expect(await service.get(key, `/v1/events/${id}`)).toMatchObject({ status: 400, body: { parameter: 'id' } });
  });

  it('takes no parameters', async () => {
    expect(await service.get(key, `/v1/events/${mineIds[1]?.event_id ?? ''}`, { limit: '1' })).toMatchObject({
      status: 400,
      body: { parameter: 'limit', detail: 'limit is not a parameter of this route, which takes none' },
    });
  });
});

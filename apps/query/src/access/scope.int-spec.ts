import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventIdOf, tiedEvents } from '../../test/event-rows.js';
import { runningService, type RunningService } from '../../test/running-service.js';

interface Page {
  events: { action: string; department?: string; event_id: string }[];
}

const EVENTS = tiedEvents('mine', 200);
const place = (event: { kafka_partition: number; kafka_offset: number }) =>
  eventIdOf(`mine/${event.kafka_partition}/${event.kafka_offset}`);

describe('what a key is limited to', () => {
  let service: RunningService;
  let limited: string;
  let analyst: string;
  let auditor: string;
  beforeAll(async () => {
    service = await runningService('scope');
    await service.store([...EVENTS, ...tiedEvents('theirs', 50)]);
    limited = await service.key('mine', ['analyst'], { departments: ['support', "o'brien \\ sons"] });
    analyst = await service.key('mine', ['analyst']);
    auditor = await service.key('mine', ['auditor']);
  });
  afterAll(async () => {
    await service.stop();
  });

  const events = async (key: string, query = {}) =>
    (await service.get<Page>(key, '/v1/events', { limit: '1000', ...query })).body.events;
  const count = async (key: string, query = {}) =>
    (await service.get<{ rows: { count: number }[] }>(key, '/v1/aggregates', query)).body.rows[0]?.count ?? 0;
  const seen = EVENTS.filter(({ action }) => !action.startsWith('audit.'));

  it('holds for lists, counts, timelines and single events', async () => {
    const own = seen.filter(({ department }) => department === 'support');
    expect((await events(limited)).map(({ event_id }) => event_id).sort()).toEqual(own.map(place).sort());
    expect(await count(limited)).toBe(own.length);
    expect(await count(limited, { department: ['support', 'sales'] })).toBe(own.length);
    expect(await events(limited, { department: 'sales' })).toEqual([]);
    const ticket = own.find(({ ticket_id }) => ticket_id !== '')?.ticket_id ?? '';
    const timeline = await service.get<Page>(limited, `/v1/tickets/${ticket}/timeline`, { limit: '1000' });
    expect(timeline.body.events.map(({ event_id }) => event_id).sort()).toEqual(
      own
        .filter(({ ticket_id }) => ticket_id === ticket)
        .map(place)
        .sort(),
    );
    for (const event of seen.slice(0, 40)) {
      const { status } = await service.get(limited, `/v1/events/${place(event)}`);
      expect([event.department, status]).toEqual([event.department, event.department === 'support' ? 200 : 404]);
    }
  });

  it('is nothing for a key without a limit', async () => {
    expect(await count(analyst)).toBe(seen.length);
  });

  it('leaves events audit.* to those who may see them', async () => {
    const audits = EVENTS.filter(({ action }) => action.startsWith('audit.'));
    expect(audits.length).toBeGreaterThan(10);
    expect(await count(auditor, { action: 'audit.*' })).toBe(audits.length);
    for (const event of audits.slice(0, 3)) {
      expect((await service.get(analyst, `/v1/events/${place(event)}`)).status).toBe(404);
      expect((await service.get(auditor, `/v1/events/${place(event)}`)).status).toBe(200);
    }
  });
});

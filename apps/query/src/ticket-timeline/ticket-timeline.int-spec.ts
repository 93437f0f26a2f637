import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestEvent, type TiedEvent, tiedEvents } from '../../test/event-rows.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { type AuditEvent } from '../events/event.js';

interface Timeline {
  ticket_id: string;
  events: AuditEvent[];
  next_cursor: string | null;
}

const mine = tiedEvents('mine', 600);
const oddTicket = 'T/1 ?&=%#ř';

describe('GET /v1/tickets/{id}/timeline', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('timeline');
    const odd: TestEvent = {
      tenant_id: 'mine',
      occurred_at: new Date(0),
      ticket_id: oddTicket,
      kafka_partition: 0,
      kafka_offset: 70_000,
    };
    await service.store([...mine, ...tiedEvents('theirs', 600), odd]);
    key = await service.key('mine');
  });
  afterAll(async () => {
    await service.stop();
  });

  const timeline = async (ticket: string, query: Query = {}) => {
    const answer = await service.get<Timeline>(key, `/v1/tickets/${encodeURIComponent(ticket)}/timeline`, query);
    expect(answer).toMatchObject({ status: 200, body: { ticket_id: ticket } });
    return answer.body;
  };
  const expected = (holds: (event: TiedEvent) => boolean) =>
    mine
      .filter((event) => holds(event) && event.action !== 'audit.searched')
      .sort((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime() || a.kafka_offset - b.kafka_offset)
      .map(({ kafka_offset }) => kafka_offset);
  const offsets = (events: AuditEvent[]) => events.map(({ offset }) => offset);

  it('is the ticket’s history, oldest first, events of one moment in the order they were published', async () => {
    const wanted = expected((event) => event.ticket_id === 'T-4');
    expect(wanted.length).toBeGreaterThan(10);
    const { events, next_cursor } = await timeline('T-4', { limit: '1000' });
    expect(offsets(events)).toEqual(wanted);
    expect(next_cursor).toBeNull();
    expect(new Set(events.map(({ tenant_id }) => tenant_id))).toEqual(new Set(['mine']));
  });

  it('is paged, each event once', async () => {
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Timeline = await timeline('T-4', { limit: '3', ...(cursor === null ? {} : { cursor }) });
      seen.push(...offsets(page.events));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(seen).toEqual(expected((event) => event.ticket_id === 'T-4'));
  });

  it('takes filters', async () => {
    const query = { action: 'ticket.note_added', actor: 'agent-1', from: '2026-01-20', to: '2026-03-10' };
    const wanted = expected(
      (event) =>
        event.ticket_id === 'T-4' &&
        event.action === 'ticket.note_added' &&
        event.actor_id === 'agent-1' &&
        event.occurred_at >= new Date('2026-01-20') &&
        event.occurred_at < new Date('2026-03-10'),
    );
    expect(offsets((await timeline('T-4', query)).events)).toEqual(wanted);
  });

  it('shows Docket’s own actions when asked for', async () => {
    const { events } = await timeline('T-4', { action: 'audit.*' });
    expect(new Set(events.map(({ action }) => action))).toEqual(new Set(['audit.searched']));
  });

  it('of a ticket with an odd id is found', async () => {
    expect(offsets((await timeline(oddTicket)).events)).toEqual([70_000]);
  });

  it('of a ticket nobody knows is empty', async () => {
    expect(await timeline('T-404')).toEqual({ ticket_id: 'T-404', events: [], next_cursor: null });
  });

  it('does not take a cursor of another ticket', async () => {
    const { next_cursor } = await timeline('T-4', { limit: '3' });
    const answer = await service.get(key, '/v1/tickets/T-5/timeline', { cursor: next_cursor ?? '' });
    expect(answer).toMatchObject({ status: 400, body: { parameter: 'cursor' } });
  });

  it('refuses an id no ticket can have', async () => {
    const answer = await service.get(key, `/v1/tickets/${'x'.repeat(257)}/timeline`);
    expect(answer).toMatchObject({ status: 400, body: { parameter: 'id' } });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineQuery } from '@docket/clickhouse';
import { installProjections, readProjections } from '@docket/projections';
import { eventIdOf, type TestEvent } from '../../test/event-rows.js';
import { type Query, runningService, type RunningService } from '../../test/running-service.js';
import { type TicketTimeline } from './ticket-timeline.operation.js';

const START = Date.UTC(2026, 2, 1);
const MINUTE = 60_000;
const moment = (minute: number) => new Date(START + minute * MINUTE);
const idOf = (tenant: string, offset: number) => eventIdOf(`${tenant}/0/${offset}`);

/** An event of a ticket; one a minute, unless told otherwise. */
const event = (ticket: string, offset: number, action: string, more: Partial<TestEvent> = {}): TestEvent => ({
  tenant_id: 'mine',
  ticket_id: ticket,
  occurred_at: moment(offset),
  action: `ticket.${action}`,
  kafka_partition: 0,
  kafka_offset: offset,
  ...more,
});

const story: TestEvent[] = [
  event('T', 0, 'created', {
    department: 'support',
    details: { status: 'New', status_category: 'NEW', priority: 'P3' },
  }),
  event('T', 1, 'transferred', { department: 'support', details: { to_agent_id: 'ann', to_agent_name: 'Ann' } }),
  // Two at one moment: the later offset is the later event.
  event('T', 2, 'status_changed', { details: { from: 'New', to: 'Active', to_category: 'OPEN' } }),
  event('T', 3, 'status_changed', { occurred_at: moment(2), details: { to: 'Waiting', to_category: 'WAITING' } }),
  event('T', 4, 'tags_changed', { details: { added: '["vip"]', removed: '[]' } }),
  event('T', 5, 'status_changed', { outcome: 'DENIED', details: { to: 'Closed', to_category: 'CLOSED' } }),
  event('T', 6, 'transferred', { department: 'support', details: { to_agent_id: 'bob', to_department_id: 'sales' } }),
  event('T', 7, 'note_added', { department: 'sales' }),
];

const links: TestEvent[] = [
  event('ROOT', 20, 'created', { details: { status: 'New' } }),
  event('ROOT', 21, 'split_into', { details: { other_ticket_id: 'CHILD' } }),
  event('CHILD', 21, 'split_from', { kafka_offset: 121, details: { other_ticket_id: 'ROOT' } }),
  event('CHILD', 22, 'note_added'),
  // Only the other ticket says that it became this one.
  event('TWIN', 23, 'merged_into', { details: { other_ticket_id: 'CHILD' } }),
  event('CHILD', 24, 'forwarded', { details: { to: '["x@example.com"]' } }),
  event('CHILD', 25, 'forwarded', { target_type: 'ticket', target_id: 'ABROAD', details: { to: '[]' } }),
  event('ABROAD', 26, 'note_added'),
  // Refused: it never became that.
  event('CHILD', 27, 'merged_into', { outcome: 'DENIED', details: { other_ticket_id: 'T' } }),
  event('ROOT', 28, 'split_into', { details: { other_ticket_id: 'SIBLING' } }),
  event('SIBLING', 29, 'note_added'),
];
const theirs = links.map((one): TestEvent => ({ ...one, tenant_id: 'theirs' }));

const lived: TestEvent[] = [
  event('L', 40, 'created', {
    department: 'support',
    details: { status: 'New', status_category: 'NEW', priority: 'P3', agent_id: 'ann' },
  }),
  event('L', 41, 'priority_changed', { details: { from: 'P3', to: 'P1' } }),
  event('L', 42, 'status_changed', { details: { to: 'Active', to_category: 'OPEN' } }),
  event('L', 43, 'transferred', { department: 'support', details: { to_agent_id: 'bob', to_department_id: 'sales' } }),
  event('L', 44, 'note_added'),
];

const lifecycleQuery = defineQuery({
  name: 'lifecycle_in_test',
  sql: `SELECT status, status_category, priority, agent_id, department FROM ticket_lifecycle
WHERE tenant_id = 'mine' AND ticket_id = {ticket: String}`,
  params: z.object({ ticket: z.string() }),
  row: z.record(z.string(), z.string()),
});

describe('GET /v1/tickets/{id}/timeline', () => {
  let service: RunningService;
  let key: string;
  beforeAll(async () => {
    service = await runningService('ticket_state');
    await installProjections(service.writer, readProjections(), { database: service.writer.database });
    await service.store([...story, ...lived, ...links, ...theirs]);
    key = await service.key('mine');
  });
  afterAll(async () => {
    await service.stop();
  });

  const timeline = async (ticket: string, query: Query = {}, as = key) => {
    const answer = await service.get<TicketTimeline>(as, `/v1/tickets/${ticket}/timeline`, query);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  const iso = (minute: number) => moment(minute).toISOString();

  describe('gaps', () => {
    it('are told, also across pages', async () => {
      const gaps = (page: TicketTimeline) => page.events.map(({ since_previous_ms }) => since_previous_ms);
      expect(gaps(await timeline('T'))).toEqual([null, 1, 1, 0, 2, 1, 1, 1].map((n) => n && n * MINUTE));
      const first = await timeline('T', { limit: '3' });
      const second = await timeline('T', { limit: '3', cursor: first.next_cursor ?? '' });
      expect(gaps(second)).toEqual([0, 2 * MINUTE, MINUTE]);
      const filtered = await timeline('T', { action: 'ticket.transferred' });
      expect(gaps(filtered)).toEqual([null, 5 * MINUTE]);
    });
  });

  describe('as_of', () => {
    it('folds what had happened by then, in order', async () => {
      const { state, as_of, events } = await timeline('T', { as_of: iso(4) });
      expect(as_of).toBe(iso(4));
      expect(events.map(({ offset }) => offset)).toEqual([0, 1, 2, 3, 4]);
      expect(state).toEqual({
        status: { value: 'Waiting', category: 'WAITING', since: iso(2), event_id: idOf('mine', 3) },
        agent: { value: 'ann', name: 'Ann', since: iso(1), event_id: idOf('mine', 1) },
        department: { value: 'support', since: iso(0), event_id: idOf('mine', 0) },
        priority: { value: 'P3', since: iso(0), event_id: idOf('mine', 0) },
        tags: [{ tag: 'vip', since: iso(4), event_id: idOf('mine', 4) }],
        tags_complete: true,
        created_at: iso(0),
        last_event_at: iso(4),
        events: 5,
      });
    });

    it('does not depend on filters and pages, and is told once', async () => {
      const all = await timeline('T', { as_of: iso(60) });
      const page = await timeline('T', { as_of: iso(60), action: 'ticket.note_added', from: iso(7), limit: '1' });
      expect([page.state, page.events.length]).toEqual([all.state, 1]);
      const first = await timeline('T', { as_of: iso(3), limit: '2' });
      const second = await timeline('T', { as_of: iso(3), limit: '2', cursor: first.next_cursor ?? '' });
      expect(second).not.toHaveProperty('state');
      expect(second.events.map(({ offset }) => offset)).toEqual([2, 3]);
    });

    it('is null before anything happened, or when nobody knows the ticket', async () => {
      expect(await timeline('T', { as_of: '2026-02-28' })).toMatchObject({ state: null, events: [] });
      expect(await timeline('T-404', { as_of: iso(3) })).toMatchObject({ state: null, events: [] });
    });

    it('agrees with the projection of tickets', async () => {
      const rows = await service.writer.query(lifecycleQuery, { ticket: 'L' });
      const { state } = await timeline('L', { as_of: iso(60) });
      expect(state?.status?.value).toBe('Active');
      expect(rows).toEqual([
        {
          status: state?.status?.value ?? '',
          status_category: state?.status?.category ?? '',
          priority: state?.priority?.value ?? '',
          agent_id: state?.agent?.value ?? '',
          department: state?.department?.value ?? '',
        },
      ]);
    });

    it('refuses a moment before from', async () => {
      const answer = await service.get(key, '/v1/tickets/T/timeline', { from: iso(3), as_of: iso(2) });
      expect(answer).toMatchObject({ status: 400, body: { parameter: 'as_of' } });
    });
  });

  describe('lineage', () => {
    it('has the events of ancestors and descendants, marked', async () => {
      const { lineage, events } = await timeline('CHILD', { lineage: 'true' });
      expect(lineage).toEqual({
        tickets: [
          { ticket_id: 'CHILD', relation: 'self', distance: 0, via: null, of: null },
          { ticket_id: 'ROOT', relation: 'ancestor', distance: 1, via: 'split', of: 'CHILD' },
          { ticket_id: 'TWIN', relation: 'ancestor', distance: 1, via: 'merge', of: 'CHILD' },
          { ticket_id: 'ABROAD', relation: 'descendant', distance: 1, via: 'forward', of: 'CHILD' },
        ],
        complete: true,
        most_steps: 10,
        most_tickets: 100,
      });
      expect(events.map(({ ticket_id, relation, offset }) => [ticket_id, relation, offset])).toEqual([
        ['ROOT', 'ancestor', 20],
        ['ROOT', 'ancestor', 21],
        ['CHILD', 'self', 121],
        ['CHILD', 'self', 22],
        ['TWIN', 'ancestor', 23],
        ['CHILD', 'self', 24],
        ['CHILD', 'self', 25],
        ['ABROAD', 'descendant', 26],
        ['CHILD', 'self', 27],
        ['ROOT', 'ancestor', 28],
      ]);
      expect(new Set(events.map(({ tenant_id }) => tenant_id))).toEqual(new Set(['mine']));
      expect(events[2]?.since_previous_ms).toBe(0);
    });

    it('is paged like any timeline', async () => {
      const seen: (string | undefined)[] = [];
      let cursor: string | null = null;
      do {
        const page: TicketTimeline = await timeline('CHILD', {
          lineage: 'true',
          limit: '4',
          ...(cursor === null ? {} : { cursor }),
        });
        seen.push(...page.events.map(({ event_id }) => event_id));
        cursor = page.next_cursor;
      } while (cursor !== null);
      expect([seen.length, new Set(seen).size]).toEqual([10, 10]);
    });

    it('is that of a moment with as_of, and left out without being asked for', async () => {
      const { lineage } = await timeline('CHILD', { lineage: 'true', as_of: iso(22) });
      expect(lineage?.tickets.map(({ ticket_id }) => ticket_id)).toEqual(['CHILD', 'ROOT']);
      const plain = await timeline('CHILD');
      expect(plain).not.toHaveProperty('lineage');
      expect(plain.events.every((one) => one.ticket_id === 'CHILD' && one.relation === undefined)).toBe(true);
    });
  });

  it('folds a ticket of 100,000 events a stretch at a time', async () => {
    const columns =
      'event_id, occurred_at, tenant_id, ticket_id, action, outcome, details, epoch, kafka_partition, kafka_offset';
    await service.writer.command(`INSERT INTO audit_events (${columns}) SELECT
      reinterpretAsUUID(number), fromUnixTimestamp64Milli(toInt64(${START} + intDiv(number, 3) * 1000), 'UTC'), 'mine', 'BIG',
      'ticket.status_changed', 'SUCCESS', map('to', concat('s', toString(intDiv(number, 10))), 'to_category', 'OPEN'), 1, 0, number
      FROM numbers(100000)`);
    const { state } = await timeline('BIG', { as_of: '2026-06-01', limit: '1' });
    const since = new Date(START + Math.floor(99_990 / 3) * 1000).toISOString();
    expect(state).toMatchObject({ events: 100_000, status: { value: 's9999', since } });
  });
});

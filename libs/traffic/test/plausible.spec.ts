import { beforeAll, describe, expect, it } from '@jest/globals';
import { ACTIONS } from '@docket/events';
import { type TrafficEvent } from '../src/index.js';
import { byTicket, detail, grouped, played } from './played.js';

const COUNT = 120_000;
const HOUR = 3_600_000;

describe('weeks at a help desk', () => {
  let events: readonly TrafficEvent[];
  let shares: ReadonlyMap<string, number>;
  const count = (matches: (event: TrafficEvent) => boolean) => events.filter(matches).length;
  const share = (...actions: string[]) => actions.reduce((sum, action) => sum + (shares.get(action) ?? 0), 0);

  beforeAll(() => {
    events = played(COUNT, { agents: 20 });
    shares = new Map(ACTIONS.map((name) => [name, count(({ action }) => action === name) / COUNT]));
  });

  it('have every action but those of Docket itself', () => {
    const missing = ACTIONS.filter((action) => share(action) === 0);
    expect(missing).toEqual(ACTIONS.filter((action) => action.startsWith('audit.')));
    expect(missing).toHaveLength(6);
  });

  it('are mostly messages, statuses and looking at tickets', () => {
    expect(share('ticket.message_added')).toBeGreaterThan(0.12);
    expect(share('ticket.status_changed')).toBeGreaterThan(0.15);
    expect(share('user.viewed_ticket', 'user.left_ticket')).toBeGreaterThan(0.2);
    expect(share('ticket.created')).toBeGreaterThan(0.02);
    for (const action of ['user.permission_changed', 'ticket.split_from', 'user.login_failed', 'ticket.forwarded']) {
      expect(share(action)).toBeLessThan(0.01);
    }
    expect(Math.max(...shares.values())).toBeLessThan(0.3);
  });

  it('have messages both ways, and a few more from contacts than from agents', () => {
    const messages = events.filter(
      (event) => event.action.startsWith('ticket.') && detail(event, 'direction') !== undefined,
    );
    const out = messages.filter((event) => detail(event, 'direction') === 'OUT').length;
    expect(out / messages.length).toBeGreaterThan(0.35);
    expect(out / messages.length).toBeLessThan(0.55);
  });

  it('have tickets of very different sizes: most are small, a few very large', () => {
    const sizes = [...byTicket(events).values()].map((life) => life.length).sort((a, b) => b - a);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const largest = sizes.slice(0, Math.ceil(sizes.length / 100));
    expect(largest.reduce((sum, size) => sum + size, 0) / total).toBeGreaterThan(0.05);
    expect((sizes[0] ?? 0) / (sizes[sizes.length >> 1] ?? 1)).toBeGreaterThan(8);
  });

  it('are busy by day and on working days', () => {
    const between = (from: number, to: number) =>
      count(({ input }) => {
        const hour = new Date(input.occurred_at).getUTCHours();
        return hour >= from && hour < to;
      });
    expect(between(9, 17) / between(0, 5)).toBeGreaterThan(20);
    // Of 28 days, 8 are at the weekend.
    const month = events.filter(
      ({ input }) => input.occurred_at < (events[0]?.input.occurred_at ?? 0) + 28 * 86_400_000,
    );
    const atWeekend = month.filter(({ input }) => [0, 6].includes(new Date(input.occurred_at).getUTCDay())).length;
    expect(atWeekend / month.length).toBeGreaterThan(0.04);
    expect(atWeekend / month.length).toBeLessThan(0.2);
  });

  it('have hours in which many ask the same, a few times a month, and ordinary ones', () => {
    const created = events.filter(({ action }) => action === 'ticket.created');
    const hours = grouped(created, ({ input }) => Math.floor(input.occurred_at / HOUR));
    const alike = [...hours.values()].map((asked) => {
      const bySubject = grouped(asked, (event) => detail(event, 'subject'));
      return Math.max(...[...bySubject.values()].map(({ length }) => length));
    });
    const days = (created.at(-1)?.input.occurred_at ?? 0) - (created[0]?.input.occurred_at ?? 0);
    const rushes = alike.filter((most) => most >= 15).length;
    expect(rushes).toBeGreaterThan(days / (14 * 24 * HOUR));
    expect(rushes).toBeLessThan(alike.length / 20);
    expect(alike.sort((a, b) => a - b)[alike.length >> 1]).toBeLessThan(6);
  });

  it('have what goes wrong: refusals, failures, logouts and ends of views that never came', () => {
    expect(count(({ input }) => input.outcome === 'DENIED')).toBeGreaterThan(0);
    expect(count(({ action, input }) => action === 'ticket.forwarded' && input.outcome === 'FAILURE')).toBeGreaterThan(
      0,
    );
    const lostViews = 1 - share('user.left_ticket') / share('user.viewed_ticket');
    expect(lostViews).toBeGreaterThan(0.005);
    expect(lostViews).toBeLessThan(0.03);
    const logins = count(({ action }) => action === 'user.logged_in');
    const lostLogouts = logins - count(({ action }) => action === 'user.logged_out');
    expect(lostLogouts / logins).toBeGreaterThan(0.01);
    expect(lostLogouts / logins).toBeLessThan(0.15);
  });

  it('have actors of every kind, some of them in the name of others', () => {
    const types = new Set(events.map(({ input }) => input.actor.type));
    expect([...types].sort()).toEqual(['AGENT', 'API', 'BOT', 'CONTACT', 'SYSTEM', 'UNKNOWN']);
    expect(count(({ input }) => input.on_behalf_of != null)).toBeGreaterThan(0);
  });

  it('have tickets that were resolved and came back', () => {
    const reopened = count(
      (e) => e.action === 'ticket.status_changed' && detail(e, 'from') === 'Resolved' && detail(e, 'to') === 'Open',
    );
    const resolved = count((e) => e.action === 'ticket.status_changed' && detail(e, 'to') === 'Resolved');
    expect(reopened / resolved).toBeGreaterThan(0.03);
    expect(reopened / resolved).toBeLessThan(0.2);
  });

  it('move tickets to another agent and another department in one event', () => {
    const both = (e: TrafficEvent) =>
      detail(e, 'to_agent_id') !== undefined && detail(e, 'to_department_id') !== undefined;
    expect(count((e) => e.action === 'ticket.transferred' && both(e))).toBeGreaterThan(0);
  });

  it('say of every event that it was made up', () => {
    expect(count(({ input }) => input.labels?.['traffic'] !== '1')).toBe(0);
  });
});

import { type TestEvent } from './event-rows.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Who did them. */
export const ODD = 'odd';

/** What a played help desk never does, done by one agent around a moment: the first ones before it. */
export function oddEvents(tenantId: string, start: number): TestEvent[] {
  let offset = 500_000;
  const event = (hours: number, action: string, ticket: string, details = {}, more = {}): TestEvent => ({
    tenant_id: tenantId,
    occurred_at: new Date(start + Math.round(hours * HOUR)),
    action,
    actor_type: 'AGENT',
    actor_id: ODD,
    department: 'oddities',
    ticket_id: ticket,
    details,
    kafka_partition: 7,
    kafka_offset: (offset += 1),
    ...more,
  });
  const contact = { actor_type: 'CONTACT', actor_id: 'c' };
  const created = (hours: number, ticket: string) => event(hours, 'ticket.created', ticket, {}, contact);
  const status = (hours: number, ticket: string, from_category: string, to_category: string) =>
    event(hours, 'ticket.status_changed', ticket, { from_category, to_category });
  const [week, more] = [7 * 24, 7 * 24 + 0.001];
  return [
    // Resolved twice, reopened once: that belongs to the second.
    created(-30, 'o-1'),
    status(1, 'o-1', 'OPEN', 'RESOLVED'),
    status(2, 'o-1', 'RESOLVED', 'RESOLVED'),
    status(3, 'o-1', 'RESOLVED', 'OPEN'),
    // Reopened just in time, and just too late.
    created(0, 'o-2'),
    status(5, 'o-2', 'OPEN', 'RESOLVED'),
    status(5 + week, 'o-2', 'CLOSED', 'WAITING'),
    created(0, 'o-3'),
    status(6, 'o-3', 'OPEN', 'RESOLVED'),
    status(6 + more, 'o-3', 'RESOLVED', 'OPEN'),
    // Written to before the contact wrote, called in vain, then called.
    created(0, 'o-4'),
    event(0.1, 'ticket.message_added', 'o-4', { direction: 'OUT' }),
    event(1, 'ticket.voice_message_added', 'o-4', {}, contact),
    event(2, 'ticket.called', 'o-4', { direction: 'OUT', duration_ms: '0', answered: 'false' }),
    event(3, 'ticket.called', 'o-4', { direction: 'OUT', duration_ms: '5000' }),
    event(4, 'ticket.message_added', 'o-4', { direction: 'OUT' }),
    // Answered before the period, so not for the first time in it.
    created(-20, 'o-5'),
    event(-10, 'ticket.message_added', 'o-5', { direction: 'OUT' }),
    event(1, 'ticket.message_added', 'o-5', { direction: 'OUT' }),
    // An end without a beginning, a view that never ends, one that is opened twice, and one of two days.
    event(1, 'user.left_ticket', 'o-1', { duration_ms: '60000', view_id: 'a' }),
    event(2, 'user.viewed_ticket', 'o-1', { view_id: 'b' }),
    event(3, 'user.viewed_ticket', 'o-1', { view_id: 'c' }),
    event(3.5, 'user.viewed_ticket', 'o-1', { view_id: 'c' }),
    event(4, 'user.left_ticket', 'o-1', { view_id: 'c', duration_ms: '9' }),
    event(5, 'user.viewed_ticket', 'o-1', { view_id: 'd' }),
    event(53, 'user.left_ticket', 'o-1', { view_id: 'd' }),
    // Online since before the period, and never logged out.
    event(-10, 'user.logged_in', ''),
    event(-4, 'user.state_changed', '', { to_category: 'AWAY' }),
    event(
      1,
      'user.state_changed',
      '',
      { to_category: 'ONLINE' },
      { actor_type: 'SYSTEM', actor_id: 's', target_type: 'user', target_id: ODD },
    ),
    // Moved within a department, and from somebody to the same.
    event(1, 'ticket.transferred', 'o-1', {
      from_agent_id: ODD,
      to_agent_id: 'x',
      from_department_id: 'oddities',
      to_department_id: 'oddities',
    }),
    event(2, 'ticket.transferred', 'o-1', {
      from_agent_id: ODD,
      to_agent_id: ODD,
      from_department_id: 'oddities',
      to_department_id: 'x',
    }),
    // Rated on a scale without room.
    event(2, 'ticket.ranked', 'o-1', { rating: '1', scale: '1', scale_min: '1', agent_id: ODD }, contact),
    event(3, 'ticket.ranked', 'o-2', { rating: '7', scale: '10', scale_min: '0', agent_id: ODD }, contact),
    // The period begins with it, and ends before this.
    event(0, 'ticket.note_added', 'o-1'),
    event((28 * DAY) / HOUR, 'ticket.note_added', 'o-1'),
  ];
}

import { type HelpDesk } from '../desk/help-desk.js';
import { type Priority, type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { onTicket } from './on-ticket.js';

const PRIORITIES: readonly Priority[] = ['low', 'normal', 'high', 'urgent'];

/** Makes a ticket more urgent, or less, by one step; at the end of the scale nothing happens. */
export function changePriority(desk: HelpDesk, ticket: Ticket, by: 1 | -1, click: Click, reason?: string): void {
  const from = ticket.priority;
  const to = PRIORITIES[PRIORITIES.indexOf(from) + by];
  if (to === undefined) return;
  ticket.priority = to;
  desk.log.write('ticket.priority_changed', {
    ...onTicket(ticket, click),
    ...(reason !== undefined && { reason }),
    details: { from, to },
  });
}

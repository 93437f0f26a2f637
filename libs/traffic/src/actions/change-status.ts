import { type HelpDesk } from '../desk/help-desk.js';
import { NEXT_STATUS, STATUS, type StatusName } from '../desk/status.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { onTicket } from './on-ticket.js';

/** Changes the status; nothing happens when it is that already. @throws {Error} for a step that no help desk would allow */
export function changeStatus(desk: HelpDesk, ticket: Ticket, to: StatusName, click: Click, reason?: string): void {
  const from = ticket.status;
  if (from === to) return;
  if (!NEXT_STATUS[from].includes(to)) throw new Error(`${ticket.id} cannot go from ${from} to ${to}`);
  ticket.status = to;
  desk.log.write('ticket.status_changed', {
    ...onTicket(ticket, click),
    ...(reason !== undefined && { reason }),
    details: {
      from: STATUS[from].name,
      from_category: STATUS[from].category,
      to: STATUS[to].name,
      to_category: STATUS[to].category,
    },
  });
  if (to === 'closed') desk.tickets.remove(ticket);
}

import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click, clickOf } from '../log/click.js';
import { SYSTEM } from '../people/machines.js';
import { changeStatus } from './change-status.js';
import { onTicket } from './on-ticket.js';
import { mergeNotice } from './system-message.js';

/** Lets a ticket go on in an older one of the same contact, and closes it. */
export function merge(desk: HelpDesk, ticket: Ticket, into: Ticket, click: Click): void {
  desk.log.write('ticket.merged_into', {
    ...onTicket(ticket, click),
    details: { other_ticket_id: into.id, message_count: ticket.messages },
  });
  into.messages += ticket.messages;
  const { request_id } = click;
  mergeNotice(desk, into, ticket, { ...clickOf(into.random, SYSTEM), request_id });
  changeStatus(desk, ticket, 'closed', click, `merged into ${into.id}`);
}

import { type EnvelopeInput } from '@docket/events';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';

/** What an event says about the ticket it concerns, and about who did it. */
export function onTicket({ id, department }: Ticket, click: Click): EnvelopeInput {
  return { ...click, ticket_id: id, department_id: department.id, department_name: department.name };
}

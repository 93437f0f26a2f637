import { type HelpDesk } from '../desk/help-desk.js';
import { STATUS } from '../desk/status.js';
import { type Opening, type Ticket } from '../desk/ticket.js';
import { type Agent } from '../people/agent.js';
import { type Click } from '../log/click.js';
import { onTicket } from './on-ticket.js';

/** Opens a ticket, for an agent at once when one opens it. */
export function createTicket(desk: HelpDesk, opening: Opening, click: Click, agent?: Agent): Ticket {
  const ticket = desk.tickets.add(opening);
  ticket.agent = agent;
  const { actor } = ticket.contact;
  desk.log.write('ticket.created', {
    ...onTicket(ticket, click),
    channel: ticket.channel,
    details: {
      status: STATUS[ticket.status].name,
      status_category: STATUS[ticket.status].category,
      priority: ticket.priority,
      requester_id: actor.id,
      requester_name: actor.name,
      requester_email: actor.email,
      subject: ticket.topic.subject,
      ...(agent && { agent_id: agent.id, agent_name: agent.name }),
    },
  });
  return ticket;
}

import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { type Agent } from '../people/agent.js';
import { TOPICS } from '../words/topics.js';
import { createTicket } from './create.js';
import { onTicket } from './on-ticket.js';

/** Puts part of a ticket that was about two things into a new one. @returns the new one */
export function split(desk: HelpDesk, ticket: Ticket, by: Agent, click: Click): Ticket {
  const topic = ticket.random.pick(TOPICS);
  const department = desk.people.department(topic.department);
  const { contact, channel, priority } = ticket;
  const moved = Math.max(1, Math.floor(ticket.messages / 3));
  const part = createTicket(desk, { contact, channel, topic, department, priority }, click, by);
  part.messages = moved;
  desk.log.write('ticket.split_from', {
    ...onTicket(part, click),
    details: { other_ticket_id: ticket.id, message_count: moved },
  });
  desk.log.write('ticket.split_into', {
    ...onTicket(ticket, click),
    details: { other_ticket_id: part.id, message_count: moved },
  });
  return part;
}

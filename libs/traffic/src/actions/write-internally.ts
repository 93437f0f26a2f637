import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { type Agent } from '../people/agent.js';
import { excerpt, wholeText } from '../words/text.js';
import { onTicket } from './on-ticket.js';

/** Writes to a colleague on a ticket; the contact does not see it. */
export function writeInternally(
  desk: HelpDesk,
  ticket: Ticket,
  text: string,
  to: Agent | undefined,
  click: Click,
): void {
  desk.log.write('ticket.internal_message_added', {
    ...onTicket(ticket, click),
    details: {
      message_id: `m-${ticket.random.code(10)}`,
      ...wholeText(text),
      mentioned_ids: to ? [to.id] : [],
    },
  });
}

/** Puts a note on a ticket. */
export function writeNote(desk: HelpDesk, ticket: Ticket, text: string, click: Click): void {
  desk.log.write('ticket.note_added', {
    ...onTicket(ticket, click),
    details: { note_id: `n-${ticket.random.code(8)}`, ...excerpt(ticket.random, text) },
  });
}

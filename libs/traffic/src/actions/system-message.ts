import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { wholeText } from '../words/text.js';
import { onTicket } from './on-ticket.js';

const TEMPLATES = {
  received: 'We have received your message and will be with you soon.',
  reminder: 'We have not heard from you. Is there anything else we can do?',
  closing: 'We have not heard from you and consider this solved. Just answer to open it again.',
  due: 'The first response is overdue.',
} as const;

/** Writes what the help desk writes by itself: to the contact, or as a notice that only shows on the ticket. */
export function systemMessage(desk: HelpDesk, ticket: Ticket, template: keyof typeof TEMPLATES, click: Click): void {
  write(desk, ticket, template, TEMPLATES[template], template === 'due' ? [] : [ticket.contact.actor.email], click);
}

/** Says on a ticket that another was merged into it. */
export function mergeNotice(desk: HelpDesk, ticket: Ticket, other: Ticket, click: Click): void {
  write(desk, ticket, 'merged', `${other.id} was merged into this ticket.`, [], click);
}

function write(desk: HelpDesk, ticket: Ticket, template: string, text: string, recipients: string[], click: Click) {
  desk.log.write('ticket.system_message_added', {
    ...onTicket(ticket, click),
    details: { message_id: `m-${ticket.random.code(10)}`, ...wholeText(text), template, recipients },
  });
}

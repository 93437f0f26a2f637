import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { onTicket } from './on-ticket.js';

/** What happens to tickets here that has no action of its own. */
export type OtherName = 'marked_as_spam' | 'watcher_added' | 'custom_field_changed' | 'order_linked';

/** Writes down what has no action of its own. */
export function writeOther(
  desk: HelpDesk,
  ticket: Ticket,
  name: OtherName,
  parameters: Readonly<Record<string, string>>,
  click: Click,
): void {
  desk.log.write('ticket.other', { ...onTicket(ticket, click), details: { name, parameters } });
}

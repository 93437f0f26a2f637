import { type Ticket } from '../desk/ticket.js';
import { type Click, clickOf } from './click.js';

/** Ways on which the help desk sees where a contact sits. */
const SEEN: ReadonlySet<string> = new Set(['web', 'chat']);

/** Something the contact of a ticket does. */
export function contactClick({ contact, channel, random }: Pick<Ticket, 'contact' | 'channel' | 'random'>): Click {
  return clickOf(random, contact.actor, SEEN.has(channel) ? contact.surroundings : {});
}

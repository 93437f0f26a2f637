import { createTicket } from '../actions/create.js';
import { around } from '../chance/spread.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { contactClick } from '../log/contact-click.js';
import { HOUR } from '../schedule/durations.js';
import { untilAwake } from '../schedule/rhythm.js';
import { type Life } from '../schedule/schedule.js';
import { CONTACT_PHRASES } from '../words/phrases.js';
import { comesInWriting } from './comes-in-writing.js';
import { contactWrites } from './contact-writes.js';

/** A contact who gets no answer asks for news, or asks the same once more in a ticket of its own. */
export function* impatience(desk: HelpDesk, ticket: Ticket): Life {
  const { random } = ticket;
  yield around(random, 5 * HOUR, 0.8);
  yield untilAwake(desk.now, random.unit());
  if (ticket.answers > 0 || ticket.isClosed) return;
  if (!desk.tickets.hasRoom || random.chance(0.5)) {
    contactWrites(desk, ticket, random.pick(CONTACT_PHRASES));
    return;
  }
  const { contact, topic, department, priority } = ticket;
  const opening = { contact, topic, department, priority, channel: 'email' } as const;
  const double = createTicket(desk, opening, contactClick({ ...opening, random }));
  desk.begin(comesInWriting(desk, double));
}

import { changeStatus } from '../actions/change-status.js';
import { writeMessage } from '../actions/write-message.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { toDo } from '../desk/to-do.js';
import { type Click, clickOf } from '../log/click.js';
import { contactClick } from '../log/contact-click.js';
import { SYSTEM } from '../people/machines.js';
import { MINUTE } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { CONTACT_PHRASES } from '../words/phrases.js';
import { excerpt } from '../words/text.js';

const WITH_FILES = 0.08;
const ADDS_SOMETHING = 0.15;

/** A contact writes on a ticket that is not closed: it is open again, and somebody has to look. */
export function contactWrites(desk: HelpDesk, ticket: Ticket, text: string, click = contactClick(ticket)): void {
  const { random } = ticket;
  const files = random.chance(WITH_FILES) ? random.between(1, 3) : 0;
  writeMessage(desk, ticket, { direction: 'IN', ...excerpt(random, text), files }, click);
  goesOn(desk, ticket, click);
  if (random.chance(ADDS_SOMETHING)) desk.begin(addition(desk, ticket));
}

/** Somebody outside has written: what waited for that is open, by the help desk itself. */
export function goesOn(desk: HelpDesk, ticket: Ticket, { request_id }: Click): void {
  if (ticket.status !== 'new') {
    changeStatus(desk, ticket, 'open', { ...clickOf(ticket.random, SYSTEM), request_id }, 'a message came in');
  }
  toDo(desk, ticket, 'message');
}

/** What one thinks of after the message was sent. */
function* addition(desk: HelpDesk, ticket: Ticket): Life {
  yield ticket.random.between(MINUTE, 20 * MINUTE);
  if (!ticket.isClosed) contactWrites(desk, ticket, ticket.random.pick(CONTACT_PHRASES));
}

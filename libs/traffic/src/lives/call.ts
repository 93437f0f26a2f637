import { writeCall, writeVoiceMessage } from '../actions/talk.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { toDo } from '../desk/to-do.js';
import { clickOf } from '../log/click.js';
import { contactClick } from '../log/contact-click.js';
import { SYSTEM } from '../people/machines.js';
import { SECOND } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { receive } from './comes-in-writing.js';

const SPEAKS_TO_MACHINE = 0.6;

/** A contact calls: an agent answers in time, or the machine does. */
export function* call(desk: HelpDesk, ticket: Ticket): Life {
  const { random } = ticket;
  receive(desk, ticket, clickOf(random, SYSTEM));
  const began = desk.now;
  if (desk.online.size > 0) {
    toDo(desk, ticket, 'call');
    const { work } = ticket;
    yield random.between(60 * SECOND, 240 * SECOND);
    if (ticket.work !== work) return;
  } else yield random.between(15 * SECOND, 30 * SECOND);
  const click = contactClick(ticket);
  const missed = { direction: 'IN', duration_ms: 0, answered: false, wait_ms: desk.now - began } as const;
  writeCall(desk, ticket, missed, click);
  if (random.chance(SPEAKS_TO_MACHINE)) {
    yield random.between(10 * SECOND, 100 * SECOND);
    writeVoiceMessage(desk, ticket, click);
  }
  toDo(desk, ticket, 'new');
}

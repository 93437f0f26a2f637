import { changeStatus } from '../actions/change-status.js';
import { systemMessage } from '../actions/system-message.js';
import { around } from '../chance/spread.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { clickOf } from '../log/click.js';
import { SYSTEM } from '../people/machines.js';
import { DAY, HOUR } from '../schedule/durations.js';
import { untilAwake } from '../schedule/rhythm.js';
import { type Life } from '../schedule/schedule.js';
import { CONTACT_PHRASES } from '../words/phrases.js';
import { afterResolution } from './after-resolution.js';
import { contactWrites } from './contact-writes.js';

const REPLIES = 0.9;
const REMINDED_AFTER = 3 * DAY;
const GIVEN_UP_AFTER = 2 * DAY;

/** The contact has an answer: it writes back sooner or later, or is reminded and given up. */
export function* awaitContact(desk: HelpDesk, ticket: Ticket): Life {
  const { random, turn } = ticket;
  const isStill = () => ticket.turn === turn && ticket.status === 'waiting';
  const replies = random.chance(REPLIES);
  if (replies) {
    yield around(random, 2 * HOUR, 1.2);
    yield untilAwake(desk.now, random.unit());
    if (isStill()) contactWrites(desk, ticket, random.pick(CONTACT_PHRASES));
    return;
  }
  yield REMINDED_AFTER;
  if (!isStill()) return;
  systemMessage(desk, ticket, 'reminder', clickOf(random, SYSTEM));
  yield GIVEN_UP_AFTER;
  if (!isStill()) return;
  const click = clickOf(random, SYSTEM);
  systemMessage(desk, ticket, 'closing', click);
  changeStatus(desk, ticket, 'resolved', click, 'the contact did not answer');
  desk.begin(afterResolution(desk, ticket));
}

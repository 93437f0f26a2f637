import { changeStatus } from '../actions/change-status.js';
import { rank } from '../actions/rank.js';
import { around, heavyTailed } from '../chance/spread.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { clickOf } from '../log/click.js';
import { contactClick } from '../log/contact-click.js';
import { SYSTEM } from '../people/machines.js';
import { DAY, HOUR } from '../schedule/durations.js';
import { untilAwake } from '../schedule/rhythm.js';
import { type Life } from '../schedule/schedule.js';
import { RETURN_PHRASES } from '../words/phrases.js';
import { contactWrites } from './contact-writes.js';

const RANKS = 0.25;
const COMES_BACK = 0.09;
const CLOSED_AFTER = 4 * DAY;

/** A ticket is resolved: the contact may rate it, may come back, and if not it is closed. */
export function* afterResolution(desk: HelpDesk, ticket: Ticket): Life {
  const { random, turn } = ticket;
  const isStill = () => ticket.turn === turn && ticket.status === 'resolved';
  if (random.chance(RANKS)) {
    yield around(random, 3 * HOUR, 1);
    yield untilAwake(desk.now, random.unit());
    if (isStill()) rank(desk, ticket, contactClick(ticket));
  }
  if (random.chance(COMES_BACK)) {
    yield around(random, 20 * HOUR, 0.8);
    yield untilAwake(desk.now, random.unit());
    if (!isStill()) return;
    ticket.size = ticket.answers + Math.floor(heavyTailed(random, 1, 1.5, 20));
    contactWrites(desk, ticket, random.pick(RETURN_PHRASES));
    return;
  }
  yield CLOSED_AFTER;
  if (isStill()) changeStatus(desk, ticket, 'closed', clickOf(random, SYSTEM));
}

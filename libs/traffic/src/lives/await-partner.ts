import { type Actor } from '@docket/events';
import { writeMessage } from '../actions/write-message.js';
import { around } from '../chance/spread.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { clickOf } from '../log/click.js';
import { HOUR } from '../schedule/durations.js';
import { untilAwake } from '../schedule/rhythm.js';
import { type Life } from '../schedule/schedule.js';
import { PARTNER_ANSWERS } from '../words/phrases.js';
import { excerpt } from '../words/text.js';
import { goesOn } from './contact-writes.js';

const PARTNER: Actor = { type: 'CONTACT', id: 'partner', name: 'Partner' };

/** A partner was asked and answers, by e-mail like everybody who is no customer. */
export function* awaitPartner(desk: HelpDesk, ticket: Ticket): Life {
  const { random } = ticket;
  yield around(random, 8 * HOUR, 0.8);
  yield untilAwake(desk.now, random.unit());
  if (ticket.status !== 'elsewhere') return;
  const click = clickOf(random, PARTNER);
  writeMessage(desk, ticket, { direction: 'IN', ...excerpt(random, random.pick(PARTNER_ANSWERS)) }, click);
  goesOn(desk, ticket, click);
}

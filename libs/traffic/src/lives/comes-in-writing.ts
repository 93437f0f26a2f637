import { changeAgreement } from '../actions/change-agreement.js';
import { systemMessage } from '../actions/system-message.js';
import { writeMessage } from '../actions/write-message.js';
import { writeOther } from '../actions/other.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Channel, type Ticket } from '../desk/ticket.js';
import { toDo } from '../desk/to-do.js';
import { type Click, clickOf } from '../log/click.js';
import { contactClick } from '../log/contact-click.js';
import { SHOP, SYSTEM } from '../people/machines.js';
import { SECOND } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { excerpt } from '../words/text.js';
import { escalation } from './escalation.js';
import { impatience } from './impatience.js';
import { triage } from './triage.js';

/** Where a receipt is sent by itself. */
const RECEIPTS: ReadonlySet<Channel> = new Set(['email', 'web', 'api']);
const IMPATIENT = 0.3;
const LINKS_ORDER = 0.12;

/** A ticket was opened with a message: it is received, sorted, and put on the list. */
export function* comesInWriting(desk: HelpDesk, ticket: Ticket, click = contactClick(ticket)): Life {
  const { random } = ticket;
  const files = random.chance(0.1) ? random.between(1, 2) : 0;
  writeMessage(desk, ticket, { direction: 'IN', ...excerpt(random, ticket.topic.question), files }, click);
  yield random.between(SECOND, 9 * SECOND);
  receive(desk, ticket, clickOf(random, SYSTEM));
  if (random.chance(IMPATIENT)) desk.begin(impatience(desk, ticket));
  if (random.chance(LINKS_ORDER)) linkOrder(desk, ticket, clickOf(random, SHOP));
  yield random.between(5 * SECOND, 40 * SECOND);
  triage(desk, ticket);
  toDo(desk, ticket, 'new');
}

/** What the help desk does by itself with everything that comes in. */
export function receive(desk: HelpDesk, ticket: Ticket, click: Click): void {
  const { plan } = ticket.contact;
  if (plan !== 'free') changeAgreement(desk, ticket, plan === 'team' ? 'sla-team' : 'sla-enterprise', click);
  if (RECEIPTS.has(ticket.channel)) systemMessage(desk, ticket, 'received', click);
  desk.begin(escalation(desk, ticket));
}

function linkOrder(desk: HelpDesk, ticket: Ticket, click: Click): void {
  const { random } = ticket;
  const order = `${random.between(1000, 9999)}-${random.between(10, 99)}`;
  writeOther(desk, ticket, 'order_linked', { order, total: `${random.between(5, 400)}.00 EUR` }, click);
}

import { changeStatus } from '../actions/change-status.js';
import { merge } from '../actions/merge.js';
import { writeOther } from '../actions/other.js';
import { transfer } from '../actions/transfer.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Reason } from '../desk/work-list.js';
import { type Session } from '../log/session.js';

const SPAM = 0.05;
const SEES_DOUBLES = 0.8;

/** An agent makes a ticket its own and opens it. */
export function takeOver(desk: HelpDesk, ticket: Ticket, session: Session): void {
  const click = session.click();
  transfer(desk, ticket, { agent: session.agent }, click);
  changeStatus(desk, ticket, 'open', click);
}

/** Closes what is spam, or is in another ticket too. @returns whether nothing is left to do */
export function sortOut(desk: HelpDesk, ticket: Ticket, reason: Reason, session: Session): boolean {
  const { random } = session;
  if (reason === 'new' && ticket.channel === 'email' && random.chance(SPAM)) {
    const click = session.click();
    writeOther(desk, ticket, 'marked_as_spam', { sender: ticket.contact.actor.email }, click);
    changeStatus(desk, ticket, 'closed', click, 'spam');
    return true;
  }
  return random.chance(SEES_DOUBLES) && mergeDouble(desk, ticket, session);
}

/** Merges the younger of two tickets about the same into the older. @returns whether this was the younger */
function mergeDouble(desk: HelpDesk, ticket: Ticket, session: Session): boolean {
  const tickets = desk.tickets.of(ticket.contact);
  const double = tickets.find((other) => other !== ticket && other.topic === ticket.topic && isFree(other));
  if (!double) return false;
  const isYounger = tickets.indexOf(double) < tickets.indexOf(ticket);
  merge(desk, isYounger ? ticket : double, isYounger ? double : ticket, session.click());
  return isYounger;
}

/** Nobody has it in hands, and it is neither still coming in nor on the way out. */
function isFree({ handler, status, work }: Ticket): boolean {
  if (handler) return false;
  return work ? work.rank > 0 : status === 'waiting' || status === 'elsewhere';
}

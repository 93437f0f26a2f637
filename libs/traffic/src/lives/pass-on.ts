import { changeStatus } from '../actions/change-status.js';
import { forward } from '../actions/forward.js';
import { split } from '../actions/split.js';
import { transfer } from '../actions/transfer.js';
import { writeInternally, writeNote } from '../actions/write-internally.js';
import { around } from '../chance/spread.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { toDo } from '../desk/to-do.js';
import { type Session } from '../log/session.js';
import { type Department } from '../people/department.js';
import { MINUTE, SECOND } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { COLLEAGUE_QUESTIONS, NOTES } from '../words/phrases.js';
import { answer } from './answer.js';
import { awaitPartner } from './await-partner.js';

/** Asks somebody who may know; the ticket stays where it is. */
export function* askColleague(desk: HelpDesk, session: Session, ticket: Ticket): Life {
  const { agent, random } = session;
  const colleague = desk.people.colleagueOf(agent, random);
  if (!colleague) {
    yield* answer(desk, session, ticket);
    return;
  }
  yield around(random, MINUTE, 0.6);
  writeInternally(desk, ticket, random.pick(COLLEAGUE_QUESTIONS), colleague, session.click());
  toDo(desk, ticket, 'question', colleague);
}

/** Gives the ticket to another department, or to a colleague of one's own; for who is alone there is nobody to give it to. */
export function* handOver(desk: HelpDesk, session: Session, ticket: Ticket, to?: Department): Life {
  const { agent, random } = session;
  const department = to ?? random.pick(desk.people.departments);
  const colleague = desk.people.memberOf(department, random, agent);
  if (!colleague) {
    yield* answer(desk, session, ticket);
    return;
  }
  yield around(random, 40 * SECOND, 0.6);
  const click = session.click();
  if (random.chance(0.25)) writeNote(desk, ticket, random.pick(NOTES), click);
  const isOwn = department === ticket.department;
  const receiver = isOwn || random.chance(0.3) ? colleague : undefined;
  transfer(desk, ticket, { agent: receiver, department }, click, isOwn ? undefined : 'belongs to another department');
  toDo(desk, ticket, 'new');
}

/** Asks a partner, and waits for it; a letter that comes back leaves the ticket to be done. */
export function* askPartner(desk: HelpDesk, session: Session, ticket: Ticket): Life {
  yield around(session.random, 2 * MINUTE, 0.6);
  const click = session.click();
  if (!forward(desk, ticket, click)) {
    toDo(desk, ticket, 'answer');
    return;
  }
  changeStatus(desk, ticket, 'elsewhere', click);
  ticket.next = undefined;
  desk.begin(awaitPartner(desk, ticket));
}

/** The contact asked two things at once: the second goes into a ticket of its own, then the first is answered. */
export function* splitOff(desk: HelpDesk, session: Session, ticket: Ticket): Life {
  const { agent, random } = session;
  yield random.between(20 * SECOND, 90 * SECOND);
  if (desk.tickets.hasRoom) toDo(desk, split(desk, ticket, agent, session.click()), 'new', agent);
  yield* answer(desk, session, ticket);
}

import { writeCall, writeChat } from '../actions/talk.js';
import { writeNote } from '../actions/write-internally.js';
import { around } from '../chance/spread.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Work } from '../desk/work-list.js';
import { type Session } from '../log/session.js';
import { MINUTE, SECOND } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { NOTES } from '../words/phrases.js';
import { answer, answered } from './answer.js';
import { takeOver } from './take-over.js';

/** Most of what is asked in person is answered in one go, however much it would have been in writing. */
const SETTLED_AT_ONCE = 0.75;
const REACHED = 0.7;

/** Answers a call. */
export function* talkOnPhone(desk: HelpDesk, session: Session, { ticket, since }: Work): Life {
  const waited = desk.now - since;
  takeOver(desk, ticket, session);
  const duration = yield* talk(session, 4 * MINUTE);
  const click = session.click();
  writeCall(desk, ticket, { direction: 'IN', duration_ms: duration, answered: true, wait_ms: waited }, click);
  if (session.random.chance(0.3)) writeNote(desk, ticket, session.random.pick(NOTES), click);
  settle(ticket, session);
  answered(desk, ticket, click);
}

/** Takes a chat. */
export function* talkInChat(desk: HelpDesk, session: Session, { ticket, since }: Work): Life {
  const waited = desk.now - since;
  takeOver(desk, ticket, session);
  const duration = yield* talk(session, 6 * MINUTE);
  const messages = Math.max(2, Math.round(duration / (35 * SECOND)));
  const click = session.click();
  writeChat(desk, ticket, { duration_ms: duration, wait_ms: waited, message_count: messages }, click);
  settle(ticket, session);
  answered(desk, ticket, click);
}

/** Calls the contact, who may not be there: then the answer is written. */
export function* callBack(desk: HelpDesk, session: Session, ticket: Ticket): Life {
  const { random } = session;
  const rang = random.between(5 * SECOND, 40 * SECOND);
  if (!random.chance(REACHED)) {
    yield rang;
    writeCall(desk, ticket, { direction: 'OUT', duration_ms: 0, answered: false, wait_ms: rang }, session.click());
    yield* answer(desk, session, ticket);
    return;
  }
  yield rang;
  const duration = yield* talk(session, 3 * MINUTE);
  const click = session.click();
  writeCall(desk, ticket, { direction: 'OUT', duration_ms: duration, answered: true, wait_ms: rang }, click);
  settle(ticket, session);
  answered(desk, ticket, click);
}

function* talk({ random }: Session, median: number): Generator<number, number, void> {
  const duration = Math.round(around(random, median, 0.7));
  yield duration;
  return duration;
}

function settle(ticket: Ticket, { random }: Session): void {
  if (random.chance(SETTLED_AT_ONCE)) ticket.size = ticket.answers + 1;
}

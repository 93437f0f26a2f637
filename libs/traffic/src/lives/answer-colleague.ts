import { writeInternally } from '../actions/write-internally.js';
import { around } from '../chance/spread.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { toDo } from '../desk/to-do.js';
import { type Work } from '../desk/work-list.js';
import { type Session } from '../log/session.js';
import { MINUTE } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { COLLEAGUE_ANSWERS } from '../words/phrases.js';

/** A colleague asked for help on a ticket that stays theirs. */
export function* answerColleague(desk: HelpDesk, session: Session, { ticket }: Work): Life {
  const { random } = session;
  yield around(random, 2 * MINUTE, 0.6);
  writeInternally(desk, ticket, random.pick(COLLEAGUE_ANSWERS), ticket.agent, session.click());
  toDo(desk, ticket, 'answer');
}

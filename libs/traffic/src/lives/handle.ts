import { View } from '../actions/view.js';
import { around } from '../chance/spread.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { letGo, takeInHands } from '../desk/to-do.js';
import { type Reason, type Work } from '../desk/work-list.js';
import { type Session } from '../log/session.js';
import { MINUTE, SECOND } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { answerColleague } from './answer-colleague.js';
import { converse } from './converse.js';
import { talkInChat, talkOnPhone } from './talk.js';

const BY_REASON: Readonly<Record<Reason, (desk: HelpDesk, session: Session, work: Work) => Life>> = {
  new: converse,
  message: converse,
  answer: converse,
  question: answerColleague,
  chat: talkInChat,
  call: talkOnPhone,
};
/** Who rings or waits in a chat is answered before the ticket is read. */
const AT_ONCE = 0;

/** An agent takes a ticket in hands: opens it, reads, does what is to be done, and leaves it. */
export function* handle(desk: HelpDesk, session: Session, work: Work): Life {
  const { agent, random } = session;
  const { ticket, reason, rank } = work;
  takeInHands(ticket, agent);
  const view = new View(desk, ticket, session);
  if (rank > AT_ONCE) yield around(random, 45 * SECOND, 0.7);
  if (!ticket.isClosed) yield* BY_REASON[reason](desk, session, work);
  view.leave();
  letGo(desk, ticket);
  yield random.between(3 * SECOND, MINUTE);
}

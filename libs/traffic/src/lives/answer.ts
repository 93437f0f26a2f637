import { changeStatus } from '../actions/change-status.js';
import { linkArticle } from '../actions/link-article.js';
import { writeMessage } from '../actions/write-message.js';
import { around } from '../chance/spread.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { type Session } from '../log/session.js';
import { MINUTE, SECOND } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { AGENT_PHRASES, PATIENCE_PHRASE } from '../words/phrases.js';
import { excerpt, wholeText } from '../words/text.js';
import { afterResolution } from './after-resolution.js';
import { awaitContact } from './await-contact.js';

const LINKS_ARTICLE = 0.08;
const WITH_FILES = 0.06;
const ASKS_FOR_PATIENCE = 0.15;

/** Writes an answer: the last one, or one that asks for more. */
export function* answer(desk: HelpDesk, session: Session, ticket: Ticket): Life {
  const { random } = session;
  if (random.chance(ASKS_FOR_PATIENCE)) {
    yield random.between(20 * SECOND, 90 * SECOND);
    writeMessage(desk, ticket, { direction: 'OUT', ...wholeText(PATIENCE_PHRASE) }, session.click());
  }
  yield around(random, 3.5 * MINUTE, 0.7);
  const click = session.click();
  if (random.chance(LINKS_ARTICLE)) linkArticle(desk, ticket, click);
  const isLast = ticket.answers + 1 >= ticket.size;
  const text = isLast ? ticket.topic.answer : random.pick(AGENT_PHRASES);
  const files = random.chance(WITH_FILES) ? 1 : 0;
  writeMessage(desk, ticket, { direction: 'OUT', ...excerpt(random, text), files }, click);
  answered(desk, ticket, click);
}

/** The contact has an answer: what came in meanwhile was read, and now it is the contact's turn. */
export function answered(desk: HelpDesk, ticket: Ticket, click: Click): void {
  ticket.answers += 1;
  ticket.next = undefined;
  if (ticket.answers >= ticket.size) {
    changeStatus(desk, ticket, 'resolved', click);
    desk.begin(afterResolution(desk, ticket));
  } else {
    changeStatus(desk, ticket, 'waiting', click);
    desk.begin(awaitContact(desk, ticket));
  }
}

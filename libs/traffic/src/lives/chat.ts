import { changeStatus } from '../actions/change-status.js';
import { writeChat, writeOfflineMessage } from '../actions/talk.js';
import { around } from '../chance/spread.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { toDo } from '../desk/to-do.js';
import { clickOf } from '../log/click.js';
import { contactClick } from '../log/contact-click.js';
import { CHAT_BOT, SYSTEM } from '../people/machines.js';
import { MINUTE, SECOND } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { afterResolution } from './after-resolution.js';
import { receive } from './comes-in-writing.js';

const BOT_KNOWS = 0.15;

/** A visitor asks in the chat: a bot may know the answer; else an agent takes it, or nobody does. */
export function* chat(desk: HelpDesk, ticket: Ticket): Life {
  const { random } = ticket;
  if (random.chance(BOT_KNOWS)) {
    yield* withBot(desk, ticket);
    return;
  }
  receive(desk, ticket, clickOf(random, SYSTEM));
  if (desk.online.size === 0) {
    yield random.between(30 * SECOND, 120 * SECOND);
    writeOfflineMessage(desk, ticket, contactClick(ticket));
    toDo(desk, ticket, 'new');
    return;
  }
  toDo(desk, ticket, 'chat');
  const { work } = ticket;
  const began = desk.now;
  yield random.between(2 * MINUTE, 6 * MINUTE);
  if (ticket.work !== work) return;
  const waited = desk.now - began;
  writeChat(desk, ticket, { duration_ms: 0, wait_ms: waited, message_count: 1 }, contactClick(ticket));
  toDo(desk, ticket, 'new');
}

function* withBot(desk: HelpDesk, ticket: Ticket): Life {
  const { random } = ticket;
  const duration = Math.round(around(random, 2 * MINUTE, 0.6));
  yield duration;
  const click = clickOf(random, CHAT_BOT);
  ticket.answers += 1;
  writeChat(desk, ticket, { duration_ms: duration, wait_ms: 0, message_count: random.between(3, 9) }, click);
  changeStatus(desk, ticket, 'resolved', click);
  desk.begin(afterResolution(desk, ticket));
}

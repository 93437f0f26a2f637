import { changePriority } from '../actions/change-priority.js';
import { systemMessage } from '../actions/system-message.js';
import { AGREEMENTS } from '../desk/agreements.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { clickOf } from '../log/click.js';
import { SYSTEM } from '../people/machines.js';
import { type Life } from '../schedule/schedule.js';

/** When the first response comes later than was agreed, the ticket becomes more urgent. */
export function* escalation(desk: HelpDesk, ticket: Ticket): Life {
  if (ticket.agreement === undefined) return;
  yield AGREEMENTS[ticket.agreement].firstResponseMs;
  if (ticket.answers > 0 || ticket.isClosed) return;
  const click = clickOf(ticket.random, SYSTEM);
  systemMessage(desk, ticket, 'due', click);
  changePriority(desk, ticket, 1, click, 'the first response is overdue');
}

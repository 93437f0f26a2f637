import { changePriority } from '../actions/change-priority.js';
import { changeTags } from '../actions/change-tags.js';
import { linkArticle } from '../actions/link-article.js';
import { transfer } from '../actions/transfer.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { clickOf } from '../log/click.js';
import { TRIAGE_BOT } from '../people/machines.js';

const SORTED = 0.55;

/** The bot looks at what came in, and does what it is sure of. */
export function triage(desk: HelpDesk, ticket: Ticket): void {
  const { random, topic } = ticket;
  if (!random.chance(SORTED)) return;
  const click = clickOf(random, TRIAGE_BOT);
  changeTags(desk, ticket, click);
  if (random.chance(0.06)) changePriority(desk, ticket, random.chance(0.8) ? 1 : -1, click, 'words of the message');
  if (random.chance(0.1)) linkArticle(desk, ticket, click);
  const department = desk.people.department(topic.department);
  if (random.chance(0.7)) transfer(desk, ticket, { agent: ticket.agent, department }, click, 'topic of the message');
}

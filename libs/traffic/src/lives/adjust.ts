import { changeAgreement } from '../actions/change-agreement.js';
import { changePriority } from '../actions/change-priority.js';
import { changeTags } from '../actions/change-tags.js';
import { writeOther } from '../actions/other.js';
import { writeNote } from '../actions/write-internally.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Session } from '../log/session.js';
import { SECOND } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { NOTES } from '../words/phrases.js';

/** How often what is set on the side when a ticket is worked on. */
const OFTEN = { tags: 0.12, note: 0.07, priority: 0.03, field: 0.02, agreement: 0.01, watcher: 0.01 } as const;
const PRODUCTS = ['tumbler', 'carafe', 'vase', 'app', 'subscription'] as const;

type Adjustment = keyof typeof OFTEN;

/** Sets on the side what has to be set: tags, priority, a field, a note, ... */
export function* adjust(desk: HelpDesk, ticket: Ticket, session: Session): Life {
  const { random } = session;
  for (const [adjustment, often] of Object.entries(OFTEN) as [Adjustment, number][]) {
    if (!random.chance(often)) continue;
    yield random.between(3 * SECOND, 25 * SECOND);
    set(adjustment, desk, ticket, session);
  }
}

function set(adjustment: Adjustment, desk: HelpDesk, ticket: Ticket, session: Session): void {
  const { random, agent } = session;
  const click = session.click();
  switch (adjustment) {
    case 'tags':
      changeTags(desk, ticket, click);
      break;
    case 'note':
      writeNote(desk, ticket, random.pick(NOTES), click);
      break;
    case 'priority':
      changePriority(desk, ticket, random.chance(0.6) ? 1 : -1, click);
      break;
    case 'field':
      writeOther(desk, ticket, 'custom_field_changed', { product: random.pick(PRODUCTS) }, click);
      break;
    case 'agreement':
      changeAgreement(desk, ticket, 'sla-standard', click);
      break;
    case 'watcher':
      writeOther(desk, ticket, 'watcher_added', { watcher: agent.id }, click);
  }
}

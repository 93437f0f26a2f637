import { type HelpDesk } from '../desk/help-desk.js';
import { type Session } from '../log/session.js';
import { TOPICS } from '../words/topics.js';

const REPORTS = ['agents_today', 'first_response', 'satisfaction', 'channels'] as const;
const MACROS = ['Ask for order number', 'Send return label', 'Thank and close'] as const;

/** An agent does something for which there is no action of its own. */
export function doSomething(desk: HelpDesk, session: Session): void {
  const { random } = session;
  const done = {
    search: () => ({ query: random.pick(TOPICS).tags[0] ?? 'order', results: String(random.below(200)) }),
    report_viewed: () => ({ report: random.pick(REPORTS) }),
    macro_used: () => ({ macro: random.pick(MACROS) }),
    filter_saved: () => ({ filter: `mine and ${random.pick(['open', 'urgent', 'overdue'])}` }),
  };
  const name = random.weighted({ search: 55, report_viewed: 20, macro_used: 20, filter_saved: 5 });
  desk.log.write('user.general_action', { ...session.click(), details: { name, parameters: done[name]() } });
}

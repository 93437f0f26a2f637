import { doSomething } from '../actions/general.js';
import { View } from '../actions/view.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Session } from '../log/session.js';
import { SECOND } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { administer } from './administer.js';

const LOOKS_AROUND = 0.04;
const DOES_SOMETHING = 0.03;

/** Nothing is to be done: waits, and at times looks at a ticket of somebody else. */
export function* idle(desk: HelpDesk, session: Session): Life {
  const { random } = session;
  yield random.between(20 * SECOND, 70 * SECOND);
  const ticket = random.chance(LOOKS_AROUND) ? desk.tickets.any(random) : undefined;
  if (!ticket) return;
  const view = new View(desk, ticket, session);
  yield random.between(5 * SECOND, 90 * SECOND);
  view.leave();
}

/** What is done at times between two tickets. */
export function* besides(desk: HelpDesk, session: Session): Life {
  const { random } = session;
  if (random.chance(DOES_SOMETHING)) {
    yield random.between(5 * SECOND, 30 * SECOND);
    doSomething(desk, session);
  }
  yield* administer(desk, session);
}

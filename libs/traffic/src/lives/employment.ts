import { type HelpDesk } from '../desk/help-desk.js';
import { Session } from '../log/session.js';
import { type Agent } from '../people/agent.js';
import { nextShift } from '../people/roster.js';
import { MINUTE } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { workday } from './workday.js';

const ABSENT = 0.03;

/** An agent comes to work on the days of its roster, and now and then is ill. */
export function* employment(desk: HelpDesk, agent: Agent): Life {
  for (;;) {
    const { start, end } = nextShift(agent.roster, desk.now);
    const random = desk.random.fork(`shift/${agent.id}/${start}`);
    yield Math.max(0, start - desk.now) + random.between(0, 10 * MINUTE);
    if (desk.isDone) return;
    if (!random.chance(ABSENT)) yield* workday(desk, new Session(agent, random), end);
    yield Math.max(0, end - desk.now);
  }
}

import { type Random } from '../chance/random.js';
import { untilNext } from '../chance/spread.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { DAY, MINUTE } from '../schedule/durations.js';
import { busyness } from '../schedule/rhythm.js';
import { type Life } from '../schedule/schedule.js';
import { TOPICS } from '../words/topics.js';
import { arrive } from './arrivals.js';

const EVERY = 4 * DAY;
/** Whatever breaks when nobody is there is noticed by few. */
const NOTICED = 0.5;
/** How many ask because of it, for each agent there is. */
const PER_AGENT = 3;
/** The first ask so soon after each other; from there on it takes longer and longer. */
const FIRST_GAP = 30 * MINUTE;

/** Every few days something breaks, or a letter went to everybody, and many contacts ask the same within two or three hours. */
export function* rushes(desk: HelpDesk): Life {
  const random = desk.random.fork('rushes');
  for (;;) {
    yield untilNext(random, EVERY);
    if (!desk.tickets.hasRoom) return;
    if (busyness(desk.now) > NOTICED) yield* rush(desk, random);
  }
}

function* rush(desk: HelpDesk, random: Random): Life {
  const topic = random.pick(TOPICS);
  const { length: agents } = desk.people.agents;
  const contacts = Math.ceil(agents * PER_AGENT * (0.5 + random.unit()));
  for (let asked = 0; asked < contacts && desk.tickets.hasRoom; asked += 1) {
    arrive(desk, random, topic);
    yield untilNext(random, (FIRST_GAP / agents) * (1 + (2 * asked) / contacts));
  }
}

import { type Actor } from '@docket/events';
import { refuse, type Refusal } from '../actions/log-in.js';
import { type Random } from '../chance/random.js';
import { untilNext } from '../chance/spread.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { DAY, SECOND } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { outsideSurroundings } from '../words/surroundings.js';

const EVERY = 2 * DAY;
const LOCKED_AFTER = 5;
const NAMES = ['admin', 'root', 'support', 'test', 'info'] as const;

/** Every few days somebody outside tries passwords until the account is locked, or gives up. */
export function* intruders(desk: HelpDesk): Life {
  const random = desk.random.fork('intruders');
  for (;;) {
    yield untilNext(random, EVERY);
    if (desk.isDone) return;
    yield* attack(desk, random);
  }
}

function* attack(desk: HelpDesk, random: Random): Life {
  const from = outsideSurroundings(random);
  const known = random.chance(0.5) ? random.pick(desk.people.agents).actor : undefined;
  const login = known?.email ?? random.pick(NAMES);
  const actor: Actor = known ?? { type: 'UNKNOWN', id: login };
  const tries = random.between(3, 12);
  for (let attempts = 1; attempts <= tries; attempts += 1) {
    refuse(desk, random, from, { actor, login, cause: causeOf(known, attempts), attempts });
    yield random.between(SECOND, 20 * SECOND);
  }
}

function causeOf(known: Actor | undefined, attempts: number): Refusal['cause'] {
  if (!known) return 'unknown_user';
  return attempts > LOCKED_AFTER ? 'locked' : 'wrong_password';
}

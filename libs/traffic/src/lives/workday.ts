import { changePresence, changePresenceFor } from '../actions/change-presence.js';
import { logIn, refuse } from '../actions/log-in.js';
import { endSession, logOut } from '../actions/log-out.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type PresenceName } from '../log/presence.js';
import { type Session } from '../log/session.js';
import { HOUR, MINUTE, SECOND } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';
import { handle } from './handle.js';
import { besides, idle } from './idle.js';

const MISTYPES = 0.06;
const BREAKS = { pause: 55, meeting: 25, training: 8, idle: 12 } as const;
const BREAK_MINUTES: Readonly<Record<keyof typeof BREAKS | 'lunch', readonly [number, number]>> = {
  lunch: [25, 50],
  pause: [5, 15],
  meeting: [20, 60],
  training: [45, 90],
  idle: [10, 25],
};

/** A day of an agent, from the login to the end of the shift and of what is in hands then. */
export function* workday(desk: HelpDesk, session: Session, end: number): Life {
  const { agent, random } = session;
  yield* comeIn(desk, session);
  const lunchAt = desk.now + random.between(2.5 * HOUR, 4 * HOUR);
  let [hadLunch, breakAt] = [lunchAt > end - HOUR, desk.now + random.between(HOUR, 3 * HOUR)];
  while (desk.now < end) {
    if (!hadLunch && desk.now >= lunchAt) {
      hadLunch = true;
      yield* pause(desk, session, 'lunch');
    } else if (desk.now >= breakAt) {
      breakAt = desk.now + random.between(HOUR, 4 * HOUR);
      yield* pause(desk, session, random.weighted(BREAKS));
    }
    const work = desk.work.take(agent) ?? desk.work.takeElsewhere(agent, random.unit());
    yield* work ? handle(desk, session, work) : idle(desk, session);
    yield* besides(desk, session);
  }
  leave(desk, session);
}

function* comeIn(desk: HelpDesk, session: Session): Life {
  const { agent, random } = session;
  if (!agent.usesSso && random.chance(MISTYPES)) {
    const tries = random.between(1, 3);
    for (let attempts = 1; attempts <= tries; attempts += 1) {
      const cause = random.chance(0.8) ? 'wrong_password' : 'second_factor';
      const { actor } = agent;
      refuse(desk, random, agent.surroundings, { actor, login: actor.email ?? actor.id, cause, attempts });
      yield random.between(4 * SECOND, 40 * SECOND);
    }
  }
  logIn(desk, session);
  yield random.between(5 * SECOND, 90 * SECOND);
  changePresence(desk, session, 'online', 'manual');
}

/** Takes no work for a while. Who forgets to say so is found idle. */
function* pause(desk: HelpDesk, session: Session, kind: keyof typeof BREAK_MINUTES & PresenceName): Life {
  const [least, most] = BREAK_MINUTES[kind];
  if (kind === 'idle') {
    yield 10 * MINUTE;
    changePresenceFor(desk, session, kind, 'idle');
  } else changePresence(desk, session, kind, 'manual');
  yield session.random.between(least * MINUTE, most * MINUTE);
  changePresence(desk, session, 'online', 'manual');
}

/** Logs out, or forgets to: then the session times out, or nothing is ever heard of it again. */
function leave(desk: HelpDesk, session: Session): void {
  switch (session.random.weighted({ user: 88, password_changed: 1, timeout: 7, lost: 4 })) {
    case 'user':
      logOut(desk, session, 'user');
      break;
    case 'password_changed':
      logOut(desk, session, 'password_changed');
      break;
    case 'timeout':
      desk.begin(timeOut(desk, session));
      break;
    case 'lost':
      desk.online.delete(session.agent);
  }
}

function* timeOut(desk: HelpDesk, session: Session): Life {
  yield 30 * MINUTE;
  endSession(desk, session);
}

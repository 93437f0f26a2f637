import { type HelpDesk } from '../desk/help-desk.js';
import { clickOf } from '../log/click.js';
import { type Session } from '../log/session.js';
import { SYSTEM } from '../people/machines.js';
import { changePresence, changePresenceFor } from './change-presence.js';

/** An agent goes home. */
export function logOut(desk: HelpDesk, session: Session, cause: 'user' | 'password_changed'): void {
  changePresence(desk, session, 'offline', 'logout');
  desk.log.write('user.logged_out', { ...session.click(), details: { cause } });
}

/** The help desk ends the session of an agent who went home without a word. */
export function endSession(desk: HelpDesk, session: Session): void {
  const { id, name } = session.agent;
  changePresenceFor(desk, session, 'offline', 'logout');
  desk.log.write('user.logged_out', {
    ...clickOf(session.random, SYSTEM),
    session_id: session.id,
    target: { type: 'user', id, name },
    details: { cause: 'timeout' },
  });
}

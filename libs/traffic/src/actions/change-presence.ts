import { type HelpDesk } from '../desk/help-desk.js';
import { type Click, clickOf } from '../log/click.js';
import { PRESENCE, type PresenceName } from '../log/presence.js';
import { type Session } from '../log/session.js';
import { SYSTEM } from '../people/machines.js';

/** An agent says that it takes work, or takes none. */
export function changePresence(desk: HelpDesk, session: Session, to: PresenceName, cause: string): void {
  write(desk, session, to, cause, session.click());
}

/** The help desk says so for an agent who does not. */
export function changePresenceFor(desk: HelpDesk, session: Session, to: PresenceName, cause: string): void {
  const { id, name } = session.agent;
  const click = { ...clickOf(session.random, SYSTEM), session_id: session.id };
  write(desk, session, to, cause, click, { target: { type: 'user', id, name } });
}

function write(desk: HelpDesk, session: Session, to: PresenceName, cause: string, click: Click, whose: object = {}) {
  const from = session.presence;
  if (from === to) return;
  session.presence = to;
  if (to === 'online') desk.online.add(session.agent);
  else desk.online.delete(session.agent);
  desk.log.write('user.state_changed', {
    ...click,
    ...whose,
    details: {
      from: PRESENCE[from].name,
      from_category: PRESENCE[from].category,
      to: PRESENCE[to].name,
      to_category: PRESENCE[to].category,
      cause,
    },
  });
}

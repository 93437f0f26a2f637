import { type HelpDesk } from '../desk/help-desk.js';
import { type Session } from '../log/session.js';
import { type Agent } from '../people/agent.js';

const PERMISSIONS = ['export_data', 'delete_tickets', 'see_all_departments', 'edit_rules'] as const;
/** At most every so manieth agent is an admin. */
const ADMINS = 4;

/** An admin gives somebody another role, or some permission within a department. */
export function changePermission(desk: HelpDesk, session: Session): void {
  const colleague = desk.people.colleagueOf(session.agent, session.random);
  if (!colleague || colleague.role === 'owner') return;
  if (session.random.chance(0.4)) changeRole(desk, session, colleague);
  else changeGrants(desk, session, colleague);
}

function changeRole(desk: HelpDesk, session: Session, whose: Agent): void {
  const admins = desk.people.agents.filter(({ isAdmin }) => isAdmin).length;
  const from = whose.role;
  const to = from === 'admin' ? 'agent' : 'admin';
  if (to === 'admin' && (admins + 1) * ADMINS > desk.people.agents.length) return;
  whose.changeRole(to);
  desk.log.write('user.permission_changed', {
    ...session.click(),
    target: targetOf(whose),
    details: { from_role: from, to_role: to },
  });
}

function changeGrants(desk: HelpDesk, session: Session, whose: Agent): void {
  const { random } = session;
  const permission = random.pick(PERMISSIONS);
  const gives = random.chance(0.7);
  desk.log.write('user.permission_changed', {
    ...session.click(),
    target: targetOf(whose),
    details: {
      granted: gives ? [permission] : [],
      revoked: gives ? [] : [permission],
      scope: `department:${whose.department.id}`,
    },
  });
}

function targetOf({ id, name }: Agent) {
  return { type: 'user', id, name };
}

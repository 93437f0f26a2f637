import { type FieldChange, type Target } from '@docket/events';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Session } from '../log/session.js';

const OWN: readonly FieldChange[] = [
  { field: 'notifications.email', old: 'all', new: 'mentions' },
  { field: 'notifications.sound', old: 'on', new: 'off' },
  { field: 'signature', old: 'Kind regards', new: 'Best wishes from the team' },
  { field: 'language', old: 'en', new: 'cs' },
  { field: 'theme', old: 'light', new: 'dark' },
];
const RULES = ['Assign by language', 'Close what is resolved', 'Escalate enterprise'] as const;

/** An agent changes its own profile: something is set, or set back. */
export function changeOwnSettings(desk: HelpDesk, session: Session): void {
  const { random } = session;
  const change = random.pick(OWN);
  const changes = [random.chance(0.5) ? change : { ...change, old: change.new, new: change.old }];
  desk.log.write('user.settings_changed', { ...session.click(), details: { area: 'profile', changes } });
}

/** An admin changes a rule, a department or the account; at times in the name of a colleague. */
export function changeSettings(desk: HelpDesk, session: Session): void {
  const { agent, random } = session;
  const colleague = random.chance(0.1) ? desk.people.colleagueOf(agent, random) : undefined;
  const { target, ...details } = {
    rule: () => ruleChange(session),
    department: () => departmentChange(desk, session),
    account: () => accountChange(session),
  }[random.weighted({ rule: 50, department: 30, account: 20 })]();
  desk.log.write('user.settings_changed', {
    ...session.click(),
    ...(colleague && { on_behalf_of: colleague.actor }),
    ...(target && { target }),
    details,
  });
}

interface Changed {
  readonly area: string;
  readonly changes: readonly FieldChange[];
  readonly target?: Target;
}

function ruleChange({ random }: Session): Changed {
  const number = random.below(RULES.length);
  const [old, fresh] = random.chance(0.5) ? ['on', 'off'] : ['off', 'on'];
  const target = { type: 'rule', id: `rule-${number + 1}`, name: RULES[number] ?? '' };
  return { area: 'rule', changes: [{ field: 'enabled', old, new: fresh }], target };
}

function departmentChange(desk: HelpDesk, { random }: Session): Changed {
  const { id, name } = random.pick(desk.people.departments);
  const changes = [
    { field: 'auto_assign', old: 'round_robin', new: 'least_busy' },
    { field: 'business_hours.until', new: `${random.between(17, 22)}:00` },
  ];
  return {
    area: 'department',
    changes: random.chance(0.5) ? changes.slice(0, 1) : changes,
    target: { type: 'department', id, name },
  };
}

function accountChange({ random }: Session): Changed {
  const minutes = [15, 30, 60];
  const change = {
    field: 'session_timeout_minutes',
    old: String(random.pick(minutes)),
    new: String(random.pick(minutes)),
  };
  return { area: 'account', changes: [change] };
}

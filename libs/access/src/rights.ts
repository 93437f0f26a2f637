import { type Role, ROLES } from './roles.js';

interface RightDoc {
  /** Who has it. */
  readonly roles: readonly Role[];
  /** What it is about: for the table in docs/access.md. */
  readonly doc: string;
}

/** Every right there is, and who has it. Said here and nowhere else. */
export const RIGHTS = {
  'self.read': { roles: ROLES, doc: 'Who one is, and what one may do' },
  'events.read': {
    roles: ['viewer', 'analyst', 'auditor', 'admin'],
    doc: 'Events, timelines, and what can be filtered by',
  },
  'events.analyse': { roles: ['analyst', 'auditor', 'admin'], doc: 'Counts, aggregates and reports' },
  'events.export': { roles: ['analyst', 'auditor', 'admin'], doc: 'Exports' },
  'audit.read': { roles: ['auditor', 'admin'], doc: 'Events `audit.*`: who read, exported and changed what' },
  'security.read': { roles: ['auditor', 'admin'], doc: 'The security report' },
  'reviews.write': { roles: ['analyst', 'admin'], doc: "Reviews of agents' work on tickets" },
  'installation.read': {
    roles: ['auditor', 'operator', 'admin'],
    doc: 'How the installation stands: projections, replays, commands, lag, producers, schemas',
  },
  'installation.operate': { roles: ['operator', 'admin'], doc: 'Replays, reverts and cleanups' },
  'rejections.read': {
    roles: ['auditor', 'operator', 'admin'],
    doc: 'Records of the own tenant that were rejected, with their bytes',
  },
  'rejections.all': { roles: ['operator'], doc: 'The same of every tenant, and of none' },
  'rejections.retry': { roles: ['operator', 'admin'], doc: 'Sending rejected records again' },
  'policies.manage': { roles: ['admin'], doc: 'SLA policies' },
  'views.manage': { roles: ['admin'], doc: 'Shared saved views of others' },
  'keys.manage': { roles: ['admin'], doc: 'API keys of the own tenant' },
  'events.write': { roles: ['writer', 'admin'], doc: 'Adding events, through the gateway' },
} as const satisfies Record<string, RightDoc>;

/** Something that may be done. */
export type Right = keyof typeof RIGHTS;

/** Keys from before there were rights have no role; they could read and count, and nothing else, so that is what they may do. */
const WITHOUT_ROLE: readonly Right[] = ['self.read', 'events.read', 'events.analyse', 'events.export'];

const docs: Readonly<Record<Right, RightDoc>> = RIGHTS;

/** Roles that have a right, the weakest first. */
export function rolesWith(right: Right): readonly Role[] {
  return docs[right].roles;
}

/** What somebody with these roles may do; words that are no role count for nothing. */
export function rightsOf(roles: readonly string[]): ReadonlySet<Right> {
  const known = ROLES.filter((role) => roles.includes(role));
  if (roles.length === 0) return new Set(WITHOUT_ROLE);
  const all = Object.keys(docs) as Right[];
  return new Set(all.filter((right) => docs[right].roles.some((role) => known.includes(role))));
}

/** Rights that a limit to departments means something for: a key with any other cannot have one. */
const LIMITABLE: readonly Right[] = [...WITHOUT_ROLE, 'reviews.write'];

/**
 * Why these roles cannot be limited to departments; undefined when they can. Whoever sees the whole installation, or makes keys, is
 * not kept out of anything by such a limit.
 */
export function limitProblem(roles: readonly string[]): string | undefined {
  const beyond = [...rightsOf(roles)].filter((right) => !LIMITABLE.includes(right));
  if (beyond.length === 0) return undefined;
  return 'only the roles viewer and analyst can be limited to departments';
}

/** What a key may do; `docket keys create --role` gives them out. */
export const ROLES = ['viewer', 'analyst', 'auditor', 'operator', 'admin', 'writer'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that may add events through the gateway. */
export const MAY_WRITE: readonly Role[] = ['writer', 'admin'];

/** Whether a key may read the events of its tenant. One that was made for writing alone, and may lie on many machines, may not. */
export function mayRead(roles: readonly string[]): boolean {
  return roles.length === 0 || roles.some((role) => role !== 'writer');
}

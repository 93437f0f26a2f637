import { type Right, rolesWith } from '@docket/access';
import { Problem } from '@docket/http';

/**
 * Refuses to look for what somebody may not see: an empty list would say that nobody ever read anything.
 * @param actions that are asked for, as they came in
 * @throws {Problem} 403
 */
export function requireVisible(rights: ReadonlySet<Right>, actions: unknown): void {
  if (rights.has('audit.read')) return;
  if (![actions].flat().some((action) => typeof action === 'string' && action.startsWith('audit.'))) return;
  throw new Problem('forbidden', `Events audit.* are for ${rolesWith('audit.read').join(' and ')} alone.`);
}

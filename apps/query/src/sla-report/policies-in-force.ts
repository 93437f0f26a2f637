import { BusinessTime } from '@docket/business-time';
import { type PolicyVersion } from '../sla-policies/policy.js';
import { type TicketEvent } from './ticket-event.js';

/** A version of a policy with its clock. */
export interface Level {
  readonly policy: PolicyVersion;
  readonly time: BusinessTime;
}

/** Which version of which policy a ticket gets: decided once, by how it was created. */
export class PoliciesInForce {
  readonly #versions: ReadonlyMap<string, readonly (Level & { readonly since: number })[]>;

  /** @param versions of all policies, in the order of their versions */
  constructor(versions: readonly PolicyVersion[]) {
    const byId = new Map<string, (Level & { since: number })[]>();
    for (const policy of versions) {
      const level = { policy, time: new BusinessTime(policy.calendar), since: Date.parse(policy.valid_from) };
      byId.set(policy.id, [...(byId.get(policy.id) ?? []), level]);
    }
    this.#versions = byId;
  }

  /** Every version there is. */
  get all(): readonly Level[] {
    return [...this.#versions.values()].flat();
  }

  /** Undefined when no policy is for such a ticket. */
  of(created: TicketEvent): Level | undefined {
    const inForce = [...this.#versions.values()].flatMap(
      // The highest version holds from when it is valid, also where one before it begins to be valid later.
      (versions) => versions.findLast(({ since }) => since <= created.at_ms) ?? [],
    );
    return inForce
      .filter(({ policy }) => policy.active && isMatch(policy.match, created))
      .sort(({ policy: a }, { policy: b }) => a.rank - b.rank || (a.id < b.id ? -1 : 1))[0];
  }
}

function isMatch({ department, priority, channel }: PolicyVersion['match'], created: TicketEvent): boolean {
  const takes = (wanted: readonly string[], given: string) => wanted.length === 0 || wanted.includes(given);
  return (
    takes(department, created.department) &&
    takes(priority, created.details['priority'] ?? '') &&
    takes(channel, created.channel)
  );
}

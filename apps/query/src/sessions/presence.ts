import { type Closed, closeByRule, type ClosedBy, MOST_PRESENCE_MS, PRESENCE_GRACE_MS } from './closing.js';

/** An interval of the projection `agent_presence`: from one edge of a user to the next. Times are ms since 1970. */
export interface PresenceInterval {
  readonly began: number;
  /** undefined: it is the last one. */
  readonly ended: number | undefined;
  /** ONLINE, AWAY, OFFLINE or UNKNOWN. */
  readonly category: string;
  /** Action of the edge that ended it; '' for the last one. */
  readonly endedBy: string;
}

/**
 * Whether the end of a presence is lost: no edge followed within {@link MOST_PRESENCE_MS}, or the next one is a login, which nobody
 * needs who is there. An interval OFFLINE lacks nothing.
 */
export function lacksEnd({ began, category, ended, endedBy }: PresenceInterval): boolean {
  if (category === 'OFFLINE') return false;
  return ended === undefined || endedBy === 'user.logged_in' || ended - began > MOST_PRESENCE_MS;
}

/**
 * An interval with the end that counts.
 * @param last last event of the user in it, within {@link MOST_PRESENCE_MS}; ms since 1970; asked for only where {@link lacksEnd}
 */
export function closePresence(interval: PresenceInterval, last: number | undefined, now: number): Closed {
  if (lacksEnd(interval)) return closeByRule(interval, { last, now, graceMs: PRESENCE_GRACE_MS });
  return { ended: interval.ended, closedBy: interval.ended === undefined ? 'open' : 'event' };
}

/** A presence with the end that counts. */
export interface ClosedPresence {
  readonly began: number;
  /** The end that counts, or the present moment where there is none yet. */
  readonly ended: number;
  readonly category: string;
  readonly closedBy: ClosedBy;
}

/** A shift: presences that follow one another without a gap and without going offline. */
export interface Shift {
  readonly began: number;
  readonly ended: number;
  /** How its last presence was closed. */
  readonly closedBy: ClosedBy;
}

/** Joins presences, in order, to shifts. A shift may go over midnight. */
export function shiftsOf(presences: readonly ClosedPresence[]): Shift[] {
  const shifts: Shift[] = [];
  for (const { began, ended, category, closedBy } of presences) {
    if (category === 'OFFLINE' || ended <= began) continue;
    const last = shifts.at(-1);
    if (last !== undefined && began <= last.ended) {
      shifts[shifts.length - 1] = { began: last.began, ended: Math.max(last.ended, ended), closedBy };
    } else {
      shifts.push({ began, ended, closedBy });
    }
  }
  return shifts;
}

import { MOST_PRESENCE_MS, MOST_VIEW_MS, PRESENCE_GRACE_MS, VIEW_GRACE_MS } from '../sessions/closing.js';
import { type Scope } from './scope.js';

/** Events that have a say in how long something in a period was. ms since 1970; `until_ms` is no longer in it. */
export interface Around {
  readonly since_ms: number;
  readonly until_ms: number;
}

/** What began earlier has ended by the rule, and what comes later is too late to be believed. */
export function aroundViews({ from, to }: Scope): Around {
  return { since_ms: from - MOST_VIEW_MS - VIEW_GRACE_MS, until_ms: to + MOST_VIEW_MS };
}

/** The same for presence. */
export function aroundPresence({ from, to }: Scope): Around {
  return { since_ms: from - MOST_PRESENCE_MS - PRESENCE_GRACE_MS, until_ms: to + MOST_PRESENCE_MS };
}

/** Conditions of what lasts from `began_ms` to `ended_ms` and has something in the period from `from_ms` to `to_ms`. */
export const IN_PERIOD = ['began_ms < ended_ms', 'ended_ms > {from_ms: Int64}', 'began_ms < {to_ms: Int64}'];

/**
 * How what began and whose end is lost is closed: at the last sign of life and a while. The rules are told in
 * docs/metrics.md, "Sessions and shifts"; whatever counts presence or viewing time goes through this module.
 */

/** How long somebody counts as present after the last event, when no logout came. */
export const PRESENCE_GRACE_MS = 15 * 60_000;

/** How long somebody counts as looking at a ticket after the last event on it, when no `user.left_ticket` came. */
export const VIEW_GRACE_MS = 5 * 60_000;

/** An end that is later than this after the beginning is not believed, and signs of life are looked for no longer. */
export const MOST_PRESENCE_MS = 7 * 24 * 3_600_000;

/** The same for looking at a ticket. */
export const MOST_VIEW_MS = 24 * 3_600_000;

/** What ended it: an event, the rule, or nothing yet. */
export type ClosedBy = 'event' | 'rule' | 'open';

/** Something with a beginning, ms since 1970. */
export interface Unclosed {
  readonly began: number;
  /** Its end, or what came next; undefined when neither came. */
  readonly ended: number | undefined;
}

/** What is known about the time since it began. */
export interface Signs {
  /** Last event that shows it was still going on; undefined when there is none. */
  readonly last: number | undefined;
  /** Present moment. */
  readonly now: number;
  readonly graceMs: number;
}

/** Its end, and what ended it; an end that is undefined has not come yet. */
export interface Closed {
  readonly ended: number | undefined;
  readonly closedBy: ClosedBy;
}

/** Closes something without an end of its own. What came next ends it in any case. */
export function closeByRule({ began, ended }: Unclosed, { last, now, graceMs }: Signs): Closed {
  const end = Math.max(began, last ?? began) + graceMs;
  if (ended !== undefined && end >= ended) return { ended, closedBy: 'event' };
  if (end > now) return { ended: undefined, closedBy: 'open' };
  return { ended: end, closedBy: 'rule' };
}

/**
 * Until when signs count: what came next, and never longer than is believed. ms since 1970.
 * @param mostMs how long such a thing may be
 */
export function signsUntil({ began, ended }: Unclosed, mostMs: number): number {
  return Math.min(ended ?? Infinity, began + mostMs);
}

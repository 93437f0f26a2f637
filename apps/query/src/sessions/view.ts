import { type Closed, closeByRule, MOST_VIEW_MS, VIEW_GRACE_MS } from './closing.js';

/** A view of the projection `view_sessions`: somebody looks at a ticket. Times are ms since 1970. */
export interface View {
  readonly began: number;
  /** undefined: neither its end nor another opening of the ticket came. */
  readonly ended: number | undefined;
  /** left, viewed_again or open. */
  readonly endedBy: string;
}

/**
 * Whether the end of a view is lost: the ticket was never left, not within {@link MOST_VIEW_MS}, or opened once more without having
 * been left.
 */
export function viewLacksEnd({ began, ended, endedBy }: View): boolean {
  return endedBy !== 'left' || ended === undefined || ended - began > MOST_VIEW_MS;
}

/**
 * A view with the end that counts.
 * @param last last event of who looked, on that ticket and in it, within {@link MOST_VIEW_MS}; asked for only where {@link viewLacksEnd}
 */
export function closeView(view: View, last: number | undefined, now: number): Closed {
  if (viewLacksEnd(view)) return closeByRule(view, { last, now, graceMs: VIEW_GRACE_MS });
  return { ended: view.ended, closedBy: 'event' };
}

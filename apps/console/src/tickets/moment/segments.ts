import { type TimelineEvent } from '../../api/ticket-answers.js';

/** A stretch of time in one status. Times are ms since 1970. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly status: string;
  readonly category: string;
}

/**
 * The statuses a ticket was in, one after another.
 * @param events of the ticket alone, oldest first
 * @param to where the last one ends
 */
export function segmentsOf(events: readonly TimelineEvent[], to: number): Segment[] {
  const segments: Segment[] = [];
  for (const { action, details, outcome, occurred_at } of events) {
    const isRefused = outcome === 'FAILURE' || outcome === 'DENIED';
    const status = action === 'ticket.created' ? details['status'] : details['to'];
    const category = action === 'ticket.created' ? details['status_category'] : details['to_category'];
    if (isRefused || status === undefined || !['ticket.created', 'ticket.status_changed'].includes(action)) continue;
    const from = Date.parse(occurred_at);
    const before = segments.pop();
    if (before && before.from < from) segments.push({ ...before, to: from });
    segments.push({ from, to: Math.max(from, to), status, category: category ?? '' });
  }
  return segments;
}

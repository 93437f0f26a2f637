import { type AgentDay, type View, type WithinDay } from '../../api/agent-answers.js';
import { type AuditEvent } from '../../api/answers.js';

/** A stretch of time, ms since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const HOUR_MS = 3_600_000;

/** The stretch of something of a day. @param now where what goes on ends, ms since 1970 */
export function spanOf({ began_at, ended_at }: WithinDay, now: number): Span {
  const from = Date.parse(began_at);
  return { from, to: Math.max(from, ended_at === null ? now : Date.parse(ended_at)) };
}

/** Whole hours of the day with all that happened in it; the whole day when nothing did. */
export function hoursShown(day: AgentDay, events: readonly AuditEvent[], now: number): Span {
  const [from, to] = [Date.parse(day.from), Date.parse(day.to)];
  const present = (day.presence ?? []).filter(({ category }) => category !== 'OFFLINE' && category !== 'UNKNOWN');
  const spans = [...present, ...(day.views ?? [])].map((one) => spanOf(one, Math.min(now, to)));
  const moments = [
    ...spans.flatMap((span) => [span.from, span.to]),
    ...events.map((one) => Date.parse(one.occurred_at)),
  ];
  if (moments.length === 0) return { from, to };
  const whole = (ms: number, round: (hours: number) => number) => from + round((ms - from) / HOUR_MS) * HOUR_MS;
  return {
    from: Math.max(
      from,
      whole(
        moments.reduce((a, b) => Math.min(a, b)),
        Math.floor,
      ),
    ),
    to: Math.min(to, whole(moments.reduce((a, b) => Math.max(a, b)) + 1, Math.ceil)),
  };
}

/** A view, and in which row it stands so that none covers another. */
export interface PlacedView extends Span {
  readonly view: View;
  readonly row: number;
}

/** @param views oldest first */
export function placeViews(views: readonly View[], now: number): PlacedView[] {
  const ends: number[] = [];
  return views.map((view) => {
    const span = spanOf(view, now);
    const free = ends.findIndex((end) => end <= span.from);
    const row = free < 0 ? ends.length : free;
    ends[row] = span.to;
    return { view, row, ...span };
  });
}

/** What of an agent's events a lane is about: replies to contacts, and all else that was done. */
export function laneOf({ action, details }: AuditEvent): 'replies' | 'actions' | undefined {
  if (action === 'user.viewed_ticket' || action === 'user.left_ticket' || action === 'ticket.called') return undefined;
  return details['direction'] === 'OUT' || action === 'ticket.chatted' ? 'replies' : 'actions';
}

import { type Closed } from '../sessions/closing.js';
import { clip, type Span } from '../sessions/span.js';
import { type WithinDay } from './agent-day.js';

/** Most intervals of a kind that one day may have. */
export const MOST_INTERVALS = 1000;

/** A day, and the present moment; ms since 1970. */
export interface Day extends Span {
  readonly now: number;
}

/** The part of something that is in a day. */
export interface Part {
  readonly span: Span;
  readonly shown: WithinDay;
}

/** Cuts what was closed to a day; undefined when nothing of it is in the day. */
export function partOfDay(began: number, { ended, closedBy }: Closed, day: Day): Part | undefined {
  const span = clip({ from: began, to: ended ?? Math.max(began, day.now) }, day);
  if (span === undefined) return undefined;
  const goesOn = ended === undefined && day.now < day.to;
  const shown = {
    began_at: new Date(span.from).toISOString(),
    ended_at: goesOn ? null : new Date(span.to).toISOString(),
    began_before: began < day.from,
    ends_after: (ended ?? day.now) > day.to,
    closed_by: closedBy,
    duration_ms: span.to - span.from,
  };
  return { span, shown };
}

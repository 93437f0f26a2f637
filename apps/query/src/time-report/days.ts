import { startOfDate } from '@docket/business-time';
import { clip, type Span } from '../sessions/span.js';

const DAY_MS = 86_400_000;

/** The part of a date that is in a period; ms since 1970. */
export interface ReportDay extends Span {
  readonly date: string;
}

/** Dates by the clock of a zone that a period touches, oldest first; 23 or 25 hours long where the clock is changed. */
export function daysOf(period: Span, tz: string): ReportDay[] {
  const days: ReportDay[] = [];
  // No clock is a day ahead of UTC or behind it.
  for (let midnight = midnightOf(period.from) - DAY_MS; midnight <= period.to + DAY_MS; midnight += DAY_MS) {
    const [date, next] = [dateOf(midnight), dateOf(midnight + DAY_MS)];
    const part = clip({ from: startOfDate(tz, date), to: startOfDate(tz, next) }, period);
    if (part !== undefined) days.push({ date, ...part });
  }
  return days;
}

function midnightOf(moment: number): number {
  return Math.floor(moment / DAY_MS) * DAY_MS;
}

function dateOf(midnight: number): string {
  return new Date(midnight).toISOString().slice(0, 10);
}

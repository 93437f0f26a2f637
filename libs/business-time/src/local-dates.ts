import { IANAZone } from 'luxon';

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** No clock is further ahead of UTC or behind it, ms; a multiple of the step, so that days ask at the same moments. */
export const FURTHEST_MS = 18 * 3_600_000;

/** Clocks are asked so often; none is changed and changed back in between. */
const STEP_MS = 6 * 3_600_000;
const MOST_KEPT = 50_000;

/** A time in which the clock of a zone was not changed. */
export interface SteadyTime {
  /** Its first moment, ms since 1970. */
  readonly from: number;
  /** First moment after it. */
  readonly to: number;
  /** How far the clock is ahead of UTC, ms. */
  readonly offset: number;
}

/** How far a clock is ahead of UTC at a moment, ms. */
export type Offsets = (moment: number) => number;

/** The clock of a zone. Asking it takes longer than all that is reckoned with it, so some answers are kept. */
export function offsetsOf(zone: IANAZone): Offsets {
  const kept = new Map<number, number>();
  const ask = (moment: number): number => Math.round(zone.offset(moment) * MINUTE_MS);
  const askOnce = (moment: number): number => {
    const known = kept.get(moment);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const offset = ask(moment);
    kept.set(moment, offset);
    return offset;
  };
  return (moment) => {
    const before = Math.floor(moment / STEP_MS) * STEP_MS;
    const offset = askOnce(before);
    return moment === before || offset === askOnce(before + STEP_MS) ? offset : ask(moment);
  };
}

/** All moments around a local date at which it may be that date somewhere, cut where the clock is changed. */
export function steadyTimes(offsetOf: Offsets, day: number): SteadyTime[] {
  const end = (day + 1) * DAY_MS + FURTHEST_MS;
  const times: SteadyTime[] = [];
  let from = day * DAY_MS - FURTHEST_MS;
  let offset = offsetOf(from);
  for (let at = from; at < end;) {
    const next = Math.min(at + STEP_MS, end);
    const changed = offsetOf(next);
    if (changed !== offset) {
      const to = firstOf(offsetOf, changed, at, next);
      times.push({ from, to, offset });
      [from, offset] = [to, changed];
    }
    at = next;
  }
  return [...times, { from, to: end, offset }];
}

/** The moment at which the clock was changed, somewhere behind `before` and not behind `after`. */
function firstOf(offsetOf: Offsets, offset: number, before: number, after: number): number {
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetOf(middle) === offset) after = middle;
    else before = middle;
  }
  return after;
}

/** The local date of a moment, as days since 1970-01-01. */
export function dayOf(offsetOf: Offsets, moment: number): number {
  return Math.floor((moment + offsetOf(moment)) / DAY_MS);
}

/** A date (2026-03-29) as days since 1970-01-01. */
export function dayOfDate(date: string): number {
  return Date.parse(date) / DAY_MS;
}

/**
 * The first moment of a date (2026-03-29) by the clock of a zone, ms since 1970; of one that the zone left out, the first moment
 * after it.
 */
export function startOfDate(zoneName: string, date: string): number {
  const offsets = offsetsOf(IANAZone.create(zoneName));
  const midnight = Date.parse(date);
  for (const { from, to, offset } of steadyTimes(offsets, midnight / DAY_MS)) {
    const start = Math.max(from, midnight - offset);
    if (start < to) return start;
  }
  throw new Error(`${date} never was in ${zoneName}`);
}

/** A part of the time in which events happened, ms since 1970; `to` is no longer in it. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The same made of whole units, in order, those that touch as one. */
export function wholeUnits(ranges: readonly TimeRange[], unitMs: number): TimeRange[] {
  const wide = ranges
    .filter(({ from, to }) => from < to)
    .map(({ from, to }) => ({ from: Math.floor(from / unitMs) * unitMs, to: Math.ceil(to / unitMs) * unitMs }))
    .sort((a, b) => a.from - b.from);
  const joined: TimeRange[] = [];
  for (const range of wide) {
    const last = joined.at(-1);
    if (last && range.from <= last.to) joined[joined.length - 1] = { ...last, to: Math.max(last.to, range.to) };
    else joined.push(range);
  }
  return joined;
}

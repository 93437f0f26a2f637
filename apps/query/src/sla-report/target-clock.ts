import { type BusinessTime } from '@docket/business-time';

const MINUTE_MS = 60_000;

/** What a clock says. Times are ms since 1970. */
export interface ClockReading {
  /** Business time that went by, ms. */
  readonly usedMs: number;
  /** When the time was, or will be, up; undefined while it stands still and is not. */
  readonly due: number | undefined;
}

/** What is reckoned with. */
export interface Clock {
  readonly time: BusinessTime;
  readonly targetMinutes: number;
  /** In which the clock ran, in order. */
  readonly spans: readonly (readonly [from: number, to: number])[];
  /** When it was looked at, or stopped for good. */
  readonly end: number;
  /** Whether it may go on from there as it is: not while it stands still. */
  readonly goesOn: boolean;
}

/** How far a clock is, and when its time is up. */
export function readClock({ time, targetMinutes, spans, end, goesOn }: Clock): ClockReading {
  const targetMs = targetMinutes * MINUTE_MS;
  let usedMs = 0;
  let due: number | undefined;
  for (const [from, to] of spans) {
    const length = time.between(from, to);
    if (due === undefined && usedMs + length >= targetMs) due = time.after(from, targetMs - usedMs);
    usedMs += length;
  }
  if (due === undefined && goesOn) due = time.after(end, targetMs - usedMs);
  return { usedMs, due };
}

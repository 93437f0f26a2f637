import { type ClosedBatches } from './closed-batches.js';
import { dayOf, type DecidedRange, decidedRange } from './decided-range.js';

/** What of the closed batches may be archived, and how much at once. */
export interface RangeBounds {
  /** Offsets of a range, at most, unless a single batch has more. */
  readonly records: number;
  /** Only what was decided before this time, ms since 1970. */
  readonly before: number;
}

/**
 * The next range to archive: from an offset on as many batches of one day as the bounds allow.
 * @returns undefined when there is nothing to archive yet
 */
export function nextRange(
  { rows, losses }: ClosedBatches,
  from: number,
  { records, before }: RangeBounds,
): DecidedRange | undefined {
  const [start] = rows;
  if (!start || start.at >= before) return undefined;
  const day = dayOf(start.at);
  const past = rows.findIndex(
    ({ at, last }, index) => index > 0 && (dayOf(at) !== day || at >= before || last - from >= records),
  );
  return decidedRange(past < 0 ? rows : rows.slice(0, past), losses, from);
}

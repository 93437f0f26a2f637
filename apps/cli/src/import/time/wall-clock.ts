import { type IANAZone } from 'luxon';

/** How clock changes are read: a wall-clock time that comes twice in the year, and one that never comes. */
export interface ClockChangeRules {
  readonly repeated: 'earlier' | 'later' | 'reject';
  readonly skipped: 'reject' | 'forward';
}

/** An instant in milliseconds since 1970, or why the wall-clock time has none. */
export type Instant = number | 'repeated' | 'skipped';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * The instant at which the clocks of `zone` show `wall` (milliseconds since 1970 as if the clock ran in UTC).
 *
 * Luxon leaves the choice at a repeated hour open and lets it depend on the present offset, so the same file could
 * give other instants in winter than in summer. Here both offsets around the day are tried.
 */
export function instantOf(wall: number, zone: IANAZone, rules: ClockChangeRules): Instant {
  const before = zone.offset(wall - DAY_MS) * MINUTE_MS;
  const after = zone.offset(wall + DAY_MS) * MINUTE_MS;
  const shown = [...new Set([wall - before, wall - after])]
    .filter((instant) => instant + zone.offset(instant) * MINUTE_MS === wall)
    .sort((a, b) => a - b);
  const [first, second] = shown;
  // Clocks were put forward past this time: what the clock would have shown under the old offset.
  if (first === undefined) return rules.skipped === 'forward' ? wall - before : 'skipped';
  if (second === undefined) return first;
  return rules.repeated === 'reject' ? 'repeated' : rules.repeated === 'earlier' ? first : second;
}

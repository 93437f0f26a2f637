/** How clock changes are read: a wall-clock time that comes twice in the year, and one that never comes. */
export interface ClockChangeRules {
  readonly repeated: 'earlier' | 'later' | 'reject';
  readonly skipped: 'reject' | 'forward';
}

/** An instant in milliseconds since 1970, or why the wall-clock time has none. */
export type Instant = number | 'repeated' | 'skipped';

const DAY_MS = 86_400_000;

/**
 * The instant at which clocks show `wall` (milliseconds since 1970 as if the clock ran in UTC).
 *
 * Luxon leaves the choice at a repeated hour open and lets it depend on the present offset, so the same file could
 * give other instants in winter than in summer. Here both offsets around the day are tried.
 * @param offsetAt how far the clocks are ahead of UTC at an instant, ms
 */
export function instantOf(wall: number, offsetAt: (instant: number) => number, rules: ClockChangeRules): Instant {
  const before = offsetAt(wall - DAY_MS);
  const after = offsetAt(wall + DAY_MS);
  const shown = [...new Set([wall - before, wall - after])]
    .filter((instant) => instant + offsetAt(instant) === wall)
    .sort((a, b) => a - b);
  const [first, second] = shown;
  // Clocks were put forward past this time: what the clock would have shown under the old offset.
  if (first === undefined) return rules.skipped === 'forward' ? wall - before : 'skipped';
  if (second === undefined) return first;
  return rules.repeated === 'reject' ? 'repeated' : rules.repeated === 'earlier' ? first : second;
}

import { type IANAZone } from 'luxon';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * How far the clocks of a zone are ahead of UTC, ms, at an instant (ms since 1970). Asking the zone itself takes longer
 * than everything else that is done to a row, so answers are kept for days without a change: no zone has ever changed
 * its clocks and back within one day.
 */
export function zoneOffsets(zone: IANAZone): (instant: number) => number {
  const ask = (instant: number) => zone.offset(instant) * MINUTE_MS;
  const days = new Map<number, number | 'changes'>();
  const ofDay = (day: number): number | 'changes' => {
    const offset = ask(day * DAY_MS);
    return offset === ask((day + 1) * DAY_MS) ? offset : 'changes';
  };
  return (instant) => {
    const day = Math.floor(instant / DAY_MS);
    const known = days.get(day) ?? ofDay(day);
    days.set(day, known);
    return known === 'changes' ? ask(instant) : known;
  };
}

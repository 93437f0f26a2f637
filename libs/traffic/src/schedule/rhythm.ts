import { DAY, HOUR } from './durations.js';

/** How much contacts ask in each hour of a working day, UTC. */
const WORKDAY = [2, 1, 1, 1, 1, 2, 4, 8, 14, 20, 22, 20, 16, 18, 20, 19, 16, 12, 9, 8, 7, 6, 4, 3];
/** And of a day of the weekend. */
const WEEKEND = [2, 1, 1, 1, 1, 1, 1, 2, 3, 5, 6, 6, 5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 3, 2];
/** A little more on Mondays, less towards the end of the week; from Sunday on. */
const BY_WEEKDAY = [1, 1.15, 1.05, 1, 1, 0.9, 1];

const WEEK_SUM = BY_WEEKDAY.reduce((sum, factor, weekday) => sum + factor * sumOf(hoursOf(weekday)), 0);
const BUSIEST = Math.max(...WORKDAY) * Math.max(...BY_WEEKDAY);

/** What share of a week's asking would come within one hour that is like the busiest. */
export const BUSIEST_HOUR_SHARE = BUSIEST / WEEK_SUM;

/** How busy a moment is, 0 to 1, with 1 for the busiest hour of the week. */
export function busyness(at: number): number {
  const weekday = weekdayOf(at);
  return ((hoursOf(weekday)[Math.floor(hourOf(at))] ?? 0) * (BY_WEEKDAY[weekday] ?? 1)) / BUSIEST;
}

/** Day of the week, 0 for Sunday. */
export function weekdayOf(at: number): number {
  // The epoch was a Thursday.
  return (Math.floor(at / DAY) + 4) % 7;
}

/** Hours since midnight, with their fraction. */
export function hourOf(at: number): number {
  return (at % DAY) / HOUR;
}

/** The midnight before, or the moment itself. */
export function midnightOf(at: number): number {
  return at - (at % DAY);
}

/** How long until people are awake: 0 by day, else until some time after seven. @param latest 0 to 1, how late */
export function untilAwake(at: number, latest: number): number {
  const hour = hourOf(at);
  return hour >= 7 && hour < 23 ? 0 : (((31 - hour) % 24) + 3 * latest) * HOUR;
}

function hoursOf(weekday: number): readonly number[] {
  return weekday === 0 || weekday === 6 ? WEEKEND : WORKDAY;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

import { type Random } from '../chance/random.js';
import { DAY, HOUR } from '../schedule/durations.js';
import { midnightOf, weekdayOf } from '../schedule/rhythm.js';

/** When an agent works. */
export interface Roster {
  /** Days of the week, 0 for Sunday. */
  readonly weekdays: ReadonlySet<number>;
  /** Hours after midnight, UTC. */
  readonly from: number;
  readonly hours: number;
}

/** One day's work, ms since the epoch. */
export interface Shift {
  readonly start: number;
  readonly end: number;
}

const WEEKDAYS = {
  weekdays: [1, 2, 3, 4, 5],
  partTime: [1, 2, 4],
  early: [0, 1, 2, 3, 4],
  late: [2, 3, 4, 5, 6],
} as const;
const STARTS = { 6: 15, 8: 35, 9: 30, 13: 20 } as const;

/** The roster of an agent, the same for ever. */
export function someRoster(random: Random): Roster {
  const days = random.weighted({ weekdays: 66, partTime: 10, early: 12, late: 12 });
  return {
    weekdays: new Set(WEEKDAYS[days]),
    from: Number(random.weighted(STARTS)),
    hours: random.chance(0.85) ? 8 : 5,
  };
}

/** How long an agent works in a week, in hours. */
export function weeklyHours({ weekdays, hours }: Roster): number {
  return weekdays.size * hours;
}

/** The shift that goes on at a moment, else the next one. */
export function nextShift({ weekdays, from, hours }: Roster, at: number): Shift {
  for (let day = midnightOf(at); ; day += DAY) {
    const start = day + from * HOUR;
    const end = start + hours * HOUR;
    if (weekdays.has(weekdayOf(day)) && end > at) return { start, end };
  }
}

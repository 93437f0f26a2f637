import { IANAZone } from 'luxon';
import { type Calendar, WEEKDAYS } from './calendar.js';
import { DAY_MS, dayOf, dayOfDate, FURTHEST_MS, type Offsets, offsetsOf, steadyTimes } from './local-dates.js';

type Span = readonly [from: number, to: number];

/** Days that are remembered. */
const REMEMBERED = 20_000;
/** Whoever adds up more than this has made a mistake. */
const MOST_DAYS = 366 * 300;

/**
 * Reckons with the hours of a calendar. A moment counts when the clock of the zone shows a time within the hours of the date
 * that it shows: what the clock leaves out in spring is not there, and what it shows twice in autumn counts twice.
 * All moments are ms since 1970.
 */
export class BusinessTime {
  readonly #offsets: Offsets;
  readonly #hours: readonly (readonly Span[])[];
  readonly #holidays: ReadonlySet<number>;
  readonly #remembered = new Map<number, readonly Span[]>();

  constructor({ zone, hours, holidays }: Calendar) {
    this.#offsets = offsetsOf(IANAZone.create(zone));
    this.#hours = WEEKDAYS.map((day) => hours[day].map(([from, to]): Span => [msOf(from), msOf(to)]));
    this.#holidays = new Set(holidays.map(dayOfDate));
  }

  /** How much business time there is from one moment to another, ms; 0 when the second is not after the first. */
  between(from: number, to: number): number {
    if (to <= from) return 0;
    let sum = 0;
    // The clock may go back over midnight, so the dates around may have a part in it.
    for (let day = dayOf(this.#offsets, from) - 1; day <= dayOf(this.#offsets, to) + 1; day += 1) {
      for (const [begin, end] of this.#spansOf(day)) sum += Math.max(0, Math.min(end, to) - Math.max(begin, from));
    }
    return sum;
  }

  /** The first moment by which so much business time, ms, has gone by since `from`; `from` itself for nothing. */
  after(from: number, businessMs: number): number {
    if (businessMs <= 0) return from;
    let left = businessMs;
    for (const [begin, end] of this.#spansAfter(from)) {
      const length = Math.max(0, end - Math.max(begin, from));
      if (length >= left) return Math.max(begin, from) + left;
      left -= length;
    }
    throw new Error('the calendar has too few hours');
  }

  /** Spans in their order, from the date of a moment on. */
  *#spansAfter(moment: number): Generator<Span, void, void> {
    const first = dayOf(this.#offsets, moment) - 1;
    let waiting: Span[] = [];
    for (let day = first; day < first + MOST_DAYS; day += 1) {
      waiting = [...waiting, ...this.#spansOf(day)].sort(([a], [b]) => a - b);
      // No later date begins anywhere before this.
      const settled = (day + 1) * DAY_MS - FURTHEST_MS;
      yield* waiting.filter(([begin]) => begin < settled);
      waiting = waiting.filter(([begin]) => begin >= settled);
    }
  }

  #spansOf(day: number): readonly Span[] {
    const known = this.#remembered.get(day);
    if (known) return known;
    const spans = this.#work(day);
    if (this.#remembered.size >= REMEMBERED) this.#remembered.clear();
    this.#remembered.set(day, spans);
    return spans;
  }

  #work(day: number): Span[] {
    // 1970-01-01 was a Thursday.
    const hours = this.#hours[(((day + 3) % 7) + 7) % 7] ?? [];
    if (hours.length === 0 || this.#holidays.has(day)) return [];
    return steadyTimes(this.#offsets, day).flatMap((steady) =>
      hours.flatMap(([from, to]): Span[] => {
        const local = day * DAY_MS - steady.offset;
        const [begin, end] = [Math.max(steady.from, local + from), Math.min(steady.to, local + to)];
        return begin < end ? [[begin, end]] : [];
      }),
    );
  }
}

function msOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BusinessTime, calendar, type Calendar, startOfDate, WEEKDAYS } from './index.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Zones whose clocks change at odd times: by half an hour, at midnight, on the southern half, over a whole day, and not at all. */
const ZONES = [
  'Europe/Prague',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
];

/** Around which something happens to a clock. */
const TURNS = [
  '2026-03-29T01:00:00Z',
  '2026-10-25T01:00:00Z',
  '2026-03-08T07:00:00Z',
  '2026-11-01T06:00:00Z',
  '2026-04-04T15:00:00Z',
  '2026-10-03T15:30:00Z',
  '2018-02-18T02:00:00Z',
  '2018-11-04T03:00:00Z',
  '2011-12-30T10:00:00Z',
  '2014-09-25T21:00:00Z',
];

/** By the calendar of the runtime, one minute after another: knows nothing of offsets. */
function reference({ zone, hours, holidays }: Calendar) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (minute: number): boolean => {
    const parts = Object.fromEntries(format.formatToParts(minute).map(({ type, value }) => [type, value]));
    const { year = '', month = '', day = '', weekday = '' } = parts;
    const time = `${parts['hour'] ?? ''}:${parts['minute'] ?? ''}`;
    if (holidays.includes(`${year}-${month}-${day}`)) return false;
    const spans = hours[weekday.toLowerCase() as (typeof WEEKDAYS)[number]];
    return spans.some(([from, to]) => from <= time && time < to);
  };
}

const moment = fc
  .tuple(fc.constantFrom(...TURNS.map((text) => Date.parse(text))), fc.integer({ min: -40 * 60, max: 40 * 60 }))
  .map(([turn, minutes]) => turn + minutes * MINUTE);

const clock = fc
  .integer({ min: 0, max: 24 * 60 })
  .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
const spans = fc.uniqueArray(clock, { minLength: 0, maxLength: 4 }).map((times): [string, string][] => {
  const sorted = times.sort();
  return sorted.flatMap((from, n): [string, string][] => {
    const to = sorted[n + 1];
    return n % 2 === 0 && to !== undefined ? [[from, to]] : [];
  });
});
const always: [string, string][] = [['00:00', '24:00']];
const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    days: fc.tuple(...WEEKDAYS.map(() => fc.oneof(spans, fc.constant(always)))),
    holidays: fc.subarray(['2026-03-29', '2026-10-25', '2018-11-04', '2011-12-31', '2026-03-09']),
  })
  .map(({ zone, days, holidays }) => ({
    zone,
    // Some day must have hours, or nothing would ever be due.
    hours: Object.fromEntries(WEEKDAYS.map((day, n) => [day, n === 0 ? always : (days[n] ?? [])])) as Calendar['hours'],
    holidays,
  }));

describe('business time', () => {
  it('between two moments is as many minutes as the clock shows within the hours', () => {
    fc.assert(
      fc.property(calendars, moment, fc.integer({ min: 0, max: 50 * 60 }), (given, from, minutes) => {
        const counts = reference(given);
        let expected = 0;
        for (let n = 0; n < minutes; n += 1) if (counts(from + n * MINUTE)) expected += 1;
        expect(new BusinessTime(given).between(from, from + minutes * MINUTE) / MINUTE).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('after a moment has gone by exactly then, and not before', () => {
    fc.assert(
      fc.property(calendars, moment, fc.integer({ min: 1, max: 5 * 24 * HOUR }), (given, from, length) => {
        const time = new BusinessTime(given);
        const due = time.after(from, length);
        expect(time.between(from, due)).toBe(length);
        expect(time.between(from, due - 1)).toBe(length - 1);
      }),
      { numRuns: 150 },
    );
  });

  it('adds up', () => {
    fc.assert(
      fc.property(calendars, fc.array(moment, { minLength: 3, maxLength: 3 }), (given, moments) => {
        const [a = 0, b = 0, c = 0] = moments.sort((one, other) => one - other);
        const time = new BusinessTime(given);
        expect(time.between(a, b) + time.between(b, c)).toBe(time.between(a, c));
      }),
      // Moments are up to fifteen years apart.
      { numRuns: 15 },
    );
  });

  it('is nothing backwards, and due at once when nothing is wanted', () => {
    const time = new BusinessTime(calendar.parse({ zone: 'UTC', hours: { monday: [['09:00', '17:00']] } }));
    expect([time.between(10, 5), time.after(7, 0)]).toEqual([0, 7]);
    const friday = Date.parse('2026-03-06T12:00:00Z');
    expect(new Date(time.after(friday, HOUR)).toISOString()).toBe('2026-03-09T10:00:00.000Z');
  });
});

describe('a calendar', () => {
  const fine = { zone: 'Europe/Prague', hours: { monday: [['09:00', '17:00']] } };
  it.each([
    ['a zone that is none', { ...fine, zone: 'Mars/Base' }, 'zone'],
    ['an offset', { ...fine, zone: '+01:00' }, 'zone'],
    ['a time that is none', { ...fine, hours: { monday: [['9', '17:00']] } }, 'hours.monday.0.0'],
    ['hours over midnight', { ...fine, hours: { monday: [['22:00', '06:00']] } }, 'hours.monday.0'],
    [
      'hours that overlap',
      {
        ...fine,
        hours: {
          monday: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      'hours.monday',
    ],
    ['no hours', { ...fine, hours: {} }, 'hours'],
    ['a day that is none', { ...fine, hours: { ...fine.hours, mon: [] } }, 'hours'],
    ['a holiday that never is', { ...fine, holidays: ['2026-02-30'] }, 'holidays.0'],
  ])('with %s is refused', (_, given, field) => {
    expect(calendar.safeParse(given).error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

describe('the start of a date', () => {
  it.each([
    ['Europe/Prague', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Prague', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    // At midnight the clock went to one.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    // A date that never was there.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
    ['UTC', '2026-01-01', '2026-01-01T00:00:00.000Z'],
  ])('in %s of %s is %s', (zone, date, expected) => {
    expect(new Date(startOfDate(zone, date)).toISOString()).toBe(expected);
  });
});

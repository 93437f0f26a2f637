import { describe, expect, it } from '@jest/globals';
import { daysOf } from './days.js';

const HOUR = 3_600_000;
const period = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const lengths = (from: string, to: string, tz: string) =>
  daysOf(period(from, to), tz).map((day) => [day.date.slice(5), (day.to - day.from) / HOUR]);

describe('days of a period', () => {
  it('are those of the calendar of the zone, 23 or 25 hours long where the clock is changed', () => {
    expect(lengths('2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z', 'Europe/Prague')).toEqual([
      ['03-28', 24],
      ['03-29', 23],
      ['03-30', 24],
    ]);
    expect(lengths('2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z', 'Europe/Prague')).toEqual([
      ['10-24', 24],
      ['10-25', 25],
      ['10-26', 24],
    ]);
  });

  it('are cut to the period, and cover all of it', () => {
    for (const tz of ['Pacific/Kiritimati', 'Pacific/Niue', 'Asia/Kathmandu', 'America/New_York']) {
      const asked = period('2026-10-30T10:30:00Z', '2026-11-03T01:15:00Z');
      const days = daysOf(asked, tz);
      expect([days[0]?.from, days.at(-1)?.to]).toEqual([asked.from, asked.to]);
      for (const [n, day] of days.slice(1).entries()) expect(day.from).toBe(days[n]?.to);
    }
  });

  it('leave out a date that the zone left out', () => {
    expect(lengths('2011-12-29T10:00:00Z', '2012-01-01T10:00:00Z', 'Pacific/Apia')).toEqual([
      ['12-29', 24],
      ['12-31', 24],
      ['01-01', 24],
    ]);
  });
});

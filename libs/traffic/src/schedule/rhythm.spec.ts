import { describe, expect, it } from '@jest/globals';
import { HOUR } from './durations.js';
import { BUSIEST_HOUR_SHARE, busyness, hourOf, midnightOf, untilAwake, weekdayOf } from './rhythm.js';

const MONDAY = Date.UTC(2026, 0, 5);
const hours = Array.from({ length: 7 * 24 }, (_, hour) => MONDAY + hour * HOUR);

describe('rhythm', () => {
  it('knows days and hours as the calendar does', () => {
    for (const at of hours.map((hour) => hour + 1_234_567)) {
      const date = new Date(at);
      expect(weekdayOf(at)).toBe(date.getUTCDay());
      expect(Math.floor(hourOf(at))).toBe(date.getUTCHours());
      expect(new Date(midnightOf(at)).toISOString()).toBe(`${date.toISOString().slice(0, 10)}T00:00:00.000Z`);
    }
  });

  it('shares a week out among its hours', () => {
    expect(Math.max(...hours.map(busyness))).toBe(1);
    const sum = hours.reduce((total, at) => total + busyness(at) * BUSIEST_HOUR_SHARE, 0);
    expect(sum).toBeCloseTo(1, 10);
  });

  it('lets people sleep until the morning', () => {
    for (const at of hours) {
      const hour = hourOf(at);
      const awake = at + untilAwake(at, 0);
      expect(hourOf(awake)).toBe(hour >= 7 && hour < 23 ? hour : 7);
      expect(awake - at).toBeLessThanOrEqual(8 * HOUR);
    }
  });
});

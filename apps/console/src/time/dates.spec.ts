import { expect, it } from '@jest/globals';
import { addDays, isDate, startOf } from './dates.js';

it('dates are counted, and begin by the clock of a zone', () => {
  expect([addDays('2016-02-28', 1), addDays('2026-01-01', -1)]).toEqual(['2016-02-29', '2025-12-31']);
  expect(startOf('2026-07-01', 'Europe/Prague')).toBe('2026-06-30T22:00:00.000Z');
});

it.each([
  ['2016-02-29', true],
  ['2015-02-29', false],
  ['2016-2-29', false],
  ['2016-99-01', false],
  ['', false],
])('%s is a date: %s', (text, is) => {
  expect(isDate(text)).toBe(is);
});

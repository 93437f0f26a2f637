import { expect, it } from '@jest/globals';
import { figureText } from './figure.js';

it.each([
  ['events', 1234, '1,234'],
  ['call_ms', 95_000, '1m 35s'],
  ['rating_mean', 0.8125, '81%'],
  ['rating_mean', null, '–'],
])('%s %s is %s', (column, value, text) => {
  expect(figureText(column, value, 'en')).toBe(text);
});

import { expect, it } from '@jest/globals';
import { durationText } from './duration.js';

it.each([
  [0, '0s'],
  [400, '0.4s'],
  [59_400, '59s'],
  [59_600, '1m'],
  [443_322, '7m 23s'],
  [3_600_000, '1h'],
  [48_180_000, '13h 23m'],
  [86_400_000 * 3 + 3_600_000 * 4, '3d 4h'],
])('%d ms are %s', (ms, text) => {
  expect(durationText(ms, 'en')).toBe(text);
});

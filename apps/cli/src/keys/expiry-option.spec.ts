import { describe, expect, it } from '@jest/globals';
import { expiryOption } from './expiry-option.js';

const NOW = new Date('2026-11-28T12:00:00Z');

describe('until when a key holds', () => {
  it.each([
    ['90d', '2027-02-26T12:00:00.000Z'],
    ['2027-01-31', '2027-01-31T00:00:00.000Z'],
    ['2026-11-28T14:00:00+01:00', '2026-11-28T13:00:00.000Z'],
  ])('%s is %s', (text, moment) => {
    expect(expiryOption(text, NOW).toISOString()).toBe(moment);
  });

  it.each(['2026-11-28', '0d', '2026-11-28T12:00:00Z'])('%s is over already', (text) => {
    expect(() => expiryOption(text, NOW)).toThrow('still to come');
  });

  it.each(['tomorrow', '90', '-1d', '2027-02-30T'])('%s says nothing', (text) => {
    expect(() => expiryOption(text, NOW)).toThrow('must be a day');
  });
});

import { describe, expect, it } from '@jest/globals';
import { Durations } from './durations.js';

describe('Durations', () => {
  it('finds the nearest rank among all that were added, in µs', () => {
    const durations = new Durations(1_000);
    for (let n = 200; n > 0; n -= 1) durations.add(n / 1000);
    expect([0.005, 0.5, 0.99, 1].map((share) => durations.quantile(share))).toEqual([1, 100, 198, 200]);
  });
});

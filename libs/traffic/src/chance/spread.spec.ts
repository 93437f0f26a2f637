import { describe, expect, it } from '@jest/globals';
import { Random } from './random.js';
import { around, heavyTailed, untilNext } from './spread.js';

const DRAWS = 20_000;
const drawn = (draw: (random: Random) => number) => {
  const random = new Random('spread');
  return Array.from({ length: DRAWS }, () => draw(random)).sort((a, b) => a - b);
};
const at = (sorted: readonly number[], share: number) => sorted[Math.floor(share * (DRAWS - 1))] ?? 0;

describe('spreads', () => {
  it('come every mean, at any moment', () => {
    const gaps = drawn((random) => untilNext(random, 100));
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / DRAWS).toBeCloseTo(100, -1);
    // Of an exponential spread.
    expect(at(gaps, 0.5) / 100).toBeCloseTo(Math.log(2), 1);
    expect(at(gaps, 0)).toBeGreaterThanOrEqual(0);
  });

  it('lie around the median, as wide as was said', () => {
    const values = drawn((random) => around(random, 60, 0.5));
    expect(at(values, 0.5) / 60).toBeCloseTo(1, 1);
    expect(at(values, 0.84) / at(values, 0.5)).toBeCloseTo(Math.exp(0.5), 1);
  });

  it('have a tail as heavy as was said, cut off at the most', () => {
    const sizes = drawn((random) => heavyTailed(random, 1, 1.5, 50));
    expect(at(sizes, 0)).toBeGreaterThanOrEqual(1);
    expect(at(sizes, 1)).toBe(50);
    const above = (size: number) => sizes.filter((one) => one >= size).length / DRAWS;
    for (const size of [2, 4, 8]) expect(above(size)).toBeCloseTo(size ** -1.5, 1);
  });
});

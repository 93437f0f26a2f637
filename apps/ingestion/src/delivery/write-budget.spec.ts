import { describe, expect, it } from '@jest/globals';
import { WriteBudget } from './write-budget.js';

describe('WriteBudget', () => {
  let now = 0;
  const budget = (perSecond: number) => new WriteBudget(perSecond, () => now);

  it('lets a burst pass, and then has batches collect for as long as their share takes', () => {
    const writes = budget(10);
    for (let batch = 0; batch < 9; batch += 1) writes.spend(1);
    expect(writes.waitMs()).toBe(0);
    writes.spend(1);
    expect(writes.waitMs()).toBeCloseTo(100);
    now += 100;
    expect(writes.waitMs()).toBe(0);
  });

  it('counts a batch over several months as so many, and one without rows as one', () => {
    const writes = budget(10);
    writes.spend(10);
    writes.spend(0);
    expect(writes.waitMs()).toBeCloseTo(200);
  });

  it('owes no more than a second', () => {
    const writes = budget(10);
    for (let batch = 0; batch < 1_000; batch += 1) writes.spend(12);
    expect(writes.waitMs()).toBeCloseTo(1_100);
    now += 1_100;
    expect(writes.waitMs()).toBe(0);
  });
});

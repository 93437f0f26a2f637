import { describe, expect, it } from '@jest/globals';
import { Random } from './random.js';

describe('Random', () => {
  it('never changes: events of a seed depend on it', () => {
    const random = new Random('a name');
    // Computed by another implementation of xoshiro128**, seeded with the SHA-256 of the name.
    expect([random.word(), random.word(), random.word()]).toEqual([2957489231, 600717379, 997616356]);
  });

  it('gives a part the same stream however much was drawn from the whole', () => {
    const [one, other] = [new Random('whole'), new Random('whole')];
    one.bytes(100);
    expect(one.fork('part').hex(32)).toBe(other.fork('part').hex(32));
    expect(one.fork('part').hex(32)).not.toBe(one.fork('other part').hex(32));
  });

  it('draws every number about equally often', () => {
    const random = new Random('dice');
    const throws = Array.from({ length: 60_000 }, () => random.between(1, 6));
    for (const face of [1, 2, 3, 4, 5, 6]) {
      expect(Math.abs(throws.filter((thrown) => thrown === face).length - 10_000)).toBeLessThan(400);
    }
    expect(new Set(throws).size).toBe(6);
  });

  it('draws by weight, and never what has none', () => {
    const random = new Random('weights');
    const counts = { often: 0, seldom: 0, never: 0 };
    for (let draws = 0; draws < 10_000; draws += 1) counts[random.weighted({ never: 0, often: 9, seldom: 1 })] += 1;
    expect(counts.never).toBe(0);
    expect(Math.abs(counts.seldom - 1_000)).toBeLessThan(150);
  });

  it('has nothing to pick from nothing', () => {
    expect(() => new Random('').pick([])).toThrow(RangeError);
    expect(() => new Random('').weighted({})).toThrow(RangeError);
  });
});

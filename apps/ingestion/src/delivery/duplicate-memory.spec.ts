import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BYTES_PER_ID, DuplicateMemory } from './duplicate-memory.js';

describe('DuplicateMemory', () => {
  it('behaves like a queue of the last ids, for any sequence', () => {
    const id = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(id, { maxLength: 300 }), (capacity, ids) => {
        const memory = new DuplicateMemory(capacity * BYTES_PER_ID);
        const model: string[] = [];
        for (const words of ids) {
          const key = words.join();
          expect(memory.has(...words)).toBe(model.includes(key));
          expect(memory.add(...words)).toBe(!model.includes(key));
          if (!model.includes(key)) model.push(key);
          if (model.length > capacity) model.shift();
          expect(memory.size).toBe(model.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('forgets everything when cleared', () => {
    const memory = new DuplicateMemory(10 * BYTES_PER_ID);
    memory.add(1, 2, 3, 0xffffffff);
    memory.clear();
    expect(memory.has(1, 2, 3, 0xffffffff)).toBe(false);
    expect(memory.add(1, 2, 3, 0xffffffff)).toBe(true);
    expect(memory.has(1, 2, 3, 0xffffffff)).toBe(true);
  });
});

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

  it('keeps the newest ids that fit, in order, when it is moved to more or less memory', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), fc.nat(60));
    fc.assert(
      fc.property(sizes, fc.nat(30), ([before, after, count], more) => {
        const memory = new DuplicateMemory(before * BYTES_PER_ID);
        for (let id = 0; id < count; id += 1) memory.add(id, 0, 0, id);
        const moved = memory.moved(after * BYTES_PER_ID);
        expect([moved.capacity, moved.size]).toEqual([after, Math.min(before, after, count)]);
        const known = (id: number): boolean => moved.has(id, 0, 0, id);
        for (let id = 0; id < count; id += 1) expect([id, known(id)]).toEqual([id, id >= count - moved.size]);
        for (let id = count; id < count + more; id += 1) moved.add(id, 0, 0, id);
        const kept = Math.min(after, Math.min(before, after, count) + more);
        for (let id = 0; id < count + more; id += 1) expect([id, known(id)]).toEqual([id, id >= count + more - kept]);
      }),
    );
  });
});

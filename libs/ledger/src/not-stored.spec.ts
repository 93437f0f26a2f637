import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { notStoredIn } from './not-stored.js';

/** Batches one behind the other, some offsets left out between them, each with some offsets that were not stored. */
const ledger = fc.array(
  fc.record({
    gap: fc.constantFrom(0, 0, 0, 3),
    length: fc.integer({ min: 1, max: 12 }),
    unstored: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  }),
  { maxLength: 12 },
);

describe('what was not stored of a range of offsets', () => {
  it('is what the rows of the ledger say, offset by offset', () => {
    fc.assert(
      fc.property(
        ledger,
        fc.nat(150),
        fc.nat(40),
        fc.array(fc.nat(120), { maxLength: 3 }),
        (batches, from, width, lost) => {
          const stored = new Set<number>();
          let next = 0;
          const decisions = batches.map(({ gap, length, unstored }) => {
            const first = next + gap;
            next = first + length;
            const offsets = Array.from({ length }, (_, index) => first + index);
            for (const [index, offset] of offsets.entries()) if (unstored[index] !== true) stored.add(offset);
            const fates = offsets
              .filter((_, index) => unstored[index] === true)
              .map((offset) => ({ offset, count: 1 }));
            return { first, last: next - 1, fates };
          });
          for (const offset of lost) stored.delete(offset);
          const afterwards = { first: next, last: next - 1, fates: lost.map((offset) => ({ offset, count: 1 })) };
          const runs = notStoredIn([...decisions, afterwards].reverse(), from, from + width);
          const expected = Array.from({ length: width + 1 }, (_, index) => from + index).filter((o) => !stored.has(o));
          const found = runs.flatMap(({ offset, count }) =>
            Array.from({ length: count }, (_, index) => offset + index),
          );
          expect(found).toEqual(expected);
        },
      ),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FateReader, FateRuns, type Unstored } from './fates.js';

const fates: (Unstored | undefined)[] = [undefined, 'duplicate', 'malformed', 'tombstone'];

describe('fate runs', () => {
  it('give back what was put in, for any offsets and fates', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(500)).map((offsets) => offsets.sort((a, b) => a - b)),
        fc.array(fc.constantFrom(...fates), { minLength: 501, maxLength: 501 }),
        (offsets, fateOf) => {
          const runs = new FateRuns();
          for (const offset of offsets) {
            const fate = fateOf[offset];
            if (fate) runs.add(offset, fate);
          }
          const reader = new FateReader(runs.runs);
          for (const offset of offsets) expect(reader.of(offset)).toBe(fateOf[offset]);
        },
      ),
    );
  });

  it('join neighbours of the same fate only', () => {
    const runs = new FateRuns();
    runs.add(5, 'duplicate');
    runs.add(6, 'duplicate');
    runs.add(7, 'malformed');
    runs.add(9, 'malformed');
    expect(runs.runs).toEqual([
      { offset: 5, count: 2, fate: 'duplicate' },
      { offset: 7, count: 1, fate: 'malformed' },
      { offset: 9, count: 1, fate: 'malformed' },
    ]);
  });
});

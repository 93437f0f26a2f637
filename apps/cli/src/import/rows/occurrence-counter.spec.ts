import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OccurrenceCounter } from './occurrence-counter.js';

describe('OccurrenceCounter', () => {
  it('numbers each key on its own', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 2 })), (keys) => {
        const counter = new OccurrenceCounter();
        const seen = new Map<string, number>();
        for (const key of keys) {
          expect(counter.next(key)).toBe(seen.get(key) ?? 0);
          seen.set(key, (seen.get(key) ?? 0) + 1);
        }
      }),
    );
  });

  it('keeps its counts while it grows', () => {
    const counter = new OccurrenceCounter();
    for (let i = 0; i < 20_000; i++) expect(counter.next(`row ${i}`)).toBe(0);
    for (let i = 0; i < 20_000; i += 97) expect(counter.next(`row ${i}`)).toBe(1);
    expect(counter.next('a new one')).toBe(0);
  });
});

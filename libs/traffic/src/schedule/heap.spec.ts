import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Heap } from './heap.js';

describe('Heap', () => {
  it('gives back what comes first, whatever is put in and taken in between', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { nil: undefined })), (steps) => {
        const heap = new Heap<number>((a, b) => a < b);
        const model: number[] = [];
        for (const step of steps) {
          if (step === undefined) {
            expect(heap.peek()).toBe(model[0]);
            expect(heap.pop()).toBe(model.shift());
          } else {
            heap.push(step);
            model.push(step);
            model.sort((a, b) => a - b);
          }
        }
        for (const value of [...model, undefined]) expect(heap.pop()).toBe(value);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { previewOf, problemsOfDetails } from './details.js';
import { LIMITS } from './limits.js';

const fieldsOf = (details: Record<string, unknown>) => problemsOfDetails(details).map((problem) => problem.field);

describe('problemsOfDetails', () => {
  it('finds nothing in ordinary values, and takes null and undefined for absent', () => {
    const details = {
      a: 'x',
      b: 1,
      c: -0.5,
      d: true,
      e: null,
      f: undefined,
      g: ['x'],
      h: { k: 'v' },
      i: 1.7e308 / 1e300,
    };
    expect(problemsOfDetails({ ...details, bytes: new Uint8Array([1]) })).toEqual([]);
  });

  it('bounds each value as text: strings in bytes, lists and records as JSON, bytes as base64', () => {
    expect(fieldsOf({ text: 'x'.repeat(LIMITS.detail) })).toEqual([]);
    expect(fieldsOf({ text: 'x'.repeat(LIMITS.detail + 1) })).toEqual(['text']);
    expect(fieldsOf({ text: 'é'.repeat(LIMITS.detail / 2 + 1) })).toEqual(['text']);
    // Two quotes and two brackets around the text.
    expect(fieldsOf({ list: ['x'.repeat(LIMITS.detail - 4)] })).toEqual([]);
    expect(fieldsOf({ list: ['x'.repeat(LIMITS.detail - 3)] })).toEqual(['list']);
    expect(fieldsOf({ bytes: new Uint8Array((LIMITS.detail / 4) * 3) })).toEqual([]);
    expect(fieldsOf({ bytes: new Uint8Array((LIMITS.detail / 4) * 3 + 1) })).toEqual(['bytes']);
    expect(fieldsOf({ list: [new Uint8Array(LIMITS.detail)] })).toEqual(['list']);
  });

  it('bounds a preview in characters', () => {
    expect(fieldsOf({ preview: '🎫'.repeat(LIMITS.previewCharacters) })).toEqual([]);
    expect(fieldsOf({ preview: '🎫'.repeat(LIMITS.previewCharacters + 1) })).toEqual(['preview']);
    expect(fieldsOf({ comment: 'x'.repeat(LIMITS.previewCharacters + 1) })).toEqual([]);
  });

  it.each([Number.NaN, Infinity, -Infinity])('refuses the number %p, at any depth', (number) => {
    expect(fieldsOf({ n: number })).toEqual(['n']);
    expect(fieldsOf({ list: [1, { deep: number }] })).toEqual(['list.1.deep']);
  });

  it('takes every finite number', () => {
    expect(problemsOfDetails({ a: Number.MAX_VALUE, b: Number.MIN_SAFE_INTEGER, c: -0 })).toEqual([]);
  });
});

describe('previewOf', () => {
  it('is a beginning of the text that problemsOfDetails takes, and the whole text when that fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 0, maxLength: 3_000 }), (text) => {
        const preview = previewOf(text);
        expect(text.startsWith(preview)).toBe(true);
        expect(problemsOfDetails({ preview })).toEqual([]);
        expect(Array.from(preview).length).toBe(Math.min(Array.from(text).length, LIMITS.previewCharacters));
      }),
    );
  });

  it('never cuts a character in half', () => {
    expect(previewOf(`x${'🎫'.repeat(2_000)}`).endsWith('🎫')).toBe(true);
  });
});

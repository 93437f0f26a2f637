import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cursor, openCursor, sealCursor } from './cursor.js';
import { seal } from './sealed.js';

const place = fc.record<Cursor>({
  at: fc.integer({ min: 0, max: 7_258_118_400_000 }),
  epoch: fc.integer({ min: 0, max: 4_294_967_295 }),
  partition: fc.integer({ min: 0, max: 4_294_967_295 }),
  offset: fc.maxSafeNat(),
  backwards: fc.boolean(),
  now: fc.maxSafeNat(),
});
const here: Cursor = { at: 1456708560000, epoch: 1, partition: 3, offset: 1184, backwards: false, now: 1456708570000 };
const question = ['listEvents', 'tenant', ['ticket.*']];
const refusal = expect.objectContaining({
  kind: 'invalid-parameter',
  faults: [expect.objectContaining({ parameter: 'cursor' })],
});
const attempt = (cursor: string, about: unknown) => {
  try {
    return openCursor(cursor, about);
  } catch (error) {
    return error;
  }
};

describe('cursor', () => {
  it('refuses content that no place has, even when it is sealed', () => {
    for (const content of [[1, 1, 1, 1], [1.5, 1, 1, 1, 0, 1], [-1, 1, 1, 1, 0, 1], [1, 1, 1, 1, 2, 1], 'x', null]) {
      expect(attempt(seal(content, question), question)).toEqual(refusal);
    }
  });

  it('opens to the place it was sealed with', () => {
    fc.assert(
      fc.property(place, fc.jsonValue(), (sealed, about) => {
        expect(openCursor(sealCursor(sealed, about), about)).toEqual(sealed);
      }),
    );
  });

  it('has only characters that need no escaping in an address', () => {
    fc.assert(
      fc.property(place, (sealed) => {
        expect(sealCursor(sealed, question)).toMatch(/^[A-Za-z0-9_-]+$/);
      }),
    );
  });

  it('does not open for another question', () => {
    const cursor = sealCursor(here, question);
    for (const other of [['listEvents', 'other', ['ticket.*']], ['listEvents', 'tenant', []], undefined, null]) {
      expect(attempt(cursor, other)).toEqual(refusal);
    }
  });

  it('does not open once any number in it was changed', () => {
    const numbers = [1456708560000, 1, 3, 1184, 0, 1456708570000];
    const [content, digest] = JSON.parse(Buffer.from(sealCursor(here, question), 'base64url').toString()) as [
      number[],
      string,
    ];
    expect(content).toEqual(numbers);
    numbers.forEach((number, index) => {
      const changed = JSON.stringify([content.with(index, number + 1), digest]);
      expect(attempt(Buffer.from(changed).toString('base64url'), question)).toEqual(refusal);
    });
  });

  it('refuses everything else, whatever it is', () => {
    const encode = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
    const texts = [
      '',
      'x',
      '{}',
      '[]',
      encode({}),
      encode([[1, 1, 1, 1, 0, 1]]),
      encode([[1, 1, 1, 1, 0, 1], 'x']),
      encode([[1, 1, 1, 1, 0, 1], 1]),
      encode(null),
    ];
    for (const text of texts) {
      expect(attempt(text, question)).toEqual(refusal);
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(attempt(text, question)).toEqual(refusal);
      }),
    );
  });
});

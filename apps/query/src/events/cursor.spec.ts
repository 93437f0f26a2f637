import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openCursor, type Place, sealCursor } from './cursor.js';

const place = fc.record<Place>({
  occurredAt: fc.integer({ min: 0, max: 7_258_118_400_000 }),
  epoch: fc.integer({ min: 0, max: 4_294_967_295 }),
  partition: fc.integer({ min: 0, max: 4_294_967_295 }),
  offset: fc.maxSafeNat(),
});
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
    const cursor = sealCursor({ occurredAt: 1, epoch: 1, partition: 1, offset: 1 }, question);
    for (const other of [['listEvents', 'other', ['ticket.*']], ['listEvents', 'tenant', []], undefined, null]) {
      expect(attempt(cursor, other)).toEqual(refusal);
    }
  });

  it('does not open once any number in it was changed', () => {
    const numbers = [1456708560000, 1, 3, 1184];
    const cursor = sealCursor({ occurredAt: 1456708560000, epoch: 1, partition: 3, offset: 1184 }, question);
    const content = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    expect(content.slice(0, 4)).toEqual(numbers);
    numbers.forEach((number, index) => {
      const changed = content.with(index, number + 1);
      expect(attempt(Buffer.from(JSON.stringify(changed)).toString('base64url'), question)).toEqual(refusal);
    });
  });

  it('refuses everything else, whatever it is', () => {
    const seal = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
    const texts = [
      '',
      'x',
      '{}',
      '[]',
      seal({}),
      seal([1, 1, 1, 1]),
      seal([1, 1, 1, 1, 'x']),
      seal([1.5, 1, 1, 1, 'x']),
    ];
    for (const text of [...texts, seal([-1, 1, 1, 1, 'x']), seal(['1', 1, 1, 1, 'x']), seal(null)]) {
      expect(attempt(text, question)).toEqual(refusal);
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(attempt(text, question)).toEqual(refusal);
      }),
    );
  });
});

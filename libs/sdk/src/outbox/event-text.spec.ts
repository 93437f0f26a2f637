import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromEventText, toEventText } from './event-text.js';

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.double({ noNaN: false }).filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'toJSON', '$bytes', '$number', '$entries'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
}));

describe('the text of an event', () => {
  it('gives back what was written, whatever it was', () => {
    fc.assert(
      fc.property(value, (written) => {
        expect(fromEventText(toEventText(written))).toEqual(written);
      }),
    );
  });

  it('has no half characters, which Avro writes as bytes that are no UTF-8', () => {
    expect(fromEventText(toEventText({ text: 'a\ud800b' }))).toEqual({ text: 'a\ufffdb' });
  });
});

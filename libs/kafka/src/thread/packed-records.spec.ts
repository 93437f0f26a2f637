import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type OutgoingRecord } from '../records.js';
import { packRecords, unpackRecords } from './packed-records.js';

const bytes = fc.uint8Array({ maxLength: 40 }).map((some) => Buffer.from(some));
const record: fc.Arbitrary<OutgoingRecord> = fc
  .record({
    key: fc.oneof(fc.constant(null), fc.string({ unit: 'grapheme' }), bytes),
    value: fc.oneof(fc.constant(null), bytes),
    headers: fc.option(fc.dictionary(fc.string(), fc.string()), { nil: undefined }),
  })
  .map(({ headers, ...rest }) => (headers ? { ...rest, headers } : rest));

it('brings records over as they are; a key is bytes then', () => {
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const asBytes = records.map((one) => (typeof one.key === 'string' ? { ...one, key: Buffer.from(one.key) } : one));
      expect(unpackRecords(packRecords(records))).toEqual(asBytes);
    }),
  );
});

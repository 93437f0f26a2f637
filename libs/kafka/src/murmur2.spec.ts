import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import kafkajs, { type PartitionMetadata } from 'kafkajs';
import { partitionOfKey } from './murmur2.js';

const metadata = (count: number): PartitionMetadata[] =>
  Array.from({ length: count }, (_, partitionId) => ({
    partitionId,
    leader: 1,
    partitionErrorCode: 0,
    replicas: [1],
    isr: [1],
  }));

describe('partitionOfKey', () => {
  it('chooses what the driver would choose, for texts and for bytes', () => {
    const reference = kafkajs.Partitioners.DefaultPartitioner();
    const text = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }));
    const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
    fc.assert(
      fc.property(fc.oneof(text, bytes), fc.integer({ min: 1, max: 500 }), (key, count) => {
        const message = { key, value: null };
        const expected = reference({ topic: 't', partitionMetadata: metadata(count), message });
        expect(partitionOfKey(key, count)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('never changes: it decides where the events of a ticket are', () => {
    // As computed by org.apache.kafka.common.utils.Utils.murmur2, from the tests of Kafka itself.
    const known: [string, number][] = [
      ['21', -973932308],
      ['foobar', -790332482],
      ['a-little-bit-long-string', -985981536],
      ['a-little-bit-longer-string', -1486304829],
      ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ];
    for (const [key, hash] of known) expect(partitionOfKey(key, 2 ** 31)).toBe(hash & 0x7fff_ffff);
  });
});

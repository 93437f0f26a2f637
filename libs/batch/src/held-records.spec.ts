import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AFTER_RECORD } from '@docket/avro';
import { type IncomingRecord } from '@docket/kafka';
import { HeldRecords } from './held-records.js';

const bytes = fc.uint8Array({ maxLength: 3_000 }).map((array) => Buffer.from(array));
const headerValue = fc.oneof(bytes, fc.constant(undefined), fc.array(bytes, { minLength: 2, maxLength: 3 }));
const headerName = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('valueOf', '__proto__', 'constructor'));
const headers = fc.dictionary(headerName, headerValue, { maxKeys: 3 });
const anyRecord: fc.Arbitrary<Omit<IncomingRecord, 'offset'>> = fc.record({
  timestamp: fc.nat().map(String),
  key: fc.option(bytes),
  value: fc.option(bytes),
  headers,
});
/** Records to take in, then how many of the oldest to forget. */
const script = fc.array(fc.record({ add: fc.array(anyRecord, { maxLength: 20 }), forget: fc.nat(25) }));

describe('HeldRecords', () => {
  it('gives back what was taken in, in order, whatever was forgotten meanwhile', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const held = new HeldRecords();
        let expected: IncomingRecord[] = [];
        let next = 0;
        for (const { add, forget } of steps) {
          for (const one of add) {
            const record = { ...one, offset: String((next += 2)) };
            expected.push(record);
            held.add(next, record);
          }
          const count = Math.min(forget, held.count);
          held.forget(count);
          expected = expected.slice(count);
          expect(held.count).toBe(expected.length);
          for (const [index, record] of expected.entries()) expectSame(held, index, record);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('finds how many records fit in some memory, and how many reach up to an offset', () => {
    const held = new HeldRecords();
    for (let offset = 0; offset < 100; offset += 2) held.add(offset, record(Buffer.alloc(offset)));
    held.forget(10);
    for (const rows of [0, 1, 7, 1_000]) {
      for (const limit of [0, 100, 1_000, 1_000_000]) {
        const count = held.countWithin(limit, rows);
        expect(count).toBeLessThanOrEqual(rows);
        expect(held.bytesOf(count)).toBeLessThanOrEqual(limit);
        if (count < Math.min(rows, held.count)) expect(held.bytesOf(count + 1)).toBeGreaterThan(limit);
      }
    }
    expect([19, 20, 21, 22, 98, 1_000].map((last) => held.countThrough(last))).toEqual([0, 1, 1, 2, 40, 40]);
  });

  it('knows a redelivery by its mark', () => {
    const held = new HeldRecords();
    held.add(0, record(Buffer.alloc(1)));
    held.add(1, { ...record(Buffer.alloc(1)), headers: { 'docket-redelivery': Buffer.from('1') } });
    expect([held.isRedelivery(0), held.isRedelivery(1)]).toEqual([false, true]);
  });

  it('gives its memory back when there is little left in it', () => {
    const held = new HeldRecords();
    for (let offset = 0; offset < 5_000; offset += 1) held.add(offset, record(Buffer.alloc(2_000)));
    expect(held.memory.bytes.length).toBeGreaterThan(10_000_000);
    held.forget(4_999);
    expect(held.memory.bytes.length).toBeLessThan(1_000_000);
    expect(held.bytes).toBeLessThan(3_000);
    expect(held.record(0).value).toEqual(Buffer.alloc(2_000));
  });
});

function record(value: Buffer): IncomingRecord {
  return { offset: '0', timestamp: '0', key: null, value };
}

function expectSame(held: HeldRecords, index: number, record: IncomingRecord): void {
  expect(held.record(index)).toEqual(record);
  const start = held.start(index);
  const end = held.end(index);
  expect(held.isTombstone(index)).toBe(record.value === null);
  const { bytes: memory, view } = held.memory;
  expect(memory.subarray(start, end)).toEqual(record.value ?? Buffer.alloc(0));
  expect(view.getUint8(end)).toBe(AFTER_RECORD);
  const stretch = held.stretch(index, index);
  expect(stretch.readBigUInt64BE(0)).toBe(BigInt(record.offset));
  expect(stretch.readUInt32BE(8)).toBe(end - start);
  expect(stretch.subarray(12)).toEqual(Buffer.concat([record.value ?? Buffer.alloc(0), Buffer.of(AFTER_RECORD)]));
}

import { HeldRecords, type RecordSpan } from '@docket/batch';
import { describe, expect, it } from '@jest/globals';
import { type IncomingRecord } from '@docket/kafka';
import { producersOf } from './producers.js';

const hex = (number: number, length: number) => number.toString(16).padStart(length, '0');

function record(offset: number, traceparent?: string | Buffer): IncomingRecord {
  const headers = traceparent === undefined ? {} : { headers: { traceparent } };
  return { offset: String(offset), timestamp: '0', key: Buffer.from('k'), value: null, ...headers };
}

function span(records: readonly IncomingRecord[]): RecordSpan {
  const held = new HeldRecords();
  for (const one of records) held.add(Number(one.offset), one);
  return held.span(records.length);
}

const sent = (trace: number, span: number, flags = '01') => `00-${hex(trace, 32)}-${hex(span, 16)}-${flags}`;

describe('producersOf', () => {
  it('links to one span per trace, and says which record it is of', () => {
    const records = [record(5), record(6, Buffer.from(sent(1, 1))), record(7, sent(1, 2)), record(8, sent(2, 3))];
    expect(producersOf(span(records))).toMatchObject([
      {
        context: { traceId: hex(1, 32), spanId: hex(1, 16), isRemote: true },
        attributes: { 'messaging.kafka.offset': 6 },
      },
      { context: { traceId: hex(2, 32), spanId: hex(3, 16) }, attributes: { 'messaging.kafka.offset': 8 } },
    ]);
  });

  it.each(['', 'nonsense', sent(0, 1), sent(1, 0), sent(1, 1, '00'), `${sent(1, 1)},${sent(2, 2)}`])(
    'passes over %p, which is no context of a recorded trace',
    (traceparent) => {
      expect(producersOf(span([record(0, traceparent), record(1, sent(9, 9))]))).toHaveLength(1);
    },
  );

  it('gives 32 links at most, and reads the headers of 1,000 records at most for them', () => {
    const many = Array.from({ length: 100 }, (_, index) => record(index, sent(index + 1, 1)));
    expect(producersOf(span(many))).toHaveLength(32);
    const same = Array.from({ length: 1_000 }, (_, index) => record(index, sent(1, 1)));
    expect(producersOf(span([...same, record(1_000, sent(2, 2))]))).toHaveLength(1);
  });
});

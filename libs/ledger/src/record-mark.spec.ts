import { describe, expect, it } from '@jest/globals';
import { isSameRecord, recordMark } from './record-mark.js';

const record = { offset: '41', timestamp: '1700000000000', key: Buffer.from('t1/T-1'), value: Buffer.from([0, 1, 2]) };

describe('recordMark', () => {
  it('differs as soon as anything of the record does', () => {
    const others = [
      record,
      { ...record, offset: '42' },
      { ...record, timestamp: '1700000000001' },
      { ...record, key: null },
      { ...record, key: Buffer.alloc(0) },
      { ...record, value: null },
      { ...record, value: Buffer.alloc(0) },
      { ...record, value: Buffer.from([0, 1, 3]) },
      // The same bytes in a row, divided otherwise.
      { ...record, key: Buffer.from('t1/T-'), value: Buffer.from([0x31, 0, 1, 2]) },
    ];
    const marks = others.map(recordMark);
    expect(new Set(marks).size).toBe(others.length);
    for (const mark of marks) expect(mark).toMatch(/^[0-9a-f]{32}$/);
  });

  it('stays what it was: it is compared with what earlier versions wrote down', () => {
    expect(recordMark(record)).toBe('a1315bfba983909a1fac619d989afde2');
  });
});

describe('isSameRecord', () => {
  it('goes by the mark, and takes no record for another one', () => {
    const known = { offset: 41, mark: recordMark(record) };
    expect(isSameRecord(known, { ...record })).toBe(true);
    expect(isSameRecord(known, { ...record, value: Buffer.from('x') })).toBe(false);
    expect(isSameRecord(known, undefined)).toBe(false);
  });
});

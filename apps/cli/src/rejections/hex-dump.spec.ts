import { describe, expect, it } from '@jest/globals';
import { hexDump, textOrHex } from './hex-dump.js';

describe('hexDump', () => {
  it('shows bytes and letters, sixteen to a line', () => {
    expect(hexDump(Buffer.from('\u0000Ticket T-1 was opened'))).toEqual([
      '000000  00 54 69 63 6b 65 74 20 54 2d 31 20 77 61 73 20  .Ticket T-1 was ',
      '000010  6f 70 65 6e 65 64                                opened',
    ]);
    expect(hexDump(Buffer.alloc(0))).toEqual([]);
  });
});

describe('textOrHex', () => {
  it('shows text as text and everything else as hex', () => {
    expect(textOrHex(Buffer.from('t1/Ä'))).toBe('t1/Ä');
    expect(textOrHex(Buffer.from([0xff, 0x00]))).toBe('0xff00');
  });
});

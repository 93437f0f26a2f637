import { describe, expect, it } from '@jest/globals';
import { encodeWire, readSchemaId } from './wire.js';

describe('wire format', () => {
  it('puts a zero byte and a big-endian id in front of the body', () => {
    expect(encodeWire(258, Buffer.from('ab')).toString('hex')).toBe('00000001026162');
  });

  it('reads ids as unsigned', () => {
    expect(readSchemaId(encodeWire(0xffffffff, Buffer.alloc(0)))).toBe(0xffffffff);
  });

  it('knows what is not this format', () => {
    expect(readSchemaId(Buffer.from('0000000001', 'hex').subarray(0, 4))).toBeUndefined();
    expect(readSchemaId(Buffer.from('0100000001', 'hex'))).toBeUndefined();
    expect(readSchemaId(Buffer.from('{"a":1}'))).toBeUndefined();
  });
});

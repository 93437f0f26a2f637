import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LIMITS } from '@docket/events';
import { base64Length, writeAscii, writeBase64, writeInteger } from './number-text.js';
import { countCodePoints, isUtf8 } from './utf8.js';
import { uuid } from './uuid.js';

const STRICT = new TextDecoder('utf-8', { fatal: true });

function isText(bytes: Uint8Array): boolean {
  try {
    STRICT.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('isUtf8', () => {
  it('agrees with the standard on every sequence of up to three bytes that can matter, and on longer ones at the edges', () => {
    const edges = [
      0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5,
      0xff,
    ];
    const disagreements: number[][] = [];
    const check = (bytes: number[]) => {
      if (isUtf8(Uint8Array.from(bytes), 0, bytes.length) !== isText(Uint8Array.from(bytes))) disagreements.push(bytes);
    };
    for (let first = 0; first < 256; first++) {
      check([first]);
      for (let second = 0; second < 256; second++) check([first, second]);
      for (const second of edges) for (const third of edges) check([first, second, third]);
    }
    for (const a of edges) for (const b of edges) for (const c of edges) for (const d of edges) check([a, b, c, d]);
    expect(disagreements).toEqual([]);
  });

  it('counts code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = Buffer.from(text);
        expect(countCodePoints(bytes, 0, bytes.length)).toBe(Array.from(text).length);
      }),
    );
  });
});

describe('writeInteger', () => {
  it('prints as JavaScript does', () => {
    const target = new Uint8Array(20);
    const printed = (n: number) => Buffer.from(target.subarray(2, writeInteger(target, 2, n))).toString();
    const numbers = fc.oneof(
      fc.maxSafeInteger(),
      fc.integer(),
      fc.constantFrom(0, 2 ** 32 - 1, 2 ** 32, -(2 ** 53) + 1),
    );
    fc.assert(
      fc.property(numbers, (n) => {
        expect(printed(n)).toBe(String(n));
      }),
    );
    for (let power = 1; power < 2 ** 53; power *= 10)
      for (const n of [power - 1, power, -power]) expect(printed(n)).toBe(String(n === 0 ? 0 : n));
  });

  it('prints text', () => {
    const target = new Uint8Array(5);
    expect(Buffer.from(target.subarray(0, writeAscii(target, 0, '1e+21'))).toString()).toBe('1e+21');
  });
});

describe('writeBase64', () => {
  it('agrees with Buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const target = new Uint8Array(base64Length(bytes.length));
        expect(writeBase64(target, 0, bytes, 0, bytes.length)).toBe(target.length);
        expect(Buffer.from(target).toString()).toBe(Buffer.from(bytes).toString('base64'));
      }),
    );
  });
});

describe('uuid', () => {
  const read = (bytes: Uint8Array, words = new Uint16Array(8)) =>
    uuid(new DataView(bytes.buffer, bytes.byteOffset), 0, words, 0);
  const text = '0190c0de-7abc-7def-89ab-cdef01234567';

  it('takes exactly the hexadecimal digits at every place, and dashes between', () => {
    const disagreements: [number, number][] = [];
    for (let place = 0; place < 36; place++) {
      for (let byte = 0; byte < 256; byte++) {
        const bytes = Uint8Array.from(Buffer.from(text));
        bytes[place] = byte;
        const allowed = text[place] === '-' ? byte === 45 : /[0-9a-fA-F]/.test(String.fromCharCode(byte));
        if (read(bytes) !== allowed) disagreements.push([place, byte]);
      }
    }
    expect(disagreements).toEqual([]);
  });

  it('writes the halves as Native has them', () => {
    const words = new Uint16Array(8);
    expect(read(Uint8Array.from(Buffer.from(text.toUpperCase().replace('CDEF', 'cdef'))), words)).toBe(true);
    expect([...words]).toEqual([0x7def, 0x7abc, 0xc0de, 0x0190, 0x4567, 0x0123, 0xcdef, 0x89ab]);
  });
});

it('has limits that the wire of a column length can hold', () => {
  expect(LIMITS.value).toBeLessThan(2 ** 28);
});

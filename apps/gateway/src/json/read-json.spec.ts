import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonFault, JsonTooLarge } from './json-fault.js';
import { readJson } from './read-json.js';

const LIMITS = { depth: 8, items: 5 };
const read = (text: string): unknown => readJson(text, LIMITS);

describe('JSON', () => {
  it('is read as JSON.parse reads it, when it is taken at all', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        let read: unknown;
        try {
          read = readJson(text, { depth: 8, items: 1_000 });
        } catch (error) {
          // The generator writes numbers of any size.
          expect(String(error)).toMatch(/the number/);
          return;
        }
        expect(read).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['{"a":1,"a":1}', '"a" twice'],
    ['{"x":{"a":1, "b":[{"c":1,"\\u0063" :2}]}}', '"c" twice'],
    ['{"__proto__":1,"__proto__":2}', '"__proto__" twice'],
    ['[{"a":1},{"b":"a\\\\","b":2}]', '"b" twice'],
    ['{"a":9007199254740993}', '9007199254740993'],
    ['{"a":-123456789012345678901234567890}', 'exact up to'],
    ['{"a":1e400}', 'too large'],
    ['{"a":"\\ud800"}', 'half of a character'],
    ['{"\\uDC00":1}', 'half of a character'],
    ['{"a":1', 'is not JSON'],
    ['{"a":NaN}', 'is not JSON'],
    ["{'a':1}", 'is not JSON'],
    ['', 'is not JSON'],
    ['{"a":"tab\tin text"}', 'is not JSON'],
  ])('%s is refused', (text, why) => {
    expect(() => read(text)).toThrow(JsonFault);
    expect(() => read(text)).toThrow(why);
  });

  it.each([
    '{"a":9007199254740991,"b":-9007199254740991,"c":1e3,"d":0.1234567890123456789,"e":1.5e-400}',
    '{"a":"12345678901234567890","b":"{\\"a\\":1,\\"a\\":2}"}',
    '{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}',
    '{"a":"\\ud83d\\ude00 and \\\\ud800"}',
    '{"__proto__":{"a":1}}',
    '"a:b"',
  ])('%s is taken', (text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });

  it('is bounded in depth, in events and in values', () => {
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(read(deep(8))).toBeDefined();
    for (const text of [deep(9), '['.repeat(1_000_000), '{"a":'.repeat(9)])
      expect(() => read(text)).toThrow(JsonTooLarge);
    expect(read('[1,2,3,4,5]')).toHaveLength(5);
    expect(() => read(' [1,2,3,4,5,6]')).toThrow('more than 5 events');
    expect(read('{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6}')).toBeDefined();
    expect(() => read(`{"a":[${'[],'.repeat(150_000)}[]]}`)).toThrow('values');
  });
});

import { describe, expect, it } from '@jest/globals';
import { nativeInsertSql } from './native-insert.js';
import { encodeRows, type InsertRow, MapEntries } from './row-encoding.js';

const encoded = (columns: readonly string[], rows: readonly InsertRow[]) =>
  Buffer.concat([...encodeRows(columns, rows)]);

describe('rows to insert', () => {
  it('become one JSON object per line', () => {
    const rows = [
      { a: 'ř"\\\n', n: 18446744073709551615n, at: new Date(1456708560123), m: { k: 'v' } },
      { a: '', n: 1, at: new Date(0), m: {} },
    ];
    const lines = encoded(['a', 'n', 'at', 'm'], rows).toString('utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { a: 'ř"\\\n', n: '18446744073709551615', at: '2016-02-29T01:16:00.123Z', m: { k: 'v' } },
      { a: '', n: 1, at: '1970-01-01T00:00:00.000Z', m: {} },
    ]);
  });

  it('keep bytes that are not UTF-8', () => {
    const row = { v: Buffer.from([0xff, 0x00, 0x22, 0xc3]) };
    expect(encoded(['v'], [row])).toEqual(Buffer.from('{"v":"\xff\\u0000\\"\xc3"}\n', 'latin1'));
  });

  it('keep keys of a map that repeat, and values that are not UTF-8', () => {
    const row = {
      m: new MapEntries([
        ['ř', 'a'],
        ['ř', Buffer.from([0xff])],
      ]),
    };
    const text = Buffer.concat([Buffer.from('{"m":{"ř":"a","ř":"'), Buffer.from([0xff]), Buffer.from('"}}\n')]);
    expect(encoded(['m'], [row])).toEqual(text);
  });

  it('are encoded in pieces, as they are asked for', () => {
    const rows = Array.from({ length: 10 }, () => ({ v: Buffer.alloc(200_000, 'x') }));
    const pieces = [...encodeRows(['v'], rows)];
    expect(pieces).toHaveLength(5);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(420_000);
  });

  it('must all have the same columns', () => {
    expect(() => encodeRows(['a'], [{ a: 1 }, { b: 1 }])).toThrow('row 1 has no a');
    expect(() => encodeRows(['a'], [{ a: 1 }, { a: 1, b: 1 }])).toThrow('row 1 has other columns than row 0');
  });
});

describe('statement of a native insert', () => {
  it('names its columns, quotes types inside the structure, and carries the condition', () => {
    const columns = [
      { name: 'at', type: "DateTime64(3, 'UTC')" },
      { name: 'm', type: 'Map(String, String)' },
    ];
    expect(nativeInsertSql('t', columns, 'throwIf(1) = 0')).toBe(
      "INSERT INTO `t` (`at`, `m`) SELECT `at`, `m` FROM input('`at` DateTime64(3, \\'UTC\\'), `m` Map(String, String)') WHERE throwIf(1) = 0 FORMAT Native",
    );
  });

  it('refuses a name that would have to be escaped', () => {
    expect(() => nativeInsertSql('t` (x) VALUES', [], undefined)).toThrow('not a usable name');
  });
});

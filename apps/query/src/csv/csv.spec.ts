import { describe, expect, it } from '@jest/globals';
import { toCsv } from './csv.js';

describe('CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '=HYPERLINK("http://x","y")',
    '-2+3,"=x"',
    '\n=1',
    '＝1',
    '＠x',
  ])('makes no formula of %j', (text) => {
    const [, line = ''] = toCsv(['a'], [[text]]).split('\r\n', 2);
    expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('leaves numbers, and text that is none, as they are', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          [-1, 'a-1'],
          [null, undefined],
          [0.5, true],
        ],
      ),
    ).toBe('a,b\r\n-1,a-1\r\n,\r\n0.5,true\r\n');
  });

  it('quotes what would break a line or a cell', () => {
    expect(toCsv(['a,b'], [['say "x"\nand, y']])).toBe('"a,b"\r\n"say ""x""\nand, y"\r\n');
  });
});

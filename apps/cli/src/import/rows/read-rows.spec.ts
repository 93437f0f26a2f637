import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvLine } from './csv-line.js';
import { readRows, type Row } from './read-rows.js';

const plain = { delimiter: ',', quote: '"' };

async function read(text: string | Buffer, format = plain): Promise<{ header: readonly string[]; rows: Row[] }> {
  const { header, rows } = await readRows(Readable.from([Buffer.from(text)]), format);
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return { header, rows: all };
}

describe('readRows', () => {
  it('keeps the line on which each row begins', async () => {
    const { header, rows } = await read('\ufeffa, b\r\n1,2\r\n\r\n"x\r\ny",3\n4,5,6\n7\n');
    expect(header).toEqual(['a', 'b']);
    expect(rows).toEqual([
      { line: 2, values: ['1', '2'] },
      { line: 4, values: ['x\r\ny', '3'] },
      { line: 6, values: ['4', '5', '6'] },
      { line: 7, values: ['7'] },
    ]);
  });

  it('takes quotes inside values as they are', async () => {
    const { rows } = await read('a,b\n1,19" rack\n2,"say ""hi"""\n3,"x"y\n');
    expect(rows.map((row) => row.values[1])).toEqual(['19" rack', 'say "hi"', '"x"y']);
  });

  it('stops at a quote that is never closed and names its line', async () => {
    await expect(read('a,b\n1,2\n3,"open\n4,5\n')).rejects.toThrow(/line 3: a quote is opened/);
    await expect(read(`a,b\n1,2\n3,"open\n${'4,5\n'.repeat(400_000)}`)).rejects.toThrow(/line 3: a quote is opened/);
    expect((await read('a;b\n1;"x\n', { delimiter: ';', quote: '' })).rows).toEqual([{ line: 2, values: ['1', '"x'] }]);
  });

  it('refuses a file without a header', async () => {
    await expect(read('')).rejects.toThrow('the file is empty');
  });

  it('reads back what csvLine writes', async () => {
    const value = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'ü', '😀') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(value, { minLength: 2, maxLength: 4 })), async (records) => {
        const { rows } = await read(`h\n${records.map((record) => csvLine(record)).join('')}`);
        expect(rows.map((row) => row.values)).toEqual(records);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { checkedRows, NotWholeError } from './checked-rows.js';
import { LineCounter, type RowCounter, TrailerCheck } from './row-counters.js';

const csv = () => new LineCounter({ quotes: true });
const lines = () => new LineCounter({ quotes: false });

async function taken(pieces: readonly string[], counter: RowCounter, rows: number): Promise<string> {
  async function* file(): AsyncGenerator<Buffer> {
    for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece));
  }
  const all: Buffer[] = [];
  for await (const bytes of checkedRows(file(), counter, rows)) all.push(bytes);
  return Buffer.concat(all).toString();
}

const WHOLE = 'a,"one\r\n""two"""\r\nb,\r\n';

describe('rows that pass', () => {
  it('are counted, line feeds in quotes apart, wherever the pieces begin', async () => {
    for (let at = 0; at <= WHOLE.length; at += 1) {
      expect(await taken([WHOLE.slice(0, at), WHOLE.slice(at)], csv(), 2)).toBe(WHOLE);
    }
  });

  it.each([
    ['ends in a row', 'a\r\nb', csv(), 2],
    ['ends in quotes', 'a\r\n"b\r\n', csv(), 1],
    ['has a row less', 'a\r\n', csv(), 2],
    ['has a row more', 'a\nb\n', lines(), 1],
    ['has an error behind its rows', 'a\nb\nCode: 241. DB::Exception: Memory limit', lines(), 2],
    ['is not there', '', lines(), 1],
    ['has no trailer', 'PAR1 rows', new TrailerCheck('PAR1'), 1],
    ['has an error behind its trailer', 'PAR1 PAR1__exception__', new TrailerCheck('PAR1'), 1],
  ])('are no file when it %s', async (_, text, counter, rows) => {
    await expect(taken([text], counter, rows)).rejects.toBeInstanceOf(NotWholeError);
  });

  it('may be none', async () => {
    expect(await taken([], csv(), 0)).toBe('');
  });

  it('end in a trailer that may come in pieces', async () => {
    expect(await taken(['PAR1 rows P', 'A', 'R1'], new TrailerCheck('PAR1'), 7)).toBe('PAR1 rows PAR1');
  });
});

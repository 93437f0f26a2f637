import { describe, expect, it } from '@jest/globals';
import { drainRate, watchDrain } from './drain.js';

const watching = (counts: number[], rows: number) =>
  watchDrain({
    rows,
    count: () => Promise.resolve(counts.shift() ?? rows),
    looked: () => undefined,
    explain: () => Promise.resolve(''),
  });

describe('watchDrain', () => {
  it('notes the first rows and the last', async () => {
    const drain = await watching([0, 0, 30, 30, 80, 100], 100);
    expect(drain.firstRows).toBe(30);
    expect(drain.doneAt - drain.firstAt).toBeGreaterThan(100);
  });

  it('fails when there are more rows than events', async () => {
    await expect(watching([0, 50, 101], 100)).rejects.toThrow('101 rows are visible, but there are only 100 events');
  });
});

describe('drainRate', () => {
  it('counts what came after the first look over the time since then', () => {
    expect(drainRate({ firstAt: 1_000, firstRows: 100, doneAt: 3_000 }, 1_100, 0)).toBe(500);
  });

  it('takes the whole time when everything was there at the first look', () => {
    expect(drainRate({ firstAt: 2_000, firstRows: 100, doneAt: 2_000 }, 100, 0)).toBe(50);
  });
});

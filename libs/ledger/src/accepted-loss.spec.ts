import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FateRun } from './fate.js';
import { doneRow, EMPTY_LEDGER, type LedgerRow, ledgerTail } from './ledger.js';
import { lossRows, unwrittenOf } from './accepted-loss.js';

const by = { owner: 'operator', at: 5 };

function intent(first: number, last: number, fates: readonly FateRun[] = []): LedgerRow {
  return { ...doneRow(first, 'o', 1), last, fates, accepted: last - first + 1, digest: 'd' };
}

describe('unwrittenOf', () => {
  it('is what was to be stored or rejected and is in no table', () => {
    const row = intent(10, 15, [
      { offset: 11, count: 2, fate: 'duplicate' },
      { offset: 14, count: 1, fate: 'malformed' },
    ]);
    expect(unwrittenOf(row, new Set([10, 15]))).toEqual([13, 14]);
  });

  it('is nothing when as much is written as was decided, although the log has no record at some offset', () => {
    expect(unwrittenOf({ ...intent(10, 15), accepted: 4, rejected: 1 }, new Set([10, 11, 12, 14, 15]))).toEqual([]);
  });
});

describe('lossRows', () => {
  it('decides about offsets that no row covers', () => {
    const [lost, done, ...more] = lossRows({ next: 20, pending: undefined }, [], 30, by);
    expect(lost).toMatchObject({
      first: 20,
      last: 29,
      fates: [{ offset: 20, count: 10, fate: 'lost' }],
      accepted: 0,
      owner: 'operator',
      at: 5,
    });
    expect(lost?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(done).toEqual(doneRow(30, 'operator', 5));
    expect(more).toEqual([]);
  });

  it('closes a pending batch and names what of it is lost', () => {
    const tail = { next: 20, pending: intent(10, 19) };
    expect(lossRows(tail, [12, 13, 15], 14, by)).toEqual([
      {
        ...doneRow(20, 'operator', 5),
        fates: [
          { offset: 12, count: 2, fate: 'lost' },
          { offset: 15, count: 1, fate: 'lost' },
        ],
      },
    ]);
  });

  it('counts more offsets than one run can', () => {
    const [lost] = lossRows({ next: 0, pending: undefined }, [], 2 ** 33, by);
    expect(lost?.fates.map(({ offset, count }) => [offset, count])).toEqual([
      [0, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [2 * 0xffffffff, 2],
    ]);
  });

  it('leaves a ledger without a hole or a contradiction, at the right offset, with nothing pending', () => {
    const scene = fc.record({
      batches: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 5 }),
      closed: fc.boolean(),
      beyond: fc.integer({ min: 0, max: 9 }),
      written: fc.array(fc.nat({ max: 30 })),
    });
    fc.assert(
      fc.property(scene, ({ batches, closed, beyond, written }) => {
        const ledger: LedgerRow[] = [];
        let end = 0;
        for (const size of batches) ledger.push(intent(end, (end += size) - 1));
        if (closed || ledger.length === 0) ledger.push(doneRow(end, 'o', 1));
        const tail = ledgerTail(ledger) ?? EMPTY_LEDGER;
        const unwritten = tail.pending ? unwrittenOf(tail.pending, new Set(written)) : [];
        const after = [...ledger, ...lossRows(tail, unwritten, end + beyond, by)];
        expect(ledgerTail(after)).toEqual({ next: end + beyond, pending: undefined });
        const decided = after.filter((row) => row.last >= row.first).sort((a, b) => a.first - b.first);
        decided.reduce((next, row) => {
          expect(row.first).toBe(next);
          return row.last + 1;
        }, 0);
        const lost = after.flatMap(({ fates }) => fates).reduce((sum, { count }) => sum + count, 0);
        expect(lost).toBe(unwritten.length + beyond);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { type FateRun, type LedgerRow } from '@docket/ledger';
import { closedOf } from './closed-batches.js';
import { decidedRange } from './decided-range.js';
import { nextRange } from './next-range.js';

const DAY = Date.parse('2026-03-01T00:00:00Z');
const HOUR = 3_600_000;

function batch(first: number, last: number, more: Partial<LedgerRow> = {}): LedgerRow {
  const counted = { accepted: Math.max(0, last - first + 1), rejected: 0, duplicates: 0 };
  return { first, last, fates: [], ...counted, digest: '', lastRecord: `m${last}`, owner: 'o', at: DAY, ...more };
}

const done = (next: number, fates: readonly FateRun[] = []): LedgerRow => batch(next, next - 1, { fates });

const run = (offset: number, count: number, fate: FateRun['fate']): FateRun => ({ offset, count, fate });

describe('the batches that are closed', () => {
  it('are those behind which a row begins, whichever it is', () => {
    const rows = [batch(0, 9), batch(10, 19), done(20), batch(20, 29)];
    expect(closedOf(rows, 0).rows.map(({ last }) => last)).toEqual([9, 19]);
    expect(closedOf([...rows, done(30)], 0).rows).toHaveLength(3);
  });

  it('begin with the one that decides about the offset', () => {
    const rows = [batch(10, 19), batch(20, 29), done(30)];
    expect(closedOf(rows, 15).rows.map(({ first }) => first)).toEqual([10, 20]);
    expect(closedOf(rows, 20).rows.map(({ first }) => first)).toEqual([20]);
    expect(closedOf(rows, 30).rows).toEqual([]);
  });

  it('must neither overlap nor leave offsets out', () => {
    expect(() => closedOf([batch(0, 9), batch(9, 19), done(20)], 0)).toThrow('decide twice about offset 9');
    expect(() => closedOf([batch(0, 9), batch(11, 19), done(20)], 0)).toThrow('nothing about offsets 10 to 10');
    expect(() => closedOf([batch(5, 9), done(10)], 0)).toThrow('nothing about offsets 0 to 4');
  });
});

describe('a range', () => {
  it('ends with its day, and before what may not be archived yet', () => {
    const rows = [batch(0, 9), batch(10, 19, { at: DAY + 23 * HOUR }), batch(20, 29, { at: DAY + 24 * HOUR })];
    const batches = { rows, losses: [] };
    const bounds = { records: 1_000, before: Infinity };
    expect(nextRange(batches, 0, bounds)).toMatchObject({ first: 0, last: 19, day: '2026-03-01', lastRecord: 'm19' });
    expect(nextRange(batches, 0, { ...bounds, before: DAY + HOUR })).toMatchObject({ last: 9 });
    expect(nextRange(batches, 0, { ...bounds, before: DAY })).toBeUndefined();
    expect(nextRange({ rows: [], losses: [] }, 0, bounds)).toBeUndefined();
  });

  it('has no more offsets than it should, unless one batch has', () => {
    const rows = [batch(0, 9), batch(10, 19), batch(20, 29)];
    const last = (from: number, records: number) =>
      nextRange({ rows: rows.filter((row) => row.last >= from), losses: [] }, from, { records, before: Infinity })
        ?.last;
    expect([last(0, 30), last(0, 29), last(0, 20), last(0, 5), last(5, 15)]).toEqual([29, 19, 19, 9, 19]);
  });

  it('joins fates across batches, and cuts off what is before it', () => {
    const rows = [
      batch(0, 9, { fates: [run(2, 2, 'malformed'), run(8, 2, 'duplicate')], accepted: 6 }),
      batch(10, 19, { fates: [run(10, 3, 'duplicate'), run(13, 1, 'contract')], accepted: 6 }),
    ];
    expect(decidedRange(rows, [], 3)).toMatchObject({
      fates: [run(3, 1, 'malformed'), run(8, 5, 'duplicate'), run(13, 1, 'contract')],
      stored: { from: 0, count: 12 },
      rejected: 2,
      duplicates: 5,
      lost: 0,
    });
  });

  it('lets what was lost stand above what was decided, and counts what is left of that batch', () => {
    const fates = [run(2, 2, 'malformed'), run(6, 1, 'duplicate')];
    const rows = [batch(0, 9, { fates, accepted: 6 }), batch(10, 19)];
    // Of the batch a rejection and an event were not written; offset 9 never had a record.
    const losses = [run(3, 2, 'lost'), run(9, 1, 'lost')];
    expect(decidedRange(rows, losses, 0)).toMatchObject({
      fates: [run(2, 1, 'malformed'), run(3, 2, 'lost'), run(6, 1, 'duplicate'), run(9, 1, 'lost')],
      stored: { from: 0, count: 5 + 10 },
      rejected: 1,
      duplicates: 1,
      lost: 3,
    });
  });

  it('counts as stored what the ledger counted, where the log has offsets without records', () => {
    expect(decidedRange([batch(0, 9, { accepted: 8 })], [], 0)).toMatchObject({ stored: { from: 0, count: 8 } });
  });
});

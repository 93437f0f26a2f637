import { describe, expect, it } from '@jest/globals';
import { doneRow, eventsToken, LedgerConflictError, type LedgerRow, ledgerTail, ledgerToken } from './ledger.js';

function intent(first: number, last: number, more: Partial<LedgerRow> = {}): LedgerRow {
  return { ...doneRow(first, 'owner', 1_000), last, accepted: last - first + 1, digest: `d${first}`, ...more };
}

describe('ledgerTail', () => {
  it('knows nothing of an empty ledger', () => {
    expect(ledgerTail([])).toBeUndefined();
  });

  it('finds the last intent pending until a row begins right after it', () => {
    expect(ledgerTail([intent(0, 4), intent(5, 9)])).toEqual({ next: 10, pending: intent(5, 9) });
    expect(ledgerTail([intent(0, 4), intent(5, 9), doneRow(10, 'o', 1)])).toEqual({ next: 10, pending: undefined });
  });

  it('goes by offsets, never by the order or the time rows arrived in', () => {
    const rows = [doneRow(10, 'o', 1), intent(5, 9, { at: 99 }), intent(0, 4, { at: 500 })];
    expect(ledgerTail(rows)?.pending).toBeUndefined();
    expect(ledgerTail([intent(10, 12), doneRow(10, 'o', 1), intent(5, 9)])).toEqual({
      next: 13,
      pending: intent(10, 12),
    });
  });

  it('takes a retried row for one', () => {
    expect(ledgerTail([intent(5, 9), intent(5, 9)])).toEqual({ next: 10, pending: intent(5, 9) });
  });

  it('refuses rows that decide about the same offsets', () => {
    expect(() => ledgerTail([intent(5, 9), intent(5, 9, { digest: 'other' })])).toThrow(LedgerConflictError);
    expect(() => ledgerTail([intent(5, 9), intent(8, 12)])).toThrow(/5-9 and 8-12/);
  });

  it('knows the last record for as long as it is the one before the next', () => {
    const last = { offset: 9, mark: 'm9' };
    const rows = [intent(0, 4, { lastRecord: 'm4' }), intent(5, 9, { lastRecord: 'm9' })];
    expect(ledgerTail(rows)?.lastRecord).toEqual(last);
    expect(ledgerTail([...rows, doneRow(10, 'o', 1)])?.lastRecord).toEqual(last);
    // What lies between was accepted as lost.
    expect(ledgerTail([...rows, doneRow(15, 'o', 1)])?.lastRecord).toBeUndefined();
    expect(ledgerTail([...rows, intent(10, 14)])?.lastRecord).toBeUndefined();
  });

  it('starts from a row that only closes', () => {
    expect(ledgerTail([doneRow(7, 'o', 1)])).toEqual({ next: 7, pending: undefined });
  });
});

describe('tokens', () => {
  const place = { topic: 't', epoch: 2, partition: 3 };

  it('of events name what was decided, whoever decides and whenever', () => {
    expect(eventsToken(place, intent(5, 9))).toBe('t/2/3/5-9/d5');
    expect(eventsToken(place, intent(5, 9, { owner: 'x', at: 5 }))).toBe('t/2/3/5-9/d5');
  });

  it('of ledger rows differ when anything in them does', () => {
    const tokens = [
      intent(5, 9),
      intent(5, 9, { owner: 'x' }),
      intent(5, 9, { at: 5 }),
      intent(5, 9, { digest: 'y' }),
      intent(5, 9, { lastRecord: 'z' }),
    ];
    expect(new Set(tokens.map((row) => ledgerToken(place, row))).size).toBe(5);
  });
});

import {
  isSameRecord,
  type KnownRecord,
  LedgerConflictError,
  type LedgerRow,
  ledgerTail,
  type LogRange,
} from '@docket/ledger';
import { type LedgerAccess } from './with-ledger.js';

/** The end of a partition's ledger, and what the topic holds. */
export interface LedgerEnd {
  readonly partition: number;
  readonly rows: readonly LedgerRow[];
  readonly range: LogRange | undefined;
}

/**
 * Compares the last record that was ingested of each partition with the one the topic has at its offset, and gives
 * those that differ, by partition: there the topic was made anew. Records that the topic no longer has tell nothing.
 */
export async function foreignRecords(
  records: LedgerAccess['records'],
  ends: readonly LedgerEnd[],
): Promise<ReadonlyMap<number, KnownRecord>> {
  const known = new Map<number, KnownRecord>();
  for (const { partition, rows, range } of ends) {
    const last = lastRecordOf(rows);
    if (last && range && range.low <= last.offset && last.offset < range.high) known.set(partition, last);
  }
  const found = await records(new Map([...known].map(([partition, { offset }]) => [partition, offset])));
  return new Map([...known].filter(([partition, last]) => !isSameRecord(last, found.get(partition))));
}

/** A ledger that contradicts itself is told of elsewhere. */
function lastRecordOf(rows: readonly LedgerRow[]): KnownRecord | undefined {
  try {
    return ledgerTail(rows)?.lastRecord;
  } catch (error) {
    if (error instanceof LedgerConflictError) return undefined;
    throw error;
  }
}

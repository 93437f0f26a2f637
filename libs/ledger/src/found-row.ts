import { rowType } from '@docket/clickhouse';
import { z } from 'zod';
import { type Unstored } from './fate.js';
import { type LedgerRow } from './ledger.js';

/** Columns of a row of the ledger, as {@link foundRow} takes them. */
export const ROW_COLUMNS =
  'first, last, fates, accepted, rejected, duplicates, digest, last_record, owner, toUnixTimestamp64Milli(at) AS at_ms';

/** A row of the ledger as ClickHouse gives it. */
export const foundRow = z.object({
  first: rowType.int64,
  last: rowType.int64,
  fates: z.array(z.object({ offset: rowType.int64, count: rowType.int, fate: z.string() })),
  accepted: rowType.int,
  rejected: rowType.int,
  duplicates: rowType.int,
  digest: z.string(),
  last_record: z.string(),
  owner: z.string(),
  at_ms: rowType.int64,
});

/** The row of the ledger that was found. */
export function ledgerRowOf({
  at_ms: at,
  last_record: lastRecord,
  fates,
  ...row
}: z.infer<typeof foundRow>): LedgerRow {
  return { ...row, at, lastRecord, fates: fates.map((run) => ({ ...run, fate: run.fate as Unstored })) };
}

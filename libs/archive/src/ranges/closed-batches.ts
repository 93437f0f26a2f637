import { defineQuery, type ClickHouseReader, rowType } from '@docket/clickhouse';
import {
  type FateRun,
  foundRow,
  LedgerConflictError,
  type LedgerRow,
  ledgerRowOf,
  type PartitionPlace,
  ROW_COLUMNS,
} from '@docket/ledger';
import { z } from 'zod';

/** Rows of the ledger that are read at a time. */
const ROWS = 10_000;

const AT_PLACE = 'topic = {topic:String} AND epoch = {epoch:UInt32} AND partition = {partition:UInt32}';
const place = { topic: z.string(), epoch: z.int(), partition: z.int() };

/** Rows from the batch on that decides about an offset. Retried rows are identical and count as one. */
const rowsFromQuery = defineQuery({
  name: 'archive.ledger_rows',
  sql:
    `SELECT DISTINCT ${ROW_COLUMNS} FROM ingest_ledger WHERE ${AT_PLACE} AND first >= ` +
    `ifNull((SELECT first FROM ingest_ledger WHERE ${AT_PLACE} AND first <= {from:UInt64} ORDER BY first DESC LIMIT 1), 0) ` +
    'ORDER BY first, last LIMIT {rows:UInt32}',
  params: z.object({ ...place, from: z.int(), rows: z.int() }),
  row: foundRow,
  limits: { executionSeconds: 120 },
});

/** Places that anything was decided about. */
const placesQuery = defineQuery({
  name: 'archive.places',
  sql: 'SELECT DISTINCT epoch, partition FROM ingest_ledger WHERE topic = {topic:String} ORDER BY epoch, partition',
  params: z.object({ topic: z.string() }),
  row: z.object({ epoch: rowType.int, partition: rowType.int }),
  limits: { executionSeconds: 120 },
});

/** The mark of the last record of a batch that ends at an offset; no row when none ends there. */
const markQuery = defineQuery({
  name: 'archive.mark',
  sql:
    `SELECT last_record FROM ingest_ledger WHERE ${AT_PLACE} AND first <= {last:UInt64} AND last = {last:UInt64} ` +
    'ORDER BY first DESC LIMIT 1',
  params: z.object({ ...place, last: z.int() }),
  row: z.object({ last_record: z.string() }),
});

/** Batches that are written, and what of them was lost afterwards. */
export interface ClosedBatches {
  /** Ascending, without holes; the first one decides about the offset that was asked for. */
  readonly rows: readonly LedgerRow[];
  readonly losses: readonly FateRun[];
}

/** The partitions, of all epochs of a topic, of which anything was decided. */
export async function decidedPlaces(reader: ClickHouseReader, topic: string): Promise<PartitionPlace[]> {
  return (await reader.query(placesQuery, { topic })).map((found) => ({ topic, ...found }));
}

/** The mark of the record at an offset, if a batch ends there; '' when the ledger does not know it. */
export async function markAt(reader: ClickHouseReader, at: PartitionPlace, last: number): Promise<string> {
  return (await reader.query(markQuery, { ...at, last }))[0]?.last_record ?? '';
}

/** The next batches from an offset on that are in all tables, as many as are read at a time. @throws {LedgerConflictError} */
export async function closedBatches(
  reader: ClickHouseReader,
  at: PartitionPlace,
  from: number,
): Promise<ClosedBatches> {
  const found = await reader.query(rowsFromQuery, { ...at, from, rows: ROWS });
  return closedOf(found.map(ledgerRowOf), from);
}

/**
 * The batches that are closed, which only a row that begins behind one tells.
 * @param rows of the ledger, by first and last, from the batch on that decides about `from`
 * @throws {LedgerConflictError} when they overlap or leave offsets out
 */
export function closedOf(rows: readonly LedgerRow[], from: number): ClosedBatches {
  const begins = new Set(rows.map(({ first }) => first));
  const batches = rows.filter(({ first, last }) => last >= first && last >= from);
  let next: number | undefined;
  for (const { first, last } of batches) {
    if (first !== (next ?? Math.min(first, from))) {
      throw new LedgerConflictError(
        first < (next ?? from)
          ? `ledger rows decide twice about offset ${first}`
          : `the ledger says nothing about offsets ${next ?? from} to ${first - 1}`,
      );
    }
    next = last + 1;
  }
  return {
    rows: batches.filter(({ last }) => begins.has(last + 1)),
    losses: rows.filter(({ first, last }) => last < first).flatMap(({ fates }) => fates),
  };
}

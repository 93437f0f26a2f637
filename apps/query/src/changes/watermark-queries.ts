import { z } from 'zod';
import { defineQuery, type QueryDefinition, rowType } from '@docket/clickhouse';

/** How far the ledger of a partition is, in one incarnation of its topic. */
export interface LedgerEnd {
  readonly epoch: number;
  readonly partition: number;
  /** Offset at which the last row begins. */
  readonly highestFirst: number;
  /** Last offset that anything was decided about. Below `highestFirst` everything that was decided is written. */
  readonly highestLast: number;
}

const row = z
  .object({ epoch: rowType.int, partition: rowType.int, highest_first: rowType.int64, highest_last: rowType.int64 })
  .transform(({ epoch, partition, highest_first: highestFirst, highest_last: highestLast }) => ({
    epoch,
    partition,
    highestFirst,
    highestLast,
  }));

/**
 * Ends of the ledger of all partitions of all epochs, where they may differ from what is known: from the last known row of
 * each on, so that a long ledger is read once.
 */
export function endsQuery(known: readonly LedgerEnd[]): QueryDefinition<Record<string, unknown>, LedgerEnd> {
  const pairs = known.map((_, n) => `({epoch_${n}: UInt32}, {partition_${n}: UInt32})`);
  const behind = known.map(
    (_, n) =>
      `(epoch = {epoch_${n}: UInt32} AND partition = {partition_${n}: UInt32} AND first >= {first_${n}: UInt64})`,
  );
  const where =
    known.length === 0 ? '' : ` AND ((epoch, partition) NOT IN (${pairs.join(', ')}) OR ${behind.join(' OR ')})`;
  return defineQuery({
    name: 'watermarks',
    sql:
      'SELECT epoch, partition, toInt64(max(first)) AS highest_first, max(last) AS highest_last FROM ingest_ledger ' +
      `WHERE topic = {topic: String}${where} GROUP BY epoch, partition`,
    params: z.record(z.string(), z.unknown()),
    row,
    // The first time the whole ledger is read.
    limits: { executionSeconds: 60 },
  });
}

export function endsParams(topic: string, known: readonly LedgerEnd[]): Record<string, unknown> {
  return Object.fromEntries([
    ['topic', topic],
    ...known.flatMap(({ epoch, partition, highestFirst }, n): [string, unknown][] => [
      [`epoch_${n}`, epoch],
      [`partition_${n}`, partition],
      [`first_${n}`, highestFirst],
    ]),
  ]);
}

/** The epoch before which nothing is written any more: it began so long ago that what was under way then has ended. */
export const settledEpochQuery = defineQuery({
  name: 'settled_epoch',
  sql:
    'SELECT max(epoch) AS settled FROM ingest_epoch ' +
    'WHERE topic = {topic: String} AND at < now64(3) - toIntervalSecond({seconds: UInt32})',
  params: z.object({ topic: z.string(), seconds: z.int() }),
  row: z.object({ settled: rowType.int }),
});

import { type ClickHouseWriter, defineQuery, rowType } from '@docket/clickhouse';
import { type TopicAdmin } from '@docket/kafka';
import {
  EMPTY_LEDGER,
  LedgerConflictError,
  type LedgerStore,
  type LedgerTail,
  ledgerTail,
  type LogRange,
  positionOf,
  standingOf,
} from '@docket/ledger';
import { z } from 'zod';

/** How far ingestion is in a partition. */
export interface PartitionProgress {
  readonly epoch: number;
  readonly partition: number;
  /** Offset after the newest record of the topic. */
  readonly high: number;
  /** Everything before this offset is written or rejected. */
  readonly next: number;
  /** Whatever the broker appended before (ms since 1970) is written or rejected; `undefined` when that is not known. */
  readonly completeTo: number | undefined;
}

/** What is looked at. */
export interface ProgressSources {
  readonly topic: string;
  readonly admin: Pick<TopicAdmin, 'ranges'>;
  readonly store: Pick<LedgerStore, 'epoch' | 'tail'>;
  readonly reader: Pick<ClickHouseWriter, 'query'>;
}

/** The brokers stamp records by their clocks, which may be behind ours by so much. */
const CLOCKS_MS = 1_000;
/** How far back the newest written record is looked for: batches of records that were all rejected leave none. */
const LOOK_BACK = 100_000;

/**
 * Where each partition stands. The topic is asked first and the ledger afterwards: when that has all the topic had, everything that
 * was appended before the question is written.
 * @param now ms since 1970
 * @throws {KafkaFailure | ClickHouseError}
 */
export async function lookAtProgress(sources: ProgressSources, now: number): Promise<PartitionProgress[]> {
  const { topic, admin, store } = sources;
  const ranges = await admin.ranges(topic);
  const epoch = await store.epoch(topic);
  const all = ranges.map(async ({ partition, low, high }) => {
    const range = { low: Number(low), high: Number(high) };
    const tail = tailOf(await store.tail({ topic, epoch, partition }));
    // Its ledger contradicts itself: what is certain there is for operators to find out.
    if (tail === undefined) return [];
    const next = positionOf(tail);
    const completeTo = await completeUpTo(sources, { epoch, partition }, tail, range, now);
    return [{ epoch, partition, high: range.high, next, completeTo }];
  });
  return (await Promise.all(all)).flat();
}

function tailOf(rows: Parameters<typeof ledgerTail>[0]): LedgerTail | undefined {
  try {
    return ledgerTail(rows) ?? EMPTY_LEDGER;
  } catch (error) {
    if (error instanceof LedgerConflictError) return undefined;
    throw error;
  }
}

async function completeUpTo(
  { reader }: ProgressSources,
  place: { readonly epoch: number; readonly partition: number },
  tail: LedgerTail,
  range: LogRange,
  now: number,
): Promise<number | undefined> {
  const standing = standingOf(tail, range);
  if (standing.is !== 'sound') return undefined;
  if (standing.behind === 0) return now - CLOCKS_MS;
  const next = positionOf(tail);
  const [found] = await reader.query(newestQuery, { ...place, next, from: Math.max(0, next - LOOK_BACK) });
  return found && found.events > 0 ? found.at : undefined;
}

/** Append times of a partition never go back, so whatever was appended before that of a written record stands before it. */
const newestQuery = defineQuery({
  name: 'newest_written',
  sql:
    'SELECT count() AS events, toUnixTimestamp64Milli(max(appended_at)) AS at FROM audit_events ' +
    'WHERE epoch = {epoch: UInt32} AND kafka_partition = {partition: UInt32} ' +
    'AND kafka_offset >= {from: UInt64} AND kafka_offset < {next: UInt64}',
  params: z.object({ epoch: z.int(), partition: z.int(), from: z.int(), next: z.int() }),
  row: z.object({ events: rowType.int64, at: rowType.int64 }),
});

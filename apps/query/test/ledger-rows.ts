import { type ClickHouseWriter } from '@docket/clickhouse';
import { EVENTS_TOPIC } from '@docket/events';

/** Offsets of a partition that a batch decides about. */
export interface TestBatch {
  readonly partition: number;
  readonly first: number;
  /** `first - 1` closes what is before `first` without deciding about anything. */
  readonly last: number;
  readonly epoch?: number;
}

/** Writes rows of the ledger, as ingestion does before it writes the events of a batch. */
export function decide(writer: ClickHouseWriter, batches: readonly TestBatch[]): Promise<void> {
  const rows = batches.map(({ partition, first, last, epoch = 1 }) => ({
    topic: EVENTS_TOPIC,
    epoch,
    partition,
    first,
    last: BigInt(last),
    fates: [],
    accepted: Math.max(0, last - first + 1),
    rejected: 0,
    duplicates: 0,
    digest: '',
    last_record: '',
    owner: 'test',
    at: new Date(),
  }));
  return writer.insertRows('ingest_ledger', rows);
}

/** Closes what was decided before an offset. */
export function close(writer: ClickHouseWriter, partition: number, next: number, epoch = 1): Promise<void> {
  return decide(writer, [{ partition, first: next, last: next - 1, epoch }]);
}

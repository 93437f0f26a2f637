import { type ClickHouseFiles } from '@docket/clickhouse';
import { type Fence, type LedgerTail, type PartitionPlace } from '@docket/ledger';
import { type ArchiveStorage } from '../storage/archive-storage.js';

/** A partition that is ours until the next one takes it. */
export interface TakenPlace {
  readonly fence: Fence;
  readonly tail: LedgerTail;
}

/** What restoring needs. */
export interface RestoreParts {
  readonly writer: ClickHouseFiles;
  readonly storage: ArchiveStorage;
  readonly topic: string;
  readonly signal: AbortSignal;
  /** Takes a partition as an ingester does: fence, drain, tail, in this order. */
  readonly take: (place: PartitionPlace) => Promise<TakenPlace>;
  /** How long ClickHouse surely remembers the token of a range, less the longest time an insert may take. */
  readonly tokenSeconds: number;
  /** Is told when a range was written in a way that leaves projections unsure. */
  readonly onRepair: () => void;
}

/**
 * Tokens are remembered by number, 100,000 blocks per table, and nothing but the restore should write meanwhile. With this
 * even ingestion of other partitions may go on, at up to a hundred blocks a second.
 */
export const TOKEN_SECONDS = 600;

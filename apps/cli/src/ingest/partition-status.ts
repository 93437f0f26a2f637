import {
  anotherLog,
  EMPTY_LEDGER,
  type Fence,
  type KnownRecord,
  LedgerConflictError,
  type LedgerRow,
  type LedgerStore,
  ledgerTail,
  type LogRange,
  type PartitionPlace,
  positionOf,
  standingOf,
  whyStopped,
} from '@docket/ledger';

/** How ingestion stands in one partition, as ledger, fence and topic tell it at this moment. */
export interface PartitionStatus {
  readonly partition: number;
  readonly epoch: number;
  /** First offset the topic still has, and the offset after its newest record; null when it has no such partition. */
  readonly low: number | null;
  readonly high: number | null;
  /** Offset of the first record that is not surely written; null when the ledger contradicts itself. */
  readonly next: number | null;
  readonly lag: number | null;
  /** When the newest batch was decided, ISO 8601; null when none is known. */
  readonly last_batch_at: string | null;
  /** A batch that was decided, and may not be written whole. */
  readonly pending: { readonly first: number; readonly last: number } | null;
  /** Whose it is. */
  readonly fence: { readonly number: number; readonly owner: string; readonly taken_at: string } | null;
  /** Why it cannot go on; null when it can. */
  readonly stopped: string | null;
}

/** What is read of a partition to tell its status. */
export interface PartitionView {
  readonly place: PartitionPlace;
  /** `undefined` when the topic has no such partition. */
  readonly range: LogRange | undefined;
  readonly rows: readonly LedgerRow[];
  readonly fence: (Fence & { readonly at: number }) | undefined;
}

/** Reads where a partition stands. Nothing is locked: a batch may be written while this is read. */
export async function viewPartition(
  store: Pick<LedgerStore, 'tail' | 'fence'>,
  place: PartitionPlace,
  range: LogRange | undefined,
): Promise<PartitionView> {
  const [rows, fence] = await Promise.all([store.tail(place), store.fence(place)]);
  return { place, range, rows, fence };
}

/** @param foreign the last record that was ingested, when the topic has another one at its offset */
export function partitionStatus(view: PartitionView, foreign: KnownRecord | undefined): PartitionStatus {
  const { place, range, rows, fence } = view;
  return {
    partition: place.partition,
    epoch: place.epoch,
    low: range?.low ?? null,
    high: range?.high ?? null,
    ...standing(view, foreign),
    last_batch_at: lastBatchAt(rows),
    fence: fence ? { number: fence.number, owner: fence.owner, taken_at: new Date(fence.at).toISOString() } : null,
  };
}

type StandingStatus = Pick<PartitionStatus, 'next' | 'lag' | 'pending' | 'stopped'>;

function standing({ place, rows, range }: PartitionView, foreign: KnownRecord | undefined): StandingStatus {
  try {
    const tail = ledgerTail(rows) ?? EMPTY_LEDGER;
    const next = positionOf(tail);
    const { pending } = tail;
    const found = foreign ? anotherLog(foreign, tail.next) : standingOf(tail, range ?? { low: 0, high: 0 });
    return {
      next,
      lag: range ? Math.max(0, range.high - next) : null,
      pending: pending ? { first: pending.first, last: pending.last } : null,
      stopped: whyStopped(place, found) ?? null,
    };
  } catch (error) {
    if (!(error instanceof LedgerConflictError)) throw error;
    return { next: null, lag: null, pending: null, stopped: error.message };
  }
}

function lastBatchAt(rows: readonly LedgerRow[]): string | null {
  const times = rows.filter((row) => row.last >= row.first).map((row) => row.at);
  return times.length > 0 ? new Date(Math.max(...times)).toISOString() : null;
}

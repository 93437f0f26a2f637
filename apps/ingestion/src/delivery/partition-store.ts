import { type FormedBatch } from '@docket/batch';
import { type ViewFailedError } from '@docket/ledger';
import { type LedgerRow } from './ledger.js';
import { type Fence, type PartitionPlace } from './place.js';

export { EpochEndedError, FenceLostError, HeldError, ViewFailedError, WindowPassedError } from '@docket/ledger';

/** Where a stored event lies in the table: its sorting key. */
export interface EventKey {
  readonly tenantId: string;
  /** ms since 1970 */
  readonly occurredAt: number;
  /** Canonical UUID text. */
  readonly eventId: string;
}

/**
 * What delivery asks of the database. Every call is one attempt and rejects with
 * - `FenceLostError` or `WindowPassedError` when the database refused it: nothing was written;
 * - `ViewFailedError` when a view failed, by itself or at the data; the table may have the rows;
 * - an error with verdict `retry` when the outcome is unknown: send the same again;
 * - anything else: stop.
 */
export interface PartitionStore {
  /** The database's clock, ms since 1970. */
  now(): Promise<number>;
  /** Writes a fence above all others and reads back: undefined when someone else's is higher by then. */
  takeFence(place: PartitionPlace, owner: string): Promise<Fence | undefined>;
  /** Ends every query that runs for the partition under a lower fence, and returns when none runs any more. */
  drain(place: PartitionPlace, fence: Fence): Promise<void>;
  /** The last ledger rows by offset, at least two distinct ones when there are. */
  tail(place: PartitionPlace): Promise<LedgerRow[]>;
  /** Ids of the last stored events below an offset, oldest first, four words each as ClickHouse lays a UUID out. */
  recentIds(place: PartitionPlace, below: number, limit: number): Promise<Uint32Array>;
  /** Which of these events are in the table, as event ids. */
  stored(keys: readonly EventKey[]): Promise<Set<string>>;
  /** Which offsets of a range are written: as an event, or as a rejection. */
  writtenOffsets(place: PartitionPlace, first: number, last: number): Promise<Set<number>>;
  /** Whether somebody began to write what was missing of the batch at an offset: its token must not be used again. */
  isRepaired(place: PartitionPlace, first: number): Promise<boolean>;
  /** Rejects with `HeldError` as well, when the row decides about records: nothing was written, send the same again. */
  intend(place: PartitionPlace, fence: Fence, row: LedgerRow): Promise<void>;
  /** Writes the accepted records of a batch under the token of its ledger row. */
  writeEvents(place: PartitionPlace, fence: Fence, row: LedgerRow, batch: FormedBatch): Promise<void>;
  writeRejections(place: PartitionPlace, fence: Fence, row: LedgerRow, batch: FormedBatch): Promise<void>;
  /**
   * Writes the records that an expired deduplication window left out, under a token of this fence, and lists all hours
   * of the batch for projection repair. Never repeated under the same fence.
   */
  writeMissing(place: PartitionPlace, fence: Fence, row: LedgerRow, missing: FormedBatch): Promise<void>;
  /**
   * Takes a view that fails again and again out of the way of all batches, and writes down since where it lacks events.
   * @returns false when it is none of those that events alone feed
   */
  detachView(place: PartitionPlace, fence: Fence, failure: ViewFailedError): Promise<boolean>;
}

import { type FormedBatch } from './formed-batch.js';
import { type LedgerRow } from './ledger.js';
import { type Fence, type PartitionPlace } from './place.js';

/** Is told what delivery does: for logs and metrics. Must not throw. */
export interface DeliveryObserver {
  opened(place: PartitionPlace, fence: Fence, next: number): void;
  recovered(place: PartitionPlace, row: LedgerRow): void;
  written(place: PartitionPlace, batch: FormedBatch, row: LedgerRow): void;
  fenceLost(place: PartitionPlace): void;
  retrying(place: PartitionPlace, what: string, error: unknown, attempt: number): void;
  /** The partition waits for a person. */
  stopped(place: PartitionPlace, error: unknown): void;
}

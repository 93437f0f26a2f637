import { type FormedBatch } from '@docket/batch';
import { type LedgerRow } from './ledger.js';
import { type ViewFailedError } from './partition-store.js';
import { type Fence, type PartitionPlace } from './place.js';

/** Is told what delivery does: for logs and metrics. Must not throw. */
export interface DeliveryObserver {
  opened(place: PartitionPlace, fence: Fence, next: number): void;
  recovered(place: PartitionPlace, row: LedgerRow): void;
  written(place: PartitionPlace, batch: FormedBatch, row: LedgerRow): void;
  fenceLost(place: PartitionPlace): void;
  /** A view failed again and again, and was taken out of the way: it lacks events from now on. */
  viewDetached(place: PartitionPlace, failure: ViewFailedError): void;
  retrying(place: PartitionPlace, what: string, error: unknown, attempt: number): void;
  /** The partition waits for a person. Told again whenever it was looked at in vain. */
  stopped(place: PartitionPlace, error: unknown): void;
}

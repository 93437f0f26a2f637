import { type FormedBatch } from '@docket/batch';
import { type Fence, type LedgerRow, type PartitionPlace, type ViewFailedError } from '@docket/ledger';
import { type DeliveryObserver } from '../delivery/delivery-observer.js';

/** Tells several observers the same. */
export class ObserverGroup implements DeliveryObserver {
  constructor(private readonly members: readonly DeliveryObserver[]) {}

  opened(place: PartitionPlace, fence: Fence, next: number): void {
    for (const member of this.members) member.opened(place, fence, next);
  }

  recovered(place: PartitionPlace, row: LedgerRow): void {
    for (const member of this.members) member.recovered(place, row);
  }

  written(place: PartitionPlace, batch: FormedBatch, row: LedgerRow): void {
    for (const member of this.members) member.written(place, batch, row);
  }

  fenceLost(place: PartitionPlace): void {
    for (const member of this.members) member.fenceLost(place);
  }

  viewDetached(place: PartitionPlace, failure: ViewFailedError): void {
    for (const member of this.members) member.viewDetached(place, failure);
  }

  retrying(place: PartitionPlace, what: string, error: unknown, attempt: number): void {
    for (const member of this.members) member.retrying(place, what, error, attempt);
  }

  stopped(place: PartitionPlace, error: unknown): void {
    for (const member of this.members) member.stopped(place, error);
  }
}

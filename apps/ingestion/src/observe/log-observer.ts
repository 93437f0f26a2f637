import { type FormedBatch } from '@docket/batch';
import { type Logger } from '@docket/telemetry';
import { type DeliveryObserver } from '../delivery/delivery-observer.js';
import { textOf } from '../delivery/errors.js';
import { type LedgerRow } from '../delivery/ledger.js';
import { type ViewFailedError } from '../delivery/partition-store.js';
import { type Fence, type PartitionPlace } from '../delivery/place.js';

/** Logs what an operator should know of; normal operation is silent below `debug`. */
export class LogObserver implements DeliveryObserver {
  constructor(private readonly log: Logger) {}

  opened(place: PartitionPlace, fence: Fence, next: number): void {
    this.log.info({ ...place, fence: fence.number, next }, 'partition opened');
  }

  recovered(place: PartitionPlace, { first, last }: LedgerRow): void {
    this.log.info({ ...place, first, last }, 'batch of an earlier owner written again');
  }

  written(place: PartitionPlace, batch: FormedBatch): void {
    const { first, last, accepted, rejectedCount, duplicates } = batch;
    this.log.debug({ ...place, first, last, accepted, rejected: rejectedCount, duplicates }, 'batch written');
    if (rejectedCount > 0) {
      const [example] = batch.rejected;
      this.log.warn({ ...place, rejected: rejectedCount, example: example?.rejection }, 'records rejected');
    }
  }

  fenceLost(place: PartitionPlace): void {
    this.log.warn(place, 'partition was taken over; opening it again');
  }

  viewDetached(place: PartitionPlace, { view, code, message }: ViewFailedError): void {
    this.log.error(
      { ...place, view, code, error: message },
      'view failed again and again and was detached: it lacks events from now on; see "docket ingest status"',
    );
  }

  retrying(place: PartitionPlace, what: string, error: unknown, attempt: number): void {
    // The first failure and then ever fewer of them: an outage must not fill the disk.
    if (attempt > 0 && (attempt & (attempt - 1)) !== 0) return;
    this.log.warn({ ...place, what, attempt, error: textOf(error) }, 'trying again');
  }

  stopped(place: PartitionPlace, error: unknown): void {
    this.log.error({ ...place, error: textOf(error) }, 'partition stopped; it needs an operator');
  }
}

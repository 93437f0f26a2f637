import { type FormedBatch } from '@docket/batch';
import { type PartitionPlace, type ViewFailedError } from '@docket/ledger';
import { type DeliveryObserver } from '../delivery/delivery-observer.js';
import { type IngestionMetrics } from './ingestion-metrics.js';

/** Counts what delivery does. */
export class MetricsObserver implements DeliveryObserver {
  constructor(private readonly metrics: IngestionMetrics) {}

  opened(): void {
    this.metrics.opened.inc();
  }

  recovered(): void {
    this.metrics.recoveries.inc();
  }

  written(_place: PartitionPlace, batch: FormedBatch): void {
    const { metrics } = this;
    metrics.rows.inc(batch.accepted);
    metrics.bytes.inc(batch.bytes);
    metrics.batches.inc();
    metrics.batchRows.observe(batch.accepted + batch.rejectedCount + batch.duplicates);
    for (const { fate, count } of batch.fates) {
      if (fate === 'duplicate') metrics.duplicates.inc(count);
      else metrics.rejected.inc({ reason: fate }, count);
    }
  }

  fenceLost(): void {
    this.metrics.fencesLost.inc();
  }

  viewDetached(_place: PartitionPlace, { view }: ViewFailedError): void {
    this.metrics.viewsDetached.inc({ view });
  }

  retrying(_place: PartitionPlace, what: string): void {
    this.metrics.retries.inc({ step: what.replaceAll(' ', '_') });
  }

  /** Told by the state of the worker, which also ends when the partition goes elsewhere. */
  stopped(): void {
    // Nothing to count.
  }
}

import { type PartitionRange } from '@docket/kafka';
import { type PartitionWorker } from '../delivery/partition-worker.js';
import { type IngestionMetrics } from './ingestion-metrics.js';
import { type LagGauge } from './lag.js';

/** What the gauges read of a worker. */
export type WatchedWorker = Pick<PartitionWorker, 'place' | 'state' | 'next' | 'bufferedBytes'>;

/** Sets the gauges per partition, for the partitions that are ours at that moment and no others. */
export class PartitionGauges {
  constructor(
    private readonly metrics: IngestionMetrics,
    private readonly workers: () => readonly WatchedWorker[],
    private readonly ranges: () => Promise<readonly PartitionRange[]>,
    private readonly lag: LagGauge,
  ) {}

  /** To be called before the metrics are read. */
  async refresh(): Promise<void> {
    const { metrics } = this;
    const ranges = await this.ranges().catch(() => undefined);
    metrics.kafkaUp.set(ranges ? 1 : 0);
    const { open, stopped, watermark, buffered, lagRecords, lagSeconds } = metrics;
    for (const gauge of [open, stopped, watermark, buffered, lagRecords, lagSeconds]) gauge.reset();
    for (const worker of this.workers()) this.#set(worker, ranges);
  }

  #set({ place, state, next, bufferedBytes }: WatchedWorker, ranges: readonly PartitionRange[] | undefined): void {
    const { metrics } = this;
    const { partition } = place;
    const labels = { partition };
    metrics.open.set(labels, state.is === 'open' ? 1 : 0);
    metrics.stopped.set(labels, state.is === 'stopped' ? 1 : 0);
    metrics.buffered.set(labels, bufferedBytes);
    if (next === undefined) return;
    metrics.watermark.set(labels, next);
    const range = ranges?.find((one) => one.partition === partition);
    if (!range) return;
    const { records, seconds } = this.lag.of(partition, next, Number(range.high));
    metrics.lagRecords.set(labels, records);
    metrics.lagSeconds.set(labels, seconds);
  }
}

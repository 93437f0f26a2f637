import { type FormedBatch } from '@docket/batch';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EventBlock } from '@docket/avro';
import { createMetricRegistry } from '@docket/telemetry';
import { type PartitionLog } from '../delivery/partition-log.js';
import { countedLog } from './counted-log.js';
import { FetchMarks } from './fetch-marks.js';
import { ingestionMetrics } from './ingestion-metrics.js';
import { LagGauge } from './lag.js';
import { MetricsObserver } from './metrics-observer.js';
import { ObserverGroup } from './observer-group.js';
import { PartitionGauges, type WatchedWorker } from './partition-gauges.js';

const place = { topic: 't', epoch: 1, partition: 3 };

function batch(more: Partial<FormedBatch>): FormedBatch {
  return {
    first: 0,
    last: 9,
    fates: [],
    block: new EventBlock(),
    accepted: 0,
    rejected: [],
    rejectedCount: 0,
    duplicates: 0,
    digest: '',
    bytes: 0,
    hours: new Set(),
    months: 1,
    ...more,
  };
}

/** The lines of our own metrics that are not zero. */
function counted(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('docket_') && !line.endsWith(' 0') && !/_bucket|_sum/.test(line));
}

describe('MetricsObserver', () => {
  it('counts what became of the records of each batch, and every mishap', async () => {
    const registry = createMetricRegistry();
    const observer = new ObserverGroup([new MetricsObserver(ingestionMetrics(registry))]);
    const row = {
      first: 0,
      last: 9,
      fates: [],
      accepted: 0,
      rejected: 0,
      duplicates: 0,
      digest: '',
      lastRecord: '',
      owner: 'o',
      at: 0,
    };
    const fates = [
      { offset: 1, count: 2, fate: 'duplicate' },
      { offset: 5, count: 3, fate: 'malformed' },
      { offset: 9, count: 1, fate: 'tombstone' },
    ] as const;
    observer.opened(place, { number: 1, owner: 'o' }, 0);
    observer.written(place, batch({ fates, accepted: 4, rejectedCount: 4, duplicates: 2, bytes: 1_000 }), row);
    observer.written(place, batch({ accepted: 10, bytes: 24 }), row);
    observer.recovered(place, row);
    observer.fenceLost(place);
    observer.retrying(place, 'write events', new Error('241'), 0);
    observer.retrying(place, 'write events', new Error('241'), 1);
    expect(counted(await registry.metrics())).toEqual([
      'docket_ingest_rows_total 14',
      'docket_ingest_bytes_total 1024',
      'docket_ingest_batches_total 2',
      'docket_ingest_batch_rows_count 2',
      'docket_ingest_rejected_total{reason="malformed"} 3',
      'docket_ingest_rejected_total{reason="tombstone"} 1',
      'docket_ingest_duplicates_total 2',
      'docket_ingest_retries_total{step="write_events"} 2',
      'docket_ingest_partitions_opened_total 1',
      'docket_ingest_recoveries_total 1',
      'docket_ingest_fences_lost_total 1',
    ]);
  });
});

describe('PartitionGauges', () => {
  const worker = (partition: number, more: Partial<WatchedWorker> = {}): WatchedWorker => ({
    place: { ...place, partition },
    state: { is: 'open' },
    next: 40,
    bufferedBytes: 7,
    ...more,
  });

  it('tells of the partitions that are ours, and forgets those that no longer are', async () => {
    const registry = createMetricRegistry();
    let workers = [worker(0), worker(1, { state: { is: 'stopped', error: new Error('gap') }, next: undefined })];
    const ranges = () => Promise.resolve([{ partition: 0, low: 0n, high: 45n }]);
    const gauges = new PartitionGauges(
      ingestionMetrics(registry),
      () => workers,
      ranges,
      new LagGauge(new FetchMarks(), () => 0),
    );
    await gauges.refresh();
    expect(counted(await registry.metrics())).toEqual([
      'docket_ingest_partition_open{partition="0"} 1',
      'docket_ingest_partition_stopped{partition="1"} 1',
      'docket_ingest_watermark_offset{partition="0"} 40',
      'docket_ingest_buffer_bytes{partition="0"} 7',
      'docket_ingest_buffer_bytes{partition="1"} 7',
      'docket_ingest_lag_records{partition="0"} 5',
      'docket_ingest_kafka_up 1',
    ]);
    workers = [];
    await gauges.refresh();
    expect(counted(await registry.metrics())).toEqual(['docket_ingest_kafka_up 1']);
  });

  it('gives no lag rather than an old one when Kafka does not answer', async () => {
    const registry = createMetricRegistry();
    let down = false;
    const ranges = () =>
      down ? Promise.reject(new Error('down')) : Promise.resolve([{ partition: 0, low: 0n, high: 45n }]);
    const gauges = new PartitionGauges(
      ingestionMetrics(registry),
      () => [worker(0)],
      ranges,
      new LagGauge(new FetchMarks()),
    );
    await gauges.refresh();
    expect(await registry.metrics()).toContain('lag_records{partition="0"} 5');
    down = true;
    await gauges.refresh();
    expect(await registry.metrics()).not.toContain('lag_records{');
    expect(await registry.metrics()).toContain('docket_ingest_kafka_up 0');
  });
});

describe('countedLog', () => {
  it('counts the times fetching ended, not the calls', () => {
    let pauses = 0;
    const calls: string[] = [];
    const inner: PartitionLog = {
      range: () => Promise.resolve({ low: 0, high: 0 }),
      seek: (offset) => void calls.push(`seek ${offset}`),
      pause: () => void calls.push('pause'),
      resume: () => void calls.push('resume'),
      commit: () => Promise.resolve(),
    };
    const log = countedLog(inner, () => (pauses += 1));
    for (const step of ['pause', 'resume', 'pause', 'pause', 'resume', 'resume', 'pause'] as const) log[step]();
    log.seek(4);
    expect(pauses).toBe(2);
    expect(calls).toEqual(['pause', 'resume', 'pause', 'pause', 'resume', 'resume', 'pause', 'seek 4']);
  });
});

describe('docs/metrics-ingestion.md', () => {
  it('explains every metric with its labels, and none that does not exist', () => {
    const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/metrics-ingestion.md'), 'utf8');
    const documented = [...page.matchAll(/^\| `(docket_ingest_[^`]*)`/gm)].map(([, name]) => name);
    const registry = createMetricRegistry();
    const labels = Object.values(ingestionMetrics(registry)).map(
      (metric) => metric as unknown as { name: string; labelNames: string[] },
    );
    const known = labels.map(({ name, labelNames }) => {
      const own = labelNames.filter((label) => label !== 'partition');
      return own.length > 0 ? `${name}{${own.join(',')}}` : name;
    });
    expect(documented.sort()).toEqual(known.sort());
  });
});

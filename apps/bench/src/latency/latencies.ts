import { type Receipts } from './receipts.js';
import { type Sighting } from './visibility.js';

/** Percentiles of the time from publishing to being queryable, ms. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/**
 * How long each event took: from its publication to the first sighting of its partition at or beyond its offset.
 * @param after events published before this moment (ms since 1970) are left out: things had to warm up
 */
export function latenciesOf(receipts: Receipts, sightings: readonly Sighting[], after: number): Float64Array {
  const byPartition = new Map<number, Sighting[]>();
  for (const sighting of sightings) {
    const list = byPartition.get(sighting.partition) ?? [];
    byPartition.set(sighting.partition, list);
    list.push(sighting);
  }
  const latencies = new Float64Array(receipts.count);
  let count = 0;
  for (let index = 0; index < receipts.count; index += 1) {
    if (receipts.publishedAt(index) < after) continue;
    const sighting = firstAtOrBeyond(byPartition.get(receipts.partition(index)) ?? [], receipts.offset(index));
    if (!sighting)
      throw new Error(`offset ${receipts.offset(index)} of partition ${receipts.partition(index)} was never seen`);
    latencies[count] = sighting.at - receipts.publishedAt(index);
    count += 1;
  }
  return latencies.subarray(0, count);
}

/** Nearest rank, in whole milliseconds: those that clocks of different processes tell. */
export function percentilesOf(latencies: Float64Array): Percentiles {
  const { p50, p95, p99 } = finePercentilesOf(latencies);
  return { p50: Math.round(p50), p95: Math.round(p95), p99: Math.round(p99) };
}

/** Nearest rank, of what one process measured. */
export function finePercentilesOf(durations: Float64Array): Percentiles {
  const sorted = Float64Array.from(durations).sort();
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** @param sightings of one partition, offsets ascending */
function firstAtOrBeyond(sightings: readonly Sighting[], offset: number): Sighting | undefined {
  let low = 0;
  let high = sightings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sightings[middle]?.offset ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  return sightings[low];
}

import { describe, expect, it } from '@jest/globals';
import { latenciesOf, percentilesOf } from './latencies.js';
import { Receipts } from './receipts.js';

function receipts(...rows: readonly (readonly [at: number, partition: number, offset: number])[]): Receipts {
  const made = Receipts.ofCount(rows.length);
  rows.forEach(([at, partition, offset], index) => {
    made.set(index, at, partition, offset);
  });
  return made;
}

describe('latenciesOf', () => {
  const sightings = [
    { partition: 0, offset: 4, at: 110 },
    { partition: 1, offset: 9, at: 130 },
    { partition: 0, offset: 7, at: 150 },
  ];

  it('takes the first sighting of the partition at or beyond the offset', () => {
    const published = receipts([100, 0, 3], [100, 0, 4], [100, 0, 5], [125, 1, 9]);
    expect([...latenciesOf(published, sightings, 0)]).toEqual([10, 10, 50, 5]);
  });

  it('leaves out what was published while things warmed up', () => {
    expect([...latenciesOf(receipts([100, 0, 3], [120, 0, 7]), sightings, 101)]).toEqual([30]);
  });

  it('refuses to leave out an event that never became visible', () => {
    expect(() => latenciesOf(receipts([100, 0, 8]), sightings, 0)).toThrow('offset 8 of partition 0 was never seen');
    expect(() => latenciesOf(receipts([100, 2, 0]), sightings, 0)).toThrow('never seen');
  });
});

describe('percentilesOf', () => {
  it('takes the nearest rank', () => {
    const hundred = Float64Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentilesOf(hundred)).toEqual({ p50: 50, p95: 95, p99: 99 });
    expect(percentilesOf(Float64Array.of(7))).toEqual({ p50: 7, p95: 7, p99: 7 });
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { type FetchedBatch } from './records.js';
import { TopicPositions } from './topic-positions.js';

function fetched(from: number, to: number, partition = 0): FetchedBatch {
  const records = Array.from({ length: to - from }, (_, index) => ({
    offset: String(from + index),
    timestamp: '0',
    key: null,
    value: null,
  }));
  return { topic: 't', partition, from: BigInt(from), next: BigInt(to), records, highWatermark: BigInt(to) };
}

describe('TopicPositions', () => {
  let seeks: [number, bigint][];
  let positions: TopicPositions;
  beforeEach(() => {
    seeks = [];
    positions = new TopicPositions({ seek: (partition, offset) => seeks.push([partition, offset]) });
  });
  const offsets = (batch: FetchedBatch): number[] => positions.taken(batch).map(({ offset }) => Number(offset));

  it('begins at the first record, not where the group was', () => {
    positions.assigned([0]);
    expect(seeks).toEqual([[0, 0n]]);
    expect(offsets(fetched(7, 9))).toEqual([]);
    expect(seeks).toEqual([
      [0, 0n],
      [0, 0n],
    ]);
    expect(offsets(fetched(0, 3))).toEqual([0, 1, 2]);
    expect(offsets(fetched(3, 9))).toEqual([3, 4, 5, 6, 7, 8]);
  });

  it('knows when it is at the end', () => {
    expect(positions.isAt(0, 0n)).toBe(false);
    positions.assigned([0]);
    offsets(fetched(0, 3));
    expect(positions.isAt(0, 3n)).toBe(true);
    expect(positions.isAt(0, 4n)).toBe(false);
  });

  it('reads on after a rejoin, and begins anew with a partition that comes back', () => {
    positions.assigned([0]);
    expect(offsets(fetched(0, 3))).toHaveLength(3);
    positions.assigned([0, 1]);
    expect(offsets(fetched(1, 5))).toEqual([3, 4]);
    positions.assigned([1]);
    expect(offsets(fetched(5, 6))).toEqual([]);
    positions.assigned([0, 1]);
    expect(offsets(fetched(0, 2))).toEqual([0, 1]);
  });

  it('takes what there is when the topic no longer begins at 0', () => {
    positions.assigned([0]);
    for (let miss = 0; miss < 5; miss += 1) expect(offsets(fetched(4, 6))).toEqual([]);
    expect(offsets(fetched(4, 6))).toEqual([4, 5]);
    expect(offsets(fetched(6, 7))).toEqual([6]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { fillBuckets, groupsOf } from './fill.js';
import { compareRows, order, type Placed } from './order.js';

const row = (bucket: string, key: string, rank: number | null, isOther = false): Placed => ({
  bucket,
  isOther,
  keys: [key],
  rank,
});

describe('order of rows', () => {
  it('is read with its direction', () => {
    expect(order.parse('-count')).toEqual({ measure: 'count', descending: true });
    expect(order.parse('p90:detail.duration_ms')).toEqual({ measure: 'p90:detail.duration_ms', descending: false });
    expect(order.safeParse('action').success).toBe(false);
    expect(order.safeParse('').success).toBe(false);
  });

  it('is by bucket, the rest last, then by the measure, then by the dimensions', () => {
    const rows = [
      row('2', 'a', 9),
      row('1', '', 9, true),
      row('1', 'b', 3),
      row('1', 'a', 3),
      row('1', 'n', null),
      row('1', 'c', 5),
    ];
    const sorted = (descending: boolean) =>
      [...rows]
        .sort(compareRows({ measure: 'count', descending }))
        .map(({ bucket, keys: [key] }) => `${bucket ?? ''}${key ?? ''}`);
    expect(sorted(true)).toEqual(['1c', '1a', '1b', '1n', '1', '2a']);
    expect(sorted(false)).toEqual(['1a', '1b', '1c', '1n', '1', '2a']);
  });
});

describe('empty buckets', () => {
  it('are filled for every group, and nothing is told twice', () => {
    const rows = [row('1', 'a', 1), row('2', 'b', 1), row('2', '', 1, true)];
    const buckets = ['1', '2', '3'].map((bucket) => ({ bucket, bucket_end: `${bucket}+` }));
    const filled = fillBuckets(rows, buckets, groupsOf(rows), (group, { bucket }) => ({ ...group, bucket, rank: 0 }));
    expect(filled).toHaveLength(9);
    expect(new Set(filled.map(({ bucket, isOther, keys }) => JSON.stringify([bucket, isOther, keys]))).size).toBe(9);
    expect(filled.reduce((sum, { rank }) => sum + Number(rank), 0)).toBe(3);
  });
});

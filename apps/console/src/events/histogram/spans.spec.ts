import { describe, expect, it } from '@jest/globals';
import { barsOf, bucketFor, momentMs } from './spans.js';

const HOUR = 3_600_000;

describe('bars of a histogram', () => {
  it.each([
    [HOUR, 'minute'],
    [24 * HOUR, 'hour'],
    [30 * 24 * HOUR, 'day'],
    [365 * 24 * HOUR, 'week'],
    [20 * 365 * 24 * HOUR, 'month'],
    [200 * 365 * 24 * HOUR, 'month'],
  ])('of %d ms are each a %s', (span, bucket) => {
    expect(bucketFor(span)).toBe(bucket);
  });

  it('add up the outcomes of a bucket', () => {
    const row = (bucket: string, outcome: string | null, count: number) => ({
      ...{ bucket, bucket_end: `${bucket}+1`, outcome, count },
    });
    expect(barsOf({ rows: [row('a', 'SUCCESS', 3), row('a', 'FAILURE', 2), row('b', null, 0)] })).toEqual([
      { start: 'a', end: 'a+1', total: 5, byOutcome: { SUCCESS: 3, FAILURE: 2 } },
      { start: 'b', end: 'b+1', total: 0, byOutcome: { UNKNOWN: 0 } },
    ]);
  });

  it('begin where the address says', () => {
    const now = Date.UTC(2026, 0, 8);
    expect(momentMs('-7d', now)).toBe(Date.UTC(2026, 0, 1));
    expect(momentMs('2026-01-01', now)).toBe(Date.UTC(2026, 0, 1));
    expect(momentMs('yesterday', now)).toBeUndefined();
  });
});

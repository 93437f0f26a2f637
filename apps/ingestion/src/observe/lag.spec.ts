import { describe, expect, it } from '@jest/globals';
import { type FetchedBatch, type IncomingRecord } from '@docket/kafka';
import { FetchMarks } from './fetch-marks.js';
import { LagGauge } from './lag.js';

/** A fetch of `count` records from an offset, appended at a second. */
function fetch(from: number, count: number, second: number, partition = 0): FetchedBatch {
  const records = Array.from({ length: count }, (_, index): IncomingRecord => ({
    offset: String(from + index),
    timestamp: String(second * 1000),
    key: null,
    value: null,
  }));
  const next = BigInt(from + count);
  return { topic: 't', partition, from: BigInt(from), next, records, highWatermark: next };
}

describe('FetchMarks', () => {
  it('knows when a record was appended, to the precision of a fetch', () => {
    const marks = new FetchMarks();
    marks.fetched(fetch(100, 10, 5));
    marks.fetched(fetch(110, 10, 9));
    expect(marks.appendedAt(0, 100)).toBe(5_000);
    expect(marks.appendedAt(0, 109)).toBe(5_000);
    expect(marks.appendedAt(0, 110)).toBe(9_000);
  });

  it('knows nothing of what was not fetched', () => {
    const marks = new FetchMarks();
    expect(marks.appendedAt(0, 0)).toBeUndefined();
    marks.fetched(fetch(100, 10, 5));
    expect(marks.appendedAt(0, 99)).toBeUndefined();
    // All of it is written: the next record is a new one, not as old as this fetch.
    expect(marks.appendedAt(0, 110)).toBeUndefined();
    expect(marks.appendedAt(1, 100)).toBeUndefined();
  });

  it('notes anew what is fetched again after a seek', () => {
    const marks = new FetchMarks();
    marks.fetched(fetch(100, 10, 5));
    marks.fetched(fetch(110, 10, 7));
    marks.fetched(fetch(90, 5, 3));
    expect(marks.appendedAt(0, 90)).toBe(3_000);
    expect(marks.appendedAt(0, 100)).toBeUndefined();
    marks.fetched(fetch(95, 25, 4));
    expect(marks.appendedAt(0, 100)).toBe(4_000);
  });

  it('keeps few marks of many small fetches', () => {
    const marks = new FetchMarks();
    for (let offset = 0; offset < 10_000; offset += 1) marks.fetched(fetch(offset, 1, offset / 100));
    expect(marks.appendedAt(0, 5_050)).toBe(50_000);
    expect(marks.appendedAt(0, 9_999)).toBe(99_000);
  });
});

describe('FetchMarks of a partition that nobody asks about', () => {
  it('are as many after a year as after an hour, and still tell about when', () => {
    const marks = new FetchMarks();
    const seconds = 400_000;
    for (let second = 0; second < seconds; second += 1) marks.fetched(fetch(second, 1, second));
    const began = performance.now();
    const at = marks.appendedAt(0, seconds / 2) ?? 0;
    expect(performance.now() - began).toBeLessThan(100);
    expect(at / 1000).toBeLessThanOrEqual(seconds / 2);
    expect(at / 1000).toBeGreaterThan(seconds / 2 - 1_000);
  });
});

describe('LagGauge', () => {
  it('is nothing at the end of the log', () => {
    const lag = new LagGauge(new FetchMarks());
    expect(lag.of(0, 10, 10)).toEqual({ records: 0, seconds: 0 });
    expect(lag.of(0, 10, 9)).toEqual({ records: 0, seconds: 0 });
  });

  it('is the age of the oldest record that waits', () => {
    const marks = new FetchMarks();
    marks.fetched(fetch(100, 10, 5));
    const lag = new LagGauge(marks, () => 65_000);
    expect(lag.of(0, 104, 130)).toEqual({ records: 26, seconds: 60 });
  });

  it('is never negative when the clock of the broker is ahead', () => {
    const marks = new FetchMarks();
    marks.fetched(fetch(100, 10, 70));
    expect(new LagGauge(marks, () => 65_000).of(0, 100, 110).seconds).toBe(0);
  });

  it('grows from when it was first seen where nothing is fetched, as with a stopped partition', () => {
    let now = 0;
    const lag = new LagGauge(new FetchMarks(), () => now);
    expect(lag.of(0, 10, 20).seconds).toBe(0);
    now = 30_000;
    expect(lag.of(0, 10, 25)).toEqual({ records: 15, seconds: 30 });
    now = 40_000;
    expect(lag.of(0, 12, 25).seconds).toBe(0);
    lag.of(0, 25, 25);
    now = 50_000;
    expect(lag.of(0, 12, 25).seconds).toBe(0);
  });
});

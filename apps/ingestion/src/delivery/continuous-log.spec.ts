import { beforeEach, describe, expect, it } from '@jest/globals';
import { type FetchedBatch, type IncomingRecord } from '@docket/kafka';
import { recordMark } from '@docket/ledger';
import { AnotherLogError, ContinuousLog } from './continuous-log.js';
import { Inbox, PositionLostError } from './inbox.js';
import { type PartitionLog } from './partition-log.js';
import { PROCESS_SURROUNDINGS } from './surroundings.js';

/** One partition as the driver reads it; its topic can be deleted and made anew. */
class Partition implements PartitionLog {
  position = 0;
  paused = true;
  #low = 0;
  #records: IncomingRecord[] = [];

  constructor(count: number) {
    this.fill(count, 'first');
  }

  fill(count: number, life: string): void {
    this.#records = Array.from({ length: count }, (_, offset) => recordOf(offset, life));
  }
  deleteBelow(offset: number): void {
    this.#low = offset;
  }

  range(): Promise<{ low: number; high: number }> {
    return Promise.resolve({ low: this.#low, high: this.#records.length });
  }
  seek(offset: number): void {
    this.position = offset;
  }
  pause(): void {
    this.paused = true;
  }
  resume(): void {
    this.paused = false;
  }
  commit(): Promise<void> {
    return Promise.resolve();
  }

  /** At most so many records from the position on; from the first one kept when there is nothing at the position. */
  fetch(count: number): FetchedBatch {
    if (this.position < this.#low || this.position > this.#records.length) this.position = this.#low;
    const from = this.position;
    const records = this.#records.slice(from, from + count);
    this.position = from + records.length;
    const next = BigInt(this.position);
    return { topic: 't', partition: 0, from: BigInt(from), next, records, highWatermark: BigInt(this.#records.length) };
  }
}

function recordOf(offset: number, life: string): IncomingRecord {
  return { offset: String(offset), timestamp: '0', key: null, value: Buffer.from(`${life} ${offset}`.padEnd(100)) };
}

const known = (offset: number, life = 'first') => ({ offset, mark: recordMark(recordOf(offset, life)) });
const never = (): boolean => false;
const limits = { rows: 1_000, bytes: 1_000_000, fillMs: 0, restMs: 0, behindFillMs: 0, idleMs: 0 };

describe('ContinuousLog', () => {
  let partition: Partition;
  let now: number;
  let log: ContinuousLog;
  let inbox: Inbox;

  beforeEach(() => {
    partition = new Partition(50);
    now = 0;
    const surroundings = { ...PROCESS_SURROUNDINGS, now: () => now };
    log = new ContinuousLog(partition, surroundings);
    inbox = new Inbox(log, () => 3_000, surroundings);
  });

  function pump(fetches: number, count = 4): void {
    for (let fetch = 0; fetch < fetches && !partition.paused; fetch += 1) log.handOn(partition.fetch(count), inbox);
  }
  function readFromStart(): void {
    log.begin(undefined);
    inbox.open(0);
    pump(2);
    expect(inbox.position).toBe(8);
  }
  const check = (): void => {
    log.check();
  };
  async function taken(): Promise<number[]> {
    const { held, length } = await inbox.take(limits, never);
    const offsets = Array.from({ length }, (_, index) => held.offset(index));
    inbox.forget(length);
    return offsets;
  }

  it('goes on behind the record that is known, in the same fetch', async () => {
    log.begin(known(9));
    inbox.open(10);
    expect(partition.position).toBe(9);
    pump(1);
    await log.checked(never);
    expect(await taken()).toEqual([10, 11, 12]);
  });

  it('goes on where nothing comes behind the record that is known', async () => {
    log.begin(known(49));
    inbox.open(50);
    pump(2);
    await log.checked(never);
    expect(await taken()).toEqual([]);
  });

  it('hands on nothing of another log', async () => {
    partition.fill(60, 'second');
    log.begin(known(9));
    inbox.open(10);
    pump(3);
    await expect(log.checked(never)).rejects.toThrow(AnotherLogError);
    expect(inbox.bytes).toBe(0);
    // And begins anew when told so.
    log.begin(undefined);
    inbox.open(0);
    pump(1);
    await log.checked(never);
    expect(await taken()).toEqual([0, 1, 2, 3]);
  });

  it('waits for the record, however often something else comes first, but not for ever', async () => {
    log.begin(known(9));
    inbox.open(10);
    for (const position of [30, 0]) {
      partition.position = position;
      pump(1);
    }
    pump(1);
    await log.checked(never);
    expect(await taken()).toEqual([10, 11, 12]);

    partition.deleteBelow(10);
    log.begin(known(9));
    inbox.open(10);
    pump(5);
    await expect(log.checked(never)).rejects.toThrow(PositionLostError);
  });

  it('ends its wait when it is to stop', async () => {
    log.begin(known(9));
    inbox.open(10);
    let stopped = false;
    const waiting = log.checked(() => stopped);
    stopped = true;
    log.wake();
    await waiting;
  });

  it('notices when the topic is made anew while it reads: after a new assignment', () => {
    readFromStart();
    partition.fill(60, 'second');
    log.recheck();
    expect(partition.position).toBe(7);
    pump(1);
    expect(check).toThrow(AnotherLogError);
    expect(inbox.position).toBe(8);
  });

  it.each([
    ['back to the beginning, as when the new topic is too short at first', 0],
    ['back by a little', 6],
    ['ahead', 20],
  ])('notices it when the driver jumps %s', (_, position) => {
    readFromStart();
    partition.fill(60, 'second');
    partition.position = position;
    pump(3, 20);
    expect(check).toThrow(AnotherLogError);
    expect(inbox.position).toBe(8);
  });

  it('notices it when records come after a while, and when it was full for a while', async () => {
    readFromStart();
    partition.fill(60, 'second');
    now += 60_000;
    pump(2);
    expect(check).toThrow(AnotherLogError);

    log.begin(undefined);
    inbox.open(0);
    pump(20);
    expect(partition.paused).toBe(true);
    partition.fill(60, 'third');
    now += 60_000;
    await taken();
    pump(2);
    expect(check).toThrow(AnotherLogError);
  });

  it('reads nothing twice while it reads on', async () => {
    readFromStart();
    pump(20);
    expect(partition.paused).toBe(true);
    const next = inbox.position;
    expect(await taken()).not.toEqual([]);
    expect(partition.position).toBe(next);
  });

  it('goes on after whatever the driver does, as long as the log is the same', async () => {
    readFromStart();
    const all: number[] = await taken();
    for (const [position, passed] of [
      [0, 0],
      [30, 0],
      [partition.position, 5_000],
      [9, 100],
      [50, 0],
    ] as const) {
      partition.position = position;
      now += passed;
      pump(4, 3);
      all.push(...(await taken()));
    }
    while (inbox.position < 50) {
      pump(1);
      all.push(...(await taken()));
    }
    expect(all).toEqual(Array.from({ length: 50 }, (_, offset) => offset));
    check();
  });

  it('asks again from behind what was taken in, not from behind what a full inbox left', async () => {
    readFromStart();
    pump(20);
    const next = inbox.position;
    // Fetches that were under way when it was paused.
    for (let late = 0; late < 3; late += 1) log.handOn(partition.fetch(4), inbox);
    expect(inbox.position).toBe(next);
    const before = await taken();
    pump(2);
    const after = await taken();
    expect([...before, ...after]).toEqual(Array.from({ length: before.length + after.length }, (_, offset) => offset));
    expect(after).not.toEqual([]);
  });
});

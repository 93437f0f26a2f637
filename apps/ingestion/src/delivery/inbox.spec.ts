import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FetchedBatch } from '@docket/kafka';
import { Inbox, type TakeLimits } from './inbox.js';
import { type PartitionLog } from './partition-log.js';

/** A partition with records at the offsets given, read the way the driver reads: position, pause, repeated fetches. */
class ReplayedLog implements PartitionLog {
  position = 0;
  paused = true;

  constructor(private readonly offsets: readonly number[]) {}

  range(): Promise<{ low: number; high: number }> {
    return Promise.resolve({ low: 0, high: (this.offsets.at(-1) ?? -1) + 1 });
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

  fetch(from: number, count: number): FetchedBatch {
    const records = this.offsets
      .filter((offset) => offset >= from)
      .slice(0, count)
      .map((offset) => ({ offset: String(offset), timestamp: '0', key: null, value: Buffer.alloc(100) }));
    this.position = Number(records.at(-1)?.offset ?? from - 1) + 1;
    return { topic: 't', partition: 0, from: BigInt(from), records, highWatermark: 0n };
  }
}

const limits: TakeLimits = { rows: 7, bytes: 1_000_000, fillMs: 0, idleMs: 0 };
const never = (): boolean => false;

describe('Inbox', () => {
  let log: ReplayedLog;
  beforeEach(() => {
    log = new ReplayedLog(Array.from({ length: 50 }, (_, index) => index));
  });

  it('gives every record once and in order, however often and from wherever the driver delivers', async () => {
    const offsets = fc.uniqueArray(fc.nat(120), { maxLength: 60 }).map((all) => all.sort((a, b) => a - b));
    const steps = fc.array(
      fc.record({ jump: fc.constantFrom(0, 0, 0, -30, 25), count: fc.integer({ min: 1, max: 9 }) }),
    );
    await fc.assert(
      fc.asyncProperty(offsets, steps, fc.nat(40), async (all, script, start) => {
        const replayed = new ReplayedLog(all);
        const inbox = new Inbox(replayed, 1_000);
        inbox.open(start);
        const taken: number[] = [];
        const takeSome = async (): Promise<void> => {
          for (const { offset } of await inbox.take(limits, never)) taken.push(offset);
        };
        for (const { jump, count } of script) {
          // The driver fetches from where it stands, or from somewhere else after a rejoin; also while paused.
          inbox.offer(replayed.fetch(Math.max(0, replayed.position + jump), count));
          if (count % 2 === 0) await takeSome();
        }
        for (let round = 0; round < 200; round += 1) {
          if (!replayed.paused) inbox.offer(replayed.fetch(replayed.position, 5));
          await takeSome();
        }
        expect(taken).toEqual(all.filter((offset) => offset >= start));
      }),
      { numRuns: 200 },
    );
  });

  it('pauses at its limit and reads on, without a hole, when it has room again', async () => {
    const inbox = new Inbox(log, 1_000);
    inbox.open(0);
    while (!log.paused) inbox.offer(log.fetch(log.position, 5));
    expect(inbox.bytes).toBeLessThan(2_000);
    const first = await inbox.take({ ...limits, rows: 100 }, never);
    expect(log.paused).toBe(false);
    expect(log.position).toBe(first.length);
  });

  it('gives back what was put back first', async () => {
    const inbox = new Inbox(log, 100_000);
    inbox.open(0);
    inbox.offer(log.fetch(0, 10));
    const taken = await inbox.take({ ...limits, rows: 6 }, never);
    inbox.putBack(taken.slice(2));
    expect((await inbox.take({ ...limits, rows: 100 }, never)).map(({ offset }) => offset)).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9,
    ]);
  });

  it('leaves the log alone once it is detached', async () => {
    const inbox = new Inbox(log, 1_000);
    inbox.open(0);
    inbox.detach();
    inbox.close();
    inbox.open(3);
    expect(log.paused).toBe(false);
    expect(log.position).toBe(0);
    inbox.offer(log.fetch(0, 5));
    expect(await inbox.take(limits, never)).toEqual([]);
  });
});

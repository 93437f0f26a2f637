import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FetchedBatch } from '@docket/kafka';
import { Inbox, PositionLostError, type TakeLimits } from './inbox.js';
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
    const next = Number(records.at(-1)?.offset ?? from - 1) + 1;
    this.position = next;
    return { topic: 't', partition: 0, from: BigInt(from), next: BigInt(next), records, highWatermark: 0n };
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
          const records = await inbox.take(limits, never).catch((error: unknown) => {
            // A driver that is elsewhere too often is taken for a log without our position; then all begins anew.
            expect(error).toBeInstanceOf(PositionLostError);
            inbox.open((taken.at(-1) ?? start - 1) + 1);
            return [];
          });
          for (const { offset } of records) taken.push(offset);
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

  it("moves over offsets that are the broker's own", async () => {
    const inbox = new Inbox(log, 100_000);
    inbox.open(0);
    inbox.offer({ ...log.fetch(0, 3), next: 5n });
    inbox.offer({ ...log.fetch(5, 0), next: 7n });
    inbox.offer(log.fetch(7, 2));
    expect((await inbox.take(limits, never)).map(({ offset }) => offset)).toEqual([0, 1, 2, 7, 8]);
  });

  it('gives what it has, then says that its position is lost, when the log goes on elsewhere', async () => {
    const inbox = new Inbox(log, 100_000);
    inbox.open(0);
    inbox.offer(log.fetch(0, 3));
    for (let times = 0; times < 5; times += 1) {
      inbox.offer(log.fetch(20, 3));
      expect(log.position).toBe(3);
    }
    expect(await inbox.take(limits, never)).toHaveLength(3);
    await expect(inbox.take(limits, never)).rejects.toThrow('no records at offset 3');
    inbox.open(20);
    inbox.offer(log.fetch(20, 3));
    expect(await inbox.take(limits, never)).toHaveLength(3);
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

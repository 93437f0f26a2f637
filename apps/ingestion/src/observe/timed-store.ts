import { type PartitionStore } from '../delivery/partition-store.js';

/** What is inserted: a ledger row, the events or rejections of a batch, or what an expired window left out. */
export type InsertStep = 'intend' | 'events' | 'rejections' | 'missing';

/** The same store, which tells how long the acknowledged inserts took, in seconds. */
export function timedStore(store: PartitionStore, took: (step: InsertStep, seconds: number) => void): PartitionStore {
  const timed = async (step: InsertStep, insert: () => Promise<void>): Promise<void> => {
    const start = performance.now();
    await insert();
    took(step, (performance.now() - start) / 1000);
  };
  return {
    now: () => store.now(),
    takeFence: (...args) => store.takeFence(...args),
    drain: (...args) => store.drain(...args),
    tail: (...args) => store.tail(...args),
    recentIds: (...args) => store.recentIds(...args),
    stored: (...args) => store.stored(...args),
    isRepaired: (...args) => store.isRepaired(...args),
    writtenOffsets: (...args) => store.writtenOffsets(...args),
    intend: (...args) => timed('intend', () => store.intend(...args)),
    writeEvents: (...args) => timed('events', () => store.writeEvents(...args)),
    writeRejections: (...args) => timed('rejections', () => store.writeRejections(...args)),
    detachView: (...args) => store.detachView(...args),
    writeMissing: (...args) => timed('missing', () => store.writeMissing(...args)),
  };
}

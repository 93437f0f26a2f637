import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Transcoders } from '@docket/avro';
import { BatchFormer } from './batch-former.js';
import { BYTES_PER_ID } from './duplicate-memory.js';
import { type PartitionStore } from './partition-store.js';
import { PartitionWorker } from './partition-worker.js';
import { SharedMemory } from './shared-memory.js';
import { PROCESS_SURROUNDINGS } from './surroundings.js';
import { TopicDelivery } from './topic-delivery.js';
import { type WorkerParts } from './worker-parts.js';
import { WriteBudget } from './write-budget.js';

/** Memory for as many ids, whoever has them. */
const IDS = 1_200;

/** Nothing ever answers: what is looked at here is done before anything is asked. */
const silence = new Proxy({}, { get: () => () => new Promise<never>(() => undefined) });

describe('the memory of an instance', () => {
  let formers: Map<number, BatchFormer>;
  let delivery: TopicDelivery;
  beforeEach(() => {
    formers = new Map();
    const ids = new SharedMemory(IDS * BYTES_PER_ID, 0);
    delivery = new TopicDelivery((partition) => workerOf(partition, ids), [ids]);
  });
  afterEach(() => {
    delivery.assigned([]);
  });

  function workerOf(partition: number, ids: SharedMemory): PartitionWorker {
    const schemas = { transcoders: new Transcoders(), prepare: () => Promise.resolve(new Set<number>()) };
    const store = silence as PartitionStore;
    const former = new BatchFormer(schemas, store, { memoryBytes: ids.share, batchRows: 10 });
    formers.set(partition, former);
    const parts = { store, former, ids, buffers: ids, budget: new WriteBudget(1), surroundings: PROCESS_SURROUNDINGS };
    const settings = { retry: { firstMs: 1, maxMs: 1 } };
    const rest = { log: silence, feed: silence, observer: silence, settings } as unknown as WorkerParts;
    return new PartitionWorker({ topic: 't', epoch: 1, partition }, { ...rest, ...parts });
  }

  const capacities = (): number[] => [...formers.values()].map(({ capacity }) => capacity);

  it('is shared out among the partitions it has, and never exceeded', () => {
    for (const [assigned, each] of [
      [[0, 1, 2, 3], 300],
      [[2], 1_200],
      [[2, 5], 600],
      [[7, 8, 9], 400],
      [[], 0],
      [[0], 1_200],
    ] as const) {
      const before = new Set(formers.values());
      delivery.assigned(assigned);
      const owned = assigned.map((partition) => formers.get(partition)?.capacity);
      expect(owned).toEqual(assigned.map(() => each));
      // Partitions that went elsewhere keep nothing but the one id that every memory has room for.
      const gone = capacities().reduce((sum, capacity) => sum + capacity, 0) - assigned.length * each;
      expect(gone).toBeLessThanOrEqual(before.size);
    }
  });

  it('is left after the limit, whatever is still under way', async () => {
    delivery.assigned([0, 1]);
    const began = performance.now();
    await delivery.finish(20);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

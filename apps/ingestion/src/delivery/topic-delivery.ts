import { type ConsumerHandler, type FetchedBatch } from '@docket/kafka';
import { type PartitionWorker } from './partition-worker.js';
import { type SharedMemory } from './shared-memory.js';
import { PROCESS_SURROUNDINGS } from './surroundings.js';

/** Delivers the partitions of one topic that the group gives us: a worker for each, none for the others. */
export class TopicDelivery implements Pick<ConsumerHandler, 'assigned' | 'fetched'> {
  readonly #workers = new Map<number, PartitionWorker>();
  #ending: Promise<void> | undefined;

  constructor(
    private readonly workerOf: (partition: number) => PartitionWorker,
    private readonly memories: readonly SharedMemory[],
    private readonly surroundings = PROCESS_SURROUNDINGS,
  ) {}

  /** The workers at this moment. */
  get workers(): readonly PartitionWorker[] {
    return [...this.#workers.values()];
  }

  assigned(partitions: readonly number[]): void {
    if (this.#ending) return;
    for (const memory of this.memories) memory.shareAmong(partitions.length);
    const ours = new Set(partitions);
    for (const [partition, worker] of this.#workers) {
      if (ours.has(partition)) continue;
      this.#workers.delete(partition);
      // Nobody waits for it: whoever has the partition now makes sure that nothing of ours is still running.
      void worker.revoke();
    }
    // Those that stay give up memory before others get it.
    for (const worker of this.workers) worker.rejoined();
    for (const partition of partitions) {
      if (this.#workers.has(partition)) continue;
      const worker = this.workerOf(partition);
      this.#workers.set(partition, worker);
      worker.start();
    }
  }

  fetched(batch: FetchedBatch): void {
    this.#workers.get(batch.partition)?.offer(batch);
  }

  /** Finishes what is at hand; what is not finished in time is left to whoever opens the partition next. */
  finish(limitMs: number): Promise<void> {
    this.#ending ??= this.#finish(limitMs);
    return this.#ending;
  }

  async #finish(limitMs: number): Promise<void> {
    const workers = this.workers;
    const finished = Promise.all(workers.map((worker) => worker.finish()));
    let cancel = (): void => undefined;
    const limit = new Promise<void>((resolve) => {
      cancel = this.surroundings.after(limitMs, resolve);
    });
    await Promise.race([finished, limit]);
    cancel();
    // Not waited for: an insert that is under way may take a minute. Whoever opens the partition next waits until it is over.
    for (const worker of workers) void worker.revoke();
  }
}

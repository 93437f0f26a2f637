import { type BatchFormer } from './batch-former.js';
import { type DeliveryObserver } from './delivery-observer.js';
import { type DeliverySettings } from './delivery-settings.js';
import { type PartitionLog } from './partition-log.js';
import { type PartitionStore } from './partition-store.js';
import { type RejectedFeed } from './rejected-feed.js';
import { type SharedMemory } from './shared-memory.js';
import { type Surroundings } from './surroundings.js';
import { type WriteBudget } from './write-budget.js';

/** What a worker works with. */
export interface WorkerParts {
  readonly store: PartitionStore;
  readonly log: PartitionLog;
  readonly former: Pick<BatchFormer, keyof BatchFormer>;
  readonly feed: RejectedFeed;
  readonly budget: WriteBudget;
  /** For records that wait. */
  readonly buffers: SharedMemory;
  /** For ids of stored events. */
  readonly ids: SharedMemory;
  readonly observer: DeliveryObserver;
  readonly settings: DeliverySettings;
  readonly surroundings: Surroundings;
}

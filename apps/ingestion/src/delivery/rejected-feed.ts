import { type RejectedRecord } from './formed-batch.js';
import { type PartitionPlace } from './place.js';

/** Publishes refused records to the rejected topic, each at least once. */
export interface RejectedFeed {
  publish(place: PartitionPlace, rejected: readonly RejectedRecord[]): Promise<void>;
}

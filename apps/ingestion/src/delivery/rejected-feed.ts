import { type RejectedRecord } from '@docket/batch';
import { type PartitionPlace } from './place.js';

/** Publishes refused records to the rejected topic, each at least once. */
export interface RejectedFeed {
  publish(place: PartitionPlace, rejected: readonly RejectedRecord[]): Promise<void>;
}

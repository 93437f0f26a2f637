import { type ConsumerHandler, type FetchedBatch } from '@docket/kafka';
import { type FetchMarks } from './fetch-marks.js';

/** What of a consumer's handler delivers records. */
export type Delivery = Pick<ConsumerHandler, 'assigned' | 'fetched'>;

/** The same delivery, which also notes what was fetched and whether the group has dealt out its partitions. */
export class ObservedDelivery implements Delivery {
  #hasJoined = false;

  constructor(
    private readonly delivery: Delivery,
    private readonly marks: FetchMarks,
  ) {}

  /** Whether the group has told which partitions are ours, be it none. */
  get hasJoined(): boolean {
    return this.#hasJoined;
  }

  assigned(partitions: readonly number[]): void {
    this.#hasJoined = true;
    this.delivery.assigned(partitions);
  }

  fetched(batch: FetchedBatch): void {
    this.marks.fetched(batch);
    this.delivery.fetched(batch);
  }
}

import { type PartitionPlace } from '@docket/ledger';
import { ClickHousePartitionStore } from '../../../src/store/clickhouse-partition-store.js';
import { type ClickHouseModel } from '../clickhouse/clickhouse-model.js';
import { GUARD_SECONDS } from '../clickhouse/guard.js';
import { ModelWriter } from '../clickhouse/model-writer.js';
import { Actor } from './actor.js';
import { type Place } from './place.js';

/** Somebody who takes the fence of a partition for a moment, to read an exact tail, and writes nothing. */
export class Thief extends Actor {
  constructor(
    name: string,
    place: Place,
    private readonly clickhouse: ClickHouseModel,
  ) {
    super(name, place);
  }

  async steal(partition: PartitionPlace): Promise<void> {
    const store = new ClickHousePartitionStore(
      new ModelWriter(this.clickhouse, this.call, this.name),
      GUARD_SECONDS,
      () => Promise.resolve(),
    );
    const fence = await store.takeFence(partition, this.surroundings.uniqueName());
    if (!fence) return;
    await store.drain(partition, fence);
    await store.tail(partition);
    this.place.count('fences stolen for a moment');
  }
}

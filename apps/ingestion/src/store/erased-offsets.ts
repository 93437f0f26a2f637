import { type ClickHouseReader, type InsertGuard } from '@docket/clickhouse';
import { erasedBelow, notErased } from '@docket/erasure';
import { type LedgerRow, type PartitionPlace } from '@docket/ledger';

/**
 * Keeps what was erased out of the tables when records that were stored long ago are read again, because ClickHouse was lost.
 *
 * What it learns as a partition is opened is enough: an erasure that is published later deletes its rows only when the
 * ledger has passed its offsets. Records behind all erasures, which is every new one, are not looked at.
 */
export class ErasedOffsets {
  /** Of each partition the first offset from which on nothing was erased. */
  readonly #below = new Map<number, number>();

  constructor(
    private readonly reader: ClickHouseReader,
    /** Resolves when ClickHouse has everything that the control topic had when it was called. */
    private readonly controlIsKnown: () => Promise<void>,
  ) {}

  /** @throws an error with verdict `retry` while ClickHouse does not know yet what the control topic says */
  async learn(place: PartitionPlace): Promise<void> {
    await this.controlIsKnown();
    this.#below.set(place.partition, await erasedBelow(this.reader, place));
  }

  /** The guard of a batch, which leaves out what was erased. */
  leftOut(
    place: PartitionPlace,
    { first }: Pick<LedgerRow, 'first'>,
    guard: InsertGuard,
    table?: 'audit_events' | 'audit_rejections',
  ): InsertGuard {
    if (first >= (this.#below.get(place.partition) ?? 0)) return guard;
    const { where, params } = notErased(place, table);
    return { ...guard, where: `${guard.where} AND ${where}`, params: { ...guard.params, ...params } };
  }
}

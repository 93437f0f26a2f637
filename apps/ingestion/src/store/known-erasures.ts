import { type ClickHouseReader, type InsertGuard } from '@docket/clickhouse';
import { ErasedOffsets } from '@docket/erasure';
import { type LedgerRow, type PartitionPlace } from '@docket/ledger';

/**
 * Keeps what was erased out of the tables when records that were stored long ago are read again, because ClickHouse was lost.
 *
 * What it learns as a partition is opened is enough: an erasure that is published later deletes its rows only when the
 * ledger has passed its offsets. Records behind all erasures, which is every new one, are not looked at.
 */
export class KnownErasures {
  readonly #erased = new Map<number, ErasedOffsets>();

  constructor(
    private readonly reader: ClickHouseReader,
    /** Resolves when ClickHouse has everything that the control topic had when it was called. */
    private readonly controlIsKnown: () => Promise<void>,
  ) {}

  /** @throws an error with verdict `retry` while ClickHouse does not know yet what the control topic says */
  async learn(place: PartitionPlace): Promise<void> {
    await this.controlIsKnown();
    this.#erased.set(place.partition, await ErasedOffsets.of(this.reader, place));
  }

  /** The guard of a batch, which leaves out what was erased. */
  leftOut(
    { partition }: PartitionPlace,
    { first }: Pick<LedgerRow, 'first'>,
    guard: InsertGuard,
    table?: 'audit_events' | 'audit_rejections',
  ): InsertGuard {
    return this.#erased.get(partition)?.leftOut(guard, first, table) ?? guard;
  }
}

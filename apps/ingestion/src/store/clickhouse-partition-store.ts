import { type FormedBatch, type RejectedRecord } from '@docket/batch';
import { type ClickHouseWriter } from '@docket/clickhouse';
import {
  batchGuard,
  BrokenViews,
  EpochEndedError,
  eventsToken,
  type Fence,
  fenceGuard,
  type LedgerRow,
  LedgerStore,
  type PartitionPlace,
  refusals,
  type ViewFailedError,
} from '@docket/ledger';
import { type EventKey, type PartitionStore } from '../delivery/partition-store.js';
import { KnownErasures } from './known-erasures.js';
import * as queries from './queries.js';
import { REJECTION_COLUMNS, rejectionValues } from './rows.js';

/**
 * Bytes of keys per look-up, as they travel in the address of the request. ClickHouse takes a megabyte there, but proxies
 * and load balancers that stand before it take 8 KiB as a rule, and answer all that is longer with an error.
 */
const KEY_BYTES_PER_QUERY = 5_000;
/** Look-ups at the same time. */
const LOOK_UPS_AT_ONCE = 4;
/** Offsets per look-up of ids: an answer is text in memory, 24 bytes an id. */
const OFFSETS_PER_QUERY = 250_000;
/** Besides the tenant: an id and a time, with quotes and commas, each of which becomes three bytes. */
const KEY_BYTES = 80;

/** Delivery's store in ClickHouse: the ledger's, and the tables that its batches are written to. */
export class ClickHousePartitionStore extends LedgerStore implements PartitionStore {
  readonly #erased: KnownErasures;

  /**
   * @param windowSeconds see `batchGuard`
   * @param controlIsKnown see `KnownErasures`
   * @param producerOf service that published a rejected record, '' when unknown
   */
  constructor(
    writer: ClickHouseWriter,
    private readonly windowSeconds: number,
    controlIsKnown: () => Promise<void>,
    private readonly producerOf: (rejected: RejectedRecord) => string = () => '',
  ) {
    super(writer);
    this.#erased = new KnownErasures(writer, controlIsKnown);
  }

  /** @throws {EpochEndedError} when a new epoch of the topic was begun since this process read it */
  override async takeFence(place: PartitionPlace, owner: string): Promise<Fence | undefined> {
    const fence = await super.takeFence(place, owner);
    // Asked after the fence: whoever begins an epoch takes all fences of the former one afterwards.
    const epoch = await this.epoch(place.topic);
    if (epoch === place.epoch) {
      await this.#erased.learn(place);
      return fence;
    }
    throw new EpochEndedError(`epoch ${epoch} of topic ${place.topic} has begun, and ${place.epoch} has ended`, epoch);
  }

  async recentIds(place: PartitionPlace, below: number, limit: number): Promise<Uint32Array> {
    const pages: Buffer[] = [];
    for (let from = Math.max(0, below - limit); from < below; from += OFFSETS_PER_QUERY) {
      pages.push(await this.#idsBetween(place, from, Math.min(below, from + OFFSETS_PER_QUERY)));
    }
    // Copied, because a view of words needs aligned bytes; once, because there may be many megabytes.
    const bytes = new Uint8Array(pages.reduce((sum, { length }) => sum + length, 0));
    let end = 0;
    for (const page of pages) {
      bytes.set(page, end);
      end += page.length;
    }
    return new Uint32Array(bytes.buffer);
  }

  async stored(keys: readonly EventKey[]): Promise<Set<string>> {
    const found = new Set<string>();
    const pieces = inPieces(keys);
    const lookUp = async (): Promise<void> => {
      // Each takes the next piece when it is done with one.
      for (const some of pieces) for (const id of await this.#storedOf(some)) found.add(id);
    };
    await Promise.all(Array.from({ length: LOOK_UPS_AT_ONCE }, lookUp));
    return found;
  }

  writeEvents(place: PartitionPlace, fence: Fence, row: LedgerRow, batch: FormedBatch): Promise<void> {
    return refusals(
      this.writer.insertNative({
        table: 'audit_events',
        columns: batch.block.columns,
        body: batch.block.encode({ epoch: place.epoch, ingestedAt: row.at }),
        token: eventsToken(place, row),
        queryId: this.queryId(place, fence, 'events'),
        ...this.#erased.leftOut(place, row, batchGuard(place, fence, row, this.windowSeconds)),
      }),
    );
  }

  writeRejections(place: PartitionPlace, fence: Fence, row: LedgerRow, batch: FormedBatch): Promise<void> {
    return this.#insertRejections(place, fence, row, batch, {
      token: `${eventsToken(place, row)}/r`,
      ...batchGuard(place, fence, row, this.windowSeconds),
    });
  }

  async writeMissing(place: PartitionPlace, fence: Fence, row: LedgerRow, missing: FormedBatch): Promise<void> {
    const token = `${eventsToken(place, row)}/missing/${fence.number}/${fence.owner}`;
    const { block } = missing;
    // All hours of the batch: what is in the table need not be in its projections, and only the token, which is
    // forgotten by now, could have told. Listed first: an hour listed in vain is rebuilt in vain, one not listed stays
    // wrong.
    await this.listHours(place, fence, row, { hours: missing.hours, token: `${token}/hours` });
    if (block.rows > 0) {
      await refusals(
        this.writer.insertNative({
          table: 'audit_events',
          columns: block.columns,
          body: block.encode({ epoch: place.epoch, ingestedAt: row.at }),
          token,
          queryId: this.queryId(place, fence, 'missing'),
          ...this.#erased.leftOut(place, row, fenceGuard(place, fence)),
        }),
      );
    }
    if (missing.rejected.length > 0) {
      await this.#insertRejections(place, fence, row, missing, { token: `${token}/r`, ...fenceGuard(place, fence) });
    }
  }

  async #storedOf(keys: readonly EventKey[]): Promise<string[]> {
    const rows = await this.writer.query(queries.storedQuery, {
      tenants: keys.map((key) => key.tenantId),
      times: keys.map((key) => key.occurredAt),
      ids: keys.map((key) => key.eventId),
    });
    return rows.map(({ event_id: id }) => id);
  }

  async #idsBetween({ epoch, partition }: PartitionPlace, from: number, below: number): Promise<Buffer> {
    const params = { epoch, partition, from, below, limit: below - from };
    const [row] = await this.writer.query(queries.recentIdsQuery, params);
    return Buffer.from(row?.ids ?? '', 'base64');
  }

  detachView(place: PartitionPlace, fence: Fence, failure: ViewFailedError): Promise<boolean> {
    return new BrokenViews(this.writer).detach(place, fence, failure);
  }

  #insertRejections(
    place: PartitionPlace,
    fence: Fence,
    row: LedgerRow,
    batch: FormedBatch,
    how: ReturnType<typeof fenceGuard> & { token: string },
  ): Promise<void> {
    return refusals(
      this.writer.insertGuardedRows({
        table: 'audit_rejections',
        columns: REJECTION_COLUMNS,
        rows: batch.rejected.map((rejected) => rejectionValues(place, row, rejected, this.producerOf(rejected))),
        queryId: this.queryId(place, fence, 'rejections'),
        token: how.token,
        ...this.#erased.leftOut(place, row, how, 'audit_rejections'),
      }),
    );
  }
}

function* inPieces(keys: readonly EventKey[]): Generator<EventKey[]> {
  let piece: EventKey[] = [];
  let bytes = 0;
  for (const key of keys) {
    const more = encodeURIComponent(key.tenantId).length + KEY_BYTES;
    if (piece.length > 0 && bytes + more > KEY_BYTES_PER_QUERY) {
      yield piece;
      piece = [];
      bytes = 0;
    }
    piece.push(key);
    bytes += more;
  }
  if (piece.length > 0) yield piece;
}

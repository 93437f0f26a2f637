import { ClickHouseError, type ClickHouseWriter } from '@docket/clickhouse';
import { type Unstored } from '../delivery/fates.js';
import { type FormedBatch } from '../delivery/formed-batch.js';
import { eventsToken, type LedgerRow, ledgerToken } from '../delivery/ledger.js';
import { type EventKey, FenceLostError, type PartitionStore, WindowPassedError } from '../delivery/partition-store.js';
import { type Fence, fencePrefix, type PartitionPlace, queryPrefix } from '../delivery/place.js';
import { batchGuard, fenceGuard } from './guard.js';
import * as queries from './queries.js';
import { LEDGER_COLUMNS, ledgerValues, REJECTION_COLUMNS, rejectionValues, REPAIR_COLUMNS } from './rows.js';

/** Keys per look-up: they travel in the address of the request. */
const KEYS_PER_QUERY = 1_000;

/** Someone else's insert still runs although it was told to end. */
class StillRunningError extends Error {
  override readonly name = 'StillRunningError';
  readonly verdict = 'retry';
}

/** Delivery's store in ClickHouse. Each call is one attempt; the query id says whose it is. */
export class ClickHousePartitionStore implements PartitionStore {
  #queries = 0;

  /** @param windowSeconds see `batchGuard` */
  constructor(
    private readonly writer: ClickHouseWriter,
    private readonly windowSeconds: number,
  ) {}

  async now(): Promise<number> {
    const [row] = await this.writer.query(queries.nowQuery, {});
    return row?.now ?? 0;
  }

  async takeFence(place: PartitionPlace, owner: string): Promise<Fence | undefined> {
    const [highest] = await this.writer.query(queries.fenceQuery, { ...place });
    const fence = { number: (highest?.number ?? 0) + 1, owner };
    await this.writer.insertRows('ingest_fence', [{ ...place, ...fence, at: new Date() }], { token: owner });
    const [now] = await this.writer.query(queries.fenceQuery, { ...place });
    return now?.number === fence.number && now.owner === owner ? fence : undefined;
  }

  async drain(place: PartitionPlace, fence: Fence): Promise<void> {
    const params = { prefix: queryPrefix(place), own: fencePrefix(place, fence) };
    const running = await this.writer.query(queries.runningQuery, params);
    if (running.length === 0) return;
    // SYNC: returns when the killed queries are gone, and with them whatever they had not written yet.
    await this.writer.command(
      'KILL QUERY WHERE startsWith(query_id, {prefix:String}) AND NOT startsWith(query_id, {own:String}) SYNC',
      { params },
    );
    const left = await this.writer.query(queries.runningQuery, params);
    if (left.length > 0) throw new StillRunningError(`${left.length} older queries still run`);
  }

  async tail(place: PartitionPlace): Promise<LedgerRow[]> {
    const rows = await this.writer.query(queries.tailQuery, { ...place });
    return rows.map(({ at_ms: at, fates, ...row }) => ({
      ...row,
      at,
      fates: fates.map((run) => ({ ...run, fate: run.fate as Unstored })),
    }));
  }

  async recentIds(place: PartitionPlace, below: number, limit: number): Promise<Uint32Array> {
    const { epoch, partition } = place;
    const [row] = await this.writer.query(queries.recentIdsQuery, { epoch, partition, below, limit });
    // Copied, because a view of words needs aligned bytes.
    const bytes = new Uint8Array(Buffer.from(row?.ids ?? '', 'base64'));
    return new Uint32Array(bytes.buffer);
  }

  async stored(keys: readonly EventKey[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (let at = 0; at < keys.length; at += KEYS_PER_QUERY) {
      const some = keys.slice(at, at + KEYS_PER_QUERY);
      const rows = await this.writer.query(queries.storedQuery, {
        tenants: some.map((key) => key.tenantId),
        times: some.map((key) => key.occurredAt),
        ids: some.map((key) => key.eventId),
      });
      for (const row of rows) found.add(row.event_id);
    }
    return found;
  }

  async writtenOffsets(place: PartitionPlace, first: number, last: number): Promise<Set<number>> {
    const rows = await this.writer.query(queries.writtenOffsetsQuery, { ...place, first, last });
    return new Set(rows.map((row) => row.kafka_offset));
  }

  intend(place: PartitionPlace, fence: Fence, row: LedgerRow): Promise<void> {
    return refusals(
      this.writer.insertGuardedRows({
        table: 'ingest_ledger',
        columns: LEDGER_COLUMNS,
        rows: [ledgerValues(place, row)],
        token: ledgerToken(place, row),
        queryId: this.#queryId(place, fence, 'intend'),
        ...fenceGuard(place, fence),
      }),
    );
  }

  writeEvents(place: PartitionPlace, fence: Fence, row: LedgerRow, batch: FormedBatch): Promise<void> {
    return refusals(
      this.writer.insertNative({
        table: 'audit_events',
        columns: batch.block.columns,
        body: batch.block.encode({ epoch: place.epoch, ingestedAt: row.at }),
        token: eventsToken(place, row),
        queryId: this.#queryId(place, fence, 'events'),
        ...batchGuard(place, fence, row, this.windowSeconds),
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
    if (block.rows > 0) {
      // Listed first: an hour listed in vain is rebuilt in vain, one not listed stays wrong.
      await this.#listHours(place, fence, row, missing, token);
      await refusals(
        this.writer.insertNative({
          table: 'audit_events',
          columns: block.columns,
          body: block.encode({ epoch: place.epoch, ingestedAt: row.at }),
          token,
          queryId: this.#queryId(place, fence, 'missing'),
          ...fenceGuard(place, fence),
        }),
      );
    }
    if (missing.rejected.length > 0) {
      await this.#insertRejections(place, fence, row, missing, { token: `${token}/r`, ...fenceGuard(place, fence) });
    }
  }

  #listHours(place: PartitionPlace, fence: Fence, row: LedgerRow, missing: FormedBatch, token: string): Promise<void> {
    const { first, last } = row;
    return refusals(
      this.writer.insertGuardedRows({
        table: 'ingest_repair',
        columns: REPAIR_COLUMNS,
        rows: [...missing.hours].map((hour) => ({ ...place, first, last, hour: hour / 1000, at: new Date(row.at) })),
        token: `${token}/hours`,
        queryId: this.#queryId(place, fence, 'hours'),
        ...fenceGuard(place, fence),
      }),
    );
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
        rows: batch.rejected.map((rejected) => rejectionValues(place, row, rejected)),
        queryId: this.#queryId(place, fence, 'rejections'),
        ...how,
      }),
    );
  }

  /** Names the owner, so that draining finds it, and differs for every attempt, so that none is refused as running. */
  #queryId(place: PartitionPlace, fence: Fence, what: string): string {
    this.#queries += 1;
    return `${fencePrefix(place, fence)}${what}/${this.#queries}`;
  }
}

/** Tells delivery about the two refusals in its own terms. */
async function refusals(insert: Promise<void>): Promise<void> {
  try {
    await insert;
  } catch (error) {
    if (error instanceof ClickHouseError && error.type === 'fence_lost') throw new FenceLostError(error.message);
    if (error instanceof ClickHouseError && error.type === 'window_passed') throw new WindowPassedError(error.message);
    throw error;
  }
}

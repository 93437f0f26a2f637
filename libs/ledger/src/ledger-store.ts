import { type ClickHouseWriter } from '@docket/clickhouse';
import { databaseNow } from './database-now.js';
import { type FateRun } from './fate.js';
import { ledgerRowOf } from './found-row.js';
import { fenceGuard, intentGuard } from './guard.js';
import { type LedgerRow, ledgerToken } from './ledger.js';
import { type Fence, fencePrefix, type PartitionPlace, queryPrefix } from './place.js';
import { notStoredIn } from './not-stored.js';
import * as queries from './queries.js';
import { refusals } from './refusals.js';
import { LEDGER_COLUMNS, ledgerValues, REPAIR_COLUMNS, repairValues } from './rows.js';

/** Someone else's insert still runs although it was told to end. */
class StillRunningError extends Error {
  override readonly name = 'StillRunningError';
  readonly verdict = 'retry';
}

/** Stands for no hour at all: nothing happened then. */
const NO_HOUR = 0;

/**
 * Fence and ledger in ClickHouse: what everyone does who takes a partition. Each call is one attempt, and rejects with
 * - `FenceLostError` or `WindowPassedError` when ClickHouse refused it: nothing was written;
 * - an error with verdict `retry` when the outcome is unknown: send the same again;
 * - anything else: stop.
 */
export class LedgerStore {
  #queries = 0;

  constructor(protected readonly writer: ClickHouseWriter) {}

  /** The database's clock, ms since 1970. */
  now(): Promise<number> {
    return databaseNow(this.writer);
  }

  /** The current incarnation of a topic, 1 when none was ever begun. */
  async epoch(topic: string): Promise<number> {
    const [row] = await this.writer.query(queries.epochQuery, { topic });
    return Math.max(1, row?.epoch ?? 1);
  }

  /** A topic other than this one that has been delivered into the database. */
  async otherTopic(topic: string): Promise<string | undefined> {
    return (await this.writer.query(queries.otherTopicQuery, { topic }))[0]?.topic;
  }

  /** Begins an epoch. Doing it again changes nothing. */
  beginEpoch(topic: string, epoch: number, reason: string): Promise<void> {
    const row = { topic, epoch, reason, at: new Date() };
    return this.writer.insertRows('ingest_epoch', [row], { token: `${topic}/${epoch}` });
  }

  /** The partitions of which anything was decided in an epoch. */
  async partitions(topic: string, epoch: number): Promise<number[]> {
    return (await this.writer.query(queries.partitionsQuery, { topic, epoch })).map(({ partition }) => partition);
  }

  /** The partitions that anybody ever took in an epoch: more than those of which something was decided. */
  async claimed(topic: string, epoch: number): Promise<number[]> {
    return (await this.writer.query(queries.claimedQuery, { topic, epoch })).map(({ partition }) => partition);
  }

  /** Whose the partition is, and since when (ms since 1970, by the owner's clock). */
  async fence(place: PartitionPlace): Promise<(Fence & { readonly at: number }) | undefined> {
    const [row] = await this.writer.query(queries.fenceQuery, { ...place });
    return row && { number: row.number, owner: row.owner, at: row.at_ms };
  }

  /** Writes a fence above all others and reads back: undefined when someone else's is higher by then. */
  async takeFence(place: PartitionPlace, owner: string): Promise<Fence | undefined> {
    const [highest] = await this.writer.query(queries.fenceQuery, { ...place });
    const fence = { number: (highest?.number ?? 0) + 1, owner };
    await this.writer.insertRows('ingest_fence', [{ ...place, ...fence, at: new Date() }], { token: owner });
    const [now] = await this.writer.query(queries.fenceQuery, { ...place });
    return now?.number === fence.number && now.owner === owner ? fence : undefined;
  }

  /**
   * Ends every query that runs for the partition under a lower fence, and returns when none runs any more. One under a
   * higher fence is its owner's affair: whoever has that is about to end ours.
   */
  async drain(place: PartitionPlace, fence: Fence): Promise<void> {
    const params = { prefix: queryPrefix(place), ...fence };
    const running = await this.writer.query(queries.runningQuery, params);
    if (running.length === 0) return;
    // SYNC: returns when the killed queries are gone, and with them whatever they had not written yet.
    await this.writer.command(`KILL QUERY WHERE ${queries.UNDER_LOWER_FENCE} SYNC`, { params });
    const left = await this.writer.query(queries.runningQuery, params);
    if (left.length > 0) throw new StillRunningError(`${left.length} older queries still run`);
  }

  /** The last ledger rows by offset, at least two distinct ones when there are. To be trusted only after draining. */
  async tail(place: PartitionPlace): Promise<LedgerRow[]> {
    return (await this.writer.query(queries.tailQuery, { ...place })).map(ledgerRowOf);
  }

  /**
   * Which offsets of a range (both ends included) were not stored, as runs that do not overlap, ascending: whatever has
   * another fate, was lost, or was never decided about.
   */
  async notStored(place: PartitionPlace, from: number, to: number): Promise<FateRun[]> {
    return notStoredIn(await this.writer.query(queries.decisionsQuery, { ...place, from, to }), from, to);
  }

  /** Which offsets of a range are written: as an event, or as a rejection. */
  async writtenOffsets(place: PartitionPlace, first: number, last: number): Promise<Set<number>> {
    const rows = await this.writer.query(queries.writtenOffsetsQuery, { ...place, first, last });
    return new Set(rows.map((row) => row.kafka_offset));
  }

  /**
   * Whether somebody began to write what was missing of a batch because its token was forgotten, as the listed hours
   * tell. Then its token must never be used again, even if the clock is set back to when it was remembered.
   */
  async isRepaired(place: PartitionPlace, first: number): Promise<boolean> {
    const [row] = await this.writer.query(queries.repairsQuery, { ...place, first });
    return (row?.repairs ?? 0) > 0;
  }

  /** The hours (their starts, ms since 1970) of the stored events of a range of offsets. */
  async hours({ epoch, partition }: PartitionPlace, first: number, last: number): Promise<Set<number>> {
    const rows = await this.writer.query(queries.hoursQuery, { epoch, partition, first, last });
    return new Set(rows.map(({ hour }) => hour * 1000));
  }

  /** Adds rows to the ledger, all or none. @throws {HeldError} when they decide about records, and the topic is held */
  intend(place: PartitionPlace, fence: Fence, ...rows: readonly LedgerRow[]): Promise<void> {
    return refusals(
      this.writer.insertGuardedRows({
        table: 'ingest_ledger',
        columns: LEDGER_COLUMNS,
        rows: rows.map((row) => ledgerValues(place, row)),
        token: rows.map((row) => ledgerToken(place, row)).join('+'),
        queryId: this.queryId(place, fence, 'intend'),
        ...intentGuard(place, fence, {
          at: Math.min(...rows.map(({ at }) => at)),
          isNew: rows.some(({ first, last }) => last >= first),
        }),
      }),
    );
  }

  /** Lists hours (their starts, ms since 1970) whose projections must be rebuilt because of a batch. */
  async listHours(
    place: PartitionPlace,
    fence: Fence,
    row: LedgerRow,
    repair: { readonly hours: ReadonlySet<number>; readonly token: string },
  ): Promise<void> {
    // Listed even without any: that it was begun is what an owner after this one has to know.
    const hours = repair.hours.size > 0 ? [...repair.hours] : [NO_HOUR];
    await refusals(
      this.writer.insertGuardedRows({
        table: 'ingest_repair',
        columns: REPAIR_COLUMNS,
        rows: hours.map((hour) => repairValues(place, row, hour)),
        token: repair.token,
        queryId: this.queryId(place, fence, 'hours'),
        ...fenceGuard(place, fence),
      }),
    );
  }

  /** Names the owner, so that draining finds it, and differs for every attempt, so that none is refused as running. */
  protected queryId(place: PartitionPlace, fence: Fence, what: string): string {
    this.#queries += 1;
    return `${fencePrefix(place, fence)}${what}/${this.#queries}`;
  }
}

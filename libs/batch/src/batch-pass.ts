import { type EventBlock, type Rejection, type Transcoders } from '@docket/avro';
import { LIMITS } from '@docket/events';
import { BatchDigest } from './batch-digest.js';
import { FateRuns } from './fates.js';
import { type FormedBatch, type RejectedRecord } from './formed-batch.js';
import { type HeldRecords } from './held-records.js';
import { hourOf, MonthLimit } from './month-limit.js';
import { type PartitionPlace } from '@docket/ledger';

/** One walk over the records of a batch, which fills the block and notes the fates. */
export class BatchPass {
  readonly #fates = new FateRuns();
  readonly #digest: BatchDigest;
  readonly #rejected: RejectedRecord[] = [];
  readonly #hours = new Set<number>();
  readonly #months = new MonthLimit();
  #rejectedCount = 0;
  #accepted = 0;
  #duplicates = 0;
  #bytes = 0;
  /** Reused for every record: the hot path makes no object per event. */
  readonly #origin = { schemaId: 0, partition: 0, offset: 0, appendedAt: 0 };

  /** @param held the records, of which all methods are given the index */
  constructor(
    private readonly block: EventBlock,
    private readonly transcoders: Transcoders,
    private readonly held: HeldRecords,
    place: PartitionPlace,
  ) {
    block.reset();
    this.#digest = new BatchDigest(held);
    this.#origin.partition = place.partition;
  }

  /** Puts a record into the block, or says why it is no event; then the block is as before. */
  append(index: number, unknown: ReadonlySet<number>): Rejection | undefined {
    const { held } = this;
    if (held.isTombstone(index)) return { reason: 'tombstone', field: '', error: 'the record has no value' };
    const start = held.start(index);
    const end = held.end(index);
    const length = end - start;
    this.#bytes += length;
    if (length > LIMITS.value) {
      return { reason: 'too_large', field: '', error: `${length} bytes; at most ${LIMITS.value} are allowed` };
    }
    const schemaId = held.schemaId(index);
    if (schemaId === undefined) {
      return { reason: 'bad_magic', field: '', error: 'the value does not begin with a zero byte and a schema id' };
    }
    if (unknown.has(schemaId)) {
      return { reason: 'unknown_schema', field: '', error: `the registry does not know schema id ${schemaId}` };
    }
    this.#origin.schemaId = schemaId;
    this.#origin.offset = held.offset(index);
    this.#origin.appendedAt = held.appendedAt(index);
    return this.transcoders.appendFrom(this.block, held.memory, start, end, this.#origin);
  }

  /** What `append` would say, without putting the record into the block. */
  rejectionOf(index: number, unknown: ReadonlySet<number>): Rejection | undefined {
    const rejection = this.append(index, unknown);
    if (!rejection) this.block.dropLast();
    return rejection;
  }

  /** Whether the month of the record that was appended last still fits; if so it is counted. */
  admit(): boolean {
    return this.#months.admits(this.block.lastOccurredAt());
  }

  /** The record that was appended last is stored. */
  accept(index: number): void {
    this.#accepted += 1;
    this.#digest.add(index);
  }

  /** Takes the record that was appended last out of what is to be written. */
  leaveOut(): void {
    this.block.dropLast();
  }

  /** Notes the hour of the record that was appended last. */
  touch(): void {
    this.#hours.add(hourOf(this.block.lastOccurredAt()));
  }

  duplicate(index: number): void {
    this.#duplicates += 1;
    this.#fates.add(this.held.offset(index), 'duplicate');
  }

  reject(index: number, rejection: Rejection): void {
    const { held } = this;
    const offset = held.offset(index);
    this.#fates.add(offset, rejection.reason);
    this.#rejectedCount += 1;
    this.#rejected.push({ offset, record: held.record(index), schemaId: held.schemaId(index) ?? 0, rejection });
  }

  /** The same, unless the rejection is written already. */
  rejectAs(index: number, rejection: Rejection, except: ReadonlySet<number>): void {
    this.reject(index, rejection);
    if (except.has(this.held.offset(index))) this.#rejected.pop();
  }

  finish(first: number, last: number): FormedBatch {
    return {
      first,
      last,
      fates: this.#fates.runs,
      block: this.block,
      accepted: this.#accepted,
      rejected: this.#rejected,
      rejectedCount: this.#rejectedCount,
      duplicates: this.#duplicates,
      digest: this.#digest.finish(this.#fates.runs),
      bytes: this.#bytes,
      hours: this.#hours,
      months: this.#months.count,
    };
  }
}

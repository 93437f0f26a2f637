import { type EventBlock, readSchemaId, type Rejection, type Transcoders } from '@docket/avro';
import { LIMITS } from '@docket/events';
import { BatchDigest } from './batch-digest.js';
import { FateRuns } from './fates.js';
import { type FormedBatch, type RejectedRecord } from './formed-batch.js';
import { type WaitingRecord } from './inbox.js';
import { hourOf } from './month-limit.js';
import { type PartitionPlace } from './place.js';

/** One walk over the records of a batch, which fills the block and notes the fates. */
export class BatchPass {
  readonly #fates = new FateRuns();
  readonly #digest = new BatchDigest();
  readonly #rejected: RejectedRecord[] = [];
  readonly #hours = new Set<number>();
  #rejectedCount = 0;
  #accepted = 0;
  #duplicates = 0;
  #bytes = 0;
  /** Reused for every record: the hot path makes no object per event. */
  readonly #origin = { schemaId: 0, partition: 0, offset: 0, appendedAt: 0 };

  constructor(
    private readonly block: EventBlock,
    private readonly transcoders: Transcoders,
    place: PartitionPlace,
  ) {
    block.reset();
    this.#origin.partition = place.partition;
  }

  /** Puts a record into the block, or says why it is no event; then the block is as before. */
  append({ offset, record }: WaitingRecord, unknown: ReadonlySet<number>): Rejection | undefined {
    const { value } = record;
    if (value === null) return { reason: 'tombstone', field: '', error: 'the record has no value' };
    this.#bytes += value.length;
    if (value.length > LIMITS.value) {
      return { reason: 'too_large', field: '', error: `${value.length} bytes; at most ${LIMITS.value} are allowed` };
    }
    const schemaId = readSchemaId(value);
    if (schemaId === undefined) {
      return { reason: 'bad_magic', field: '', error: 'the value does not begin with a zero byte and a schema id' };
    }
    if (unknown.has(schemaId)) {
      return { reason: 'unknown_schema', field: '', error: `the registry does not know schema id ${schemaId}` };
    }
    this.#origin.schemaId = schemaId;
    this.#origin.offset = offset;
    this.#origin.appendedAt = Number(record.timestamp);
    return this.transcoders.append(this.block, value, this.#origin);
  }

  /** What `append` would say, without putting the record into the block. */
  rejectionOf(waiting: WaitingRecord, unknown: ReadonlySet<number>): Rejection | undefined {
    const rejection = this.append(waiting, unknown);
    if (!rejection) this.block.dropLast();
    return rejection;
  }

  /** The record that was appended last is stored. */
  accept({ offset, record }: WaitingRecord): void {
    this.#accepted += 1;
    if (record.value) this.#digest.add(offset, record.value);
  }

  /** Takes the record that was appended last out of what is to be written. */
  leaveOut(): void {
    this.block.dropLast();
  }

  /** Notes the hour of the record that was appended last. */
  touch(): void {
    this.#hours.add(hourOf(this.block.lastOccurredAt()));
  }

  duplicate({ offset }: WaitingRecord): void {
    this.#duplicates += 1;
    this.#fates.add(offset, 'duplicate');
  }

  reject(waiting: WaitingRecord, rejection: Rejection): void {
    this.#fates.add(waiting.offset, rejection.reason);
    this.#rejectedCount += 1;
    this.#rejected.push({ ...waiting, schemaId: schemaIdOf(waiting), rejection });
  }

  /** The same, unless the rejection is written already. */
  rejectAs(waiting: WaitingRecord, rejection: Rejection, except: ReadonlySet<number>): void {
    this.reject(waiting, rejection);
    if (except.has(waiting.offset)) this.#rejected.pop();
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
    };
  }
}

function schemaIdOf({ record }: WaitingRecord): number {
  return (record.value ? readSchemaId(record.value) : undefined) ?? 0;
}

import { EventBlock, readSchemaId, type Rejection, type Transcoders } from '@docket/avro';
import { REDELIVERY_HEADER, REDELIVERY_VALUE } from '@docket/events';
import { type IncomingRecord } from '@docket/kafka';
import { BatchPass } from './batch-pass.js';
import { BYTES_PER_ID, DuplicateMemory } from './duplicate-memory.js';
import { PartitionStoppedError } from './errors.js';
import { FateReader } from './fates.js';
import { type FormedBatch } from './formed-batch.js';
import { type WaitingRecord } from './inbox.js';
import { type LedgerRow } from './ledger.js';
import { MonthLimit } from './month-limit.js';
import { type EventKey, type PartitionStore } from './partition-store.js';
import { type PartitionPlace } from './place.js';

/** Makes sure that every schema of a batch can be transcoded or is known to be unknown. */
export interface SchemaSource {
  readonly transcoders: Transcoders;
  /** @returns the ids that the registry does not know, asked twice. Rejects with verdict `retry` during an outage. */
  prepare(ids: ReadonlySet<number>): Promise<ReadonlySet<number>>;
}

/** A batch, and the records that did not fit in it. */
export interface Decision {
  readonly batch: FormedBatch;
  readonly rest: readonly WaitingRecord[];
}

/** Words of 32 bits in an event id. */
const WORDS = 4;

const NONE: ReadonlySet<string> = new Set();

/** Decides the fates of one partition's records, and forms what is to be written of them. */
export class BatchFormer {
  readonly #block = new EventBlock();
  /** The event id of the row under way. */
  readonly #id = new Uint32Array(WORDS);
  /** Ids of stored events: those whose intent was acknowledged. */
  readonly #memory: DuplicateMemory;
  /** Ids of the batch under way: until its intent is acknowledged they count only within it. */
  readonly #batchIds: DuplicateMemory;

  constructor(
    private readonly schemas: SchemaSource,
    private readonly store: Pick<PartitionStore, 'stored'>,
    sizes: { readonly memoryBytes: number; readonly batchRows: number },
  ) {
    this.#memory = new DuplicateMemory(sizes.memoryBytes);
    this.#batchIds = new DuplicateMemory(sizes.batchRows * BYTES_PER_ID);
  }

  /** How many ids of earlier events can be remembered. */
  get capacity(): number {
    return this.#memory.capacity;
  }

  forget(): void {
    this.#memory.clear();
  }

  /** Remembers ids of stored events. @param ids four words each, as ClickHouse lays a UUID out, oldest first */
  remember(ids: Uint32Array): void {
    for (let at = 0; at + 3 < ids.length; at += 4) {
      this.#memory.add(ids[at] ?? 0, ids[at + 1] ?? 0, ids[at + 2] ?? 0, ids[at + 3] ?? 0);
    }
  }

  /** The intent of the batch that was formed last was acknowledged: its events are stored ones from now on. */
  acknowledged(): void {
    const { rows } = this.#block;
    const ids = new Uint32Array(rows * WORDS);
    for (let row = 0; row < rows; row += 1) this.#block.copyEventId(row, ids, row * WORDS);
    this.remember(ids);
  }

  /**
   * Decides about records. Nothing is remembered of it, so it may be repeated after a failure.
   * @param first offset the batch begins at, at or before its first record
   */
  async decide(place: PartitionPlace, first: number, records: readonly WaitingRecord[]): Promise<Decision> {
    const unknown = await this.schemas.prepare(schemaIdsOf(records));
    const redelivered: EventKey[] = [];
    const once = this.#decided(place, first, records, unknown, NONE, redelivered);
    if (redelivered.length === 0) return once;
    const stored = await this.store.stored(redelivered);
    return stored.size === 0 ? once : this.#decided(place, first, records, unknown, stored, []);
  }

  /**
   * Forms a batch again with the fates that were recorded, whatever this version of the code would decide.
   * @param except offsets whose records are left out of what is to be written
   */
  async reform(
    place: PartitionPlace,
    row: LedgerRow,
    records: readonly WaitingRecord[],
    except: ReadonlySet<number> = new Set(),
  ): Promise<FormedBatch> {
    const unknown = await this.schemas.prepare(schemaIdsOf(records));
    const pass = new BatchPass(this.#block, this.schemas.transcoders, place);
    const fates = new FateReader(row.fates);
    for (const waiting of records) {
      const fate = fates.of(waiting.offset);
      if (fate === 'lost') throw new PartitionStoppedError(`offset ${waiting.offset} was accepted as lost`);
      if (fate === 'duplicate') pass.duplicate(waiting);
      else if (fate !== undefined)
        pass.rejectAs(waiting, rejectionAs(fate, pass.rejectionOf(waiting, unknown)), except);
      else this.#acceptAgain(pass, waiting, unknown, except);
    }
    return pass.finish(row.first, row.last);
  }

  #acceptAgain(
    pass: BatchPass,
    waiting: WaitingRecord,
    unknown: ReadonlySet<number>,
    except: ReadonlySet<number>,
  ): void {
    const rejection = pass.append(waiting, unknown);
    if (rejection) {
      throw new PartitionStoppedError(
        `offset ${waiting.offset} was decided to be stored, but this version cannot read it: ${rejection.reason}, ${rejection.error}`,
      );
    }
    pass.accept(waiting);
    pass.touch();
    if (except.has(waiting.offset)) pass.leaveOut();
  }

  #decided(
    place: PartitionPlace,
    first: number,
    records: readonly WaitingRecord[],
    unknown: ReadonlySet<number>,
    stored: ReadonlySet<string>,
    redelivered: EventKey[],
  ): Decision {
    const pass = new BatchPass(this.#block, this.schemas.transcoders, place);
    const months = new MonthLimit();
    this.#batchIds.clear();
    for (const [index, waiting] of records.entries()) {
      const rejection = pass.append(waiting, unknown);
      if (rejection) {
        pass.reject(waiting, rejection);
        continue;
      }
      if (!months.admits(this.#block.lastOccurredAt())) {
        pass.leaveOut();
        return cut(pass, first, records, index);
      }
      if (this.#isDuplicate(waiting.record, stored, redelivered)) {
        pass.leaveOut();
        pass.duplicate(waiting);
      } else {
        pass.accept(waiting);
      }
    }
    return cut(pass, first, records, records.length);
  }

  #isDuplicate(record: IncomingRecord, stored: ReadonlySet<string>, redelivered: EventKey[]): boolean {
    const id = this.#id;
    this.#block.copyEventId(this.#block.rows - 1, id, 0);
    const [a = 0, b = 0, c = 0, d = 0] = id;
    if (this.#memory.has(a, b, c, d)) return true;
    if (isRedelivery(record)) {
      const key = this.#block.lastKey();
      if (stored.has(key.eventId)) return true;
      redelivered.push(key);
    }
    return !this.#batchIds.add(a, b, c, d);
  }
}

function cut(pass: BatchPass, first: number, records: readonly WaitingRecord[], count: number): Decision {
  const last = records[count - 1]?.offset ?? first - 1;
  return { batch: pass.finish(first, last), rest: records.slice(count) };
}

/** The recorded reason holds; this version's words for it are used when it finds the same. */
function rejectionAs(reason: Rejection['reason'], found: Rejection | undefined): Rejection {
  if (found?.reason === reason) return found;
  return { reason, field: '', error: 'decided by an earlier version of Docket' };
}

function schemaIdsOf(records: readonly WaitingRecord[]): Set<number> {
  const ids = new Set<number>();
  let last = -1;
  for (const { record } of records) {
    const id = record.value ? readSchemaId(record.value) : undefined;
    if (id === undefined || id === last) continue;
    ids.add(id);
    last = id;
  }
  return ids;
}

function isRedelivery(record: IncomingRecord): boolean {
  const mark = record.headers?.[REDELIVERY_HEADER];
  return mark !== undefined && String(mark) === REDELIVERY_VALUE;
}

import {
  BatchPass,
  type FormedBatch,
  type RecordSpan,
  reformBatch,
  schemaIdsOf,
  type SchemaSource,
} from '@docket/batch';
import { EventBlock } from '@docket/avro';
import { BYTES_PER_ID, capacityOf, DuplicateMemory } from './duplicate-memory.js';
import { type LedgerRow } from './ledger.js';
import { type EventKey, type PartitionStore } from './partition-store.js';
import { type PartitionPlace } from './place.js';

/** A batch, and how many of the records it decides about: not all of them always fit in one. */
export interface Decision {
  readonly batch: FormedBatch;
  readonly count: number;
}

/** Schemas in one batch at most: bad records may name any id, and each that is unknown has to be asked for. */
const MAX_SCHEMAS = 500;

/** Words of 32 bits in an event id. */
const WORDS = 4;

const NONE: ReadonlySet<string> = new Set();

/** Decides the fates of one partition's records, and forms what is to be written of them. */
export class BatchFormer {
  readonly #block = new EventBlock();
  /** The event id of the row under way. */
  readonly #id = new Uint32Array(WORDS);
  /** Ids of stored events: those whose intent was acknowledged. */
  #memory: DuplicateMemory;
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

  /** Changes the memory for ids of earlier events. The newest ones are kept, as many as fit. */
  resize(memoryBytes: number): void {
    if (capacityOf(memoryBytes) !== this.#memory.capacity) this.#memory = this.#memory.moved(memoryBytes);
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
  async decide(place: PartitionPlace, first: number, records: RecordSpan): Promise<Decision> {
    const { ids, length } = schemaIdsOf(records, MAX_SCHEMAS);
    const some = records.held.span(length);
    const unknown = await this.schemas.prepare(ids);
    const redelivered: EventKey[] = [];
    const once = this.#decided(place, first, some, unknown, NONE, redelivered);
    if (redelivered.length === 0) return once;
    const stored = await this.store.stored(redelivered);
    return stored.size === 0 ? once : this.#decided(place, first, some, unknown, stored, []);
  }

  /**
   * Forms a batch again with the fates that were recorded, whatever this version of the code would decide.
   * @param except offsets whose records are left out of what is to be written
   */
  reform(
    place: PartitionPlace,
    row: LedgerRow,
    records: RecordSpan,
    except: ReadonlySet<number> = new Set(),
  ): Promise<FormedBatch> {
    return reformBatch({ block: this.#block, schemas: this.schemas }, place, row, records, except);
  }

  #decided(
    place: PartitionPlace,
    first: number,
    records: RecordSpan,
    unknown: ReadonlySet<number>,
    stored: ReadonlySet<string>,
    redelivered: EventKey[],
  ): Decision {
    const pass = new BatchPass(this.#block, this.schemas.transcoders, records.held, place);
    this.#batchIds.clear();
    for (let index = 0; index < records.length; index += 1) {
      const rejection = pass.append(index, unknown);
      if (rejection) {
        pass.reject(index, rejection);
        continue;
      }
      if (!pass.admit()) {
        pass.leaveOut();
        return cut(pass, first, records, index);
      }
      if (this.#isDuplicate(records.held.isRedelivery(index), stored, redelivered)) {
        pass.leaveOut();
        pass.duplicate(index);
      } else {
        pass.accept(index);
      }
    }
    return cut(pass, first, records, records.length);
  }

  #isDuplicate(isRedelivery: boolean, stored: ReadonlySet<string>, redelivered: EventKey[]): boolean {
    const id = this.#id;
    this.#block.copyEventId(this.#block.rows - 1, id, 0);
    const [a = 0, b = 0, c = 0, d = 0] = id;
    if (this.#memory.has(a, b, c, d)) return true;
    if (isRedelivery) {
      const key = this.#block.lastKey();
      if (stored.has(key.eventId)) return true;
      redelivered.push(key);
    }
    return !this.#batchIds.add(a, b, c, d);
  }
}

function cut(pass: BatchPass, first: number, { held }: RecordSpan, count: number): Decision {
  const last = count > 0 ? held.offset(count - 1) : first - 1;
  return { batch: pass.finish(first, last), count };
}

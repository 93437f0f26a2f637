import { type AvroSchema, LIMITS } from '@docket/events';
import type { EventBlock } from './block/event-block.js';
import type { RowOrigin } from './block/column-store.js';
import { generate, instantiate, type Walk } from './codegen/compile.js';
import { makePlan } from './plan/make-plan.js';
import { type Rejection, refuseUnread } from './rejection.js';
import { AFTER_RECORD, Cursor, NOT_A_VALUE, type RecordMemory } from './runtime/cursor.js';
import { BROKEN_RULES, MALFORMED } from './runtime/problems.js';
import { parseSchema } from './schema/parse-schema.js';
import { SchemaContractError } from './schema/schema-contract-error.js';
import { WIRE_HEADER_BYTES } from './wire.js';

/** Where a record came from: `schemaId` is the one its value names. */
export type RecordMeta = RowOrigin;

/** What is known of one schema: how to walk its records, or why none of them can be taken. */
type Transcoder =
  | { readonly walk: Walk; readonly fields: readonly string[]; readonly refusal?: undefined }
  | { readonly refusal: Rejection };

/** More schemas than this are not used at once; the one not used for longest goes, and is asked for again. */
const MAX_SCHEMAS = 2_000;

/**
 * Takes Avro records to rows of an {@link EventBlock} without making an object per record: for each schema id a
 * function is compiled once, which walks the bytes, checks them, and writes the columns.
 */
export class Transcoders {
  readonly #byId = new Map<number, Transcoder>();
  readonly #cursor = new Cursor();
  /** Holds one record at a time, for those that come alone. */
  #single: RecordMemory | undefined;

  /**
   * Compiles the schema of an id. One that no event can have is remembered with the reason: every record of it is
   * rejected as `contract`.
   */
  add(id: number, schema: AvroSchema): void {
    this.#byId.set(id, compile(schema));
    for (const oldest of this.#byId.keys()) {
      if (this.#byId.size <= MAX_SCHEMAS) break;
      this.#byId.delete(oldest);
    }
  }

  /**
   * Whether the schema of an id is known; if not, it has to be added before a record of it can be appended. What was
   * asked for lately is the last to go.
   */
  has(id: number): boolean {
    const known = this.#byId.get(id);
    if (known === undefined) return false;
    this.#byId.delete(id);
    this.#byId.set(id, known);
    return true;
  }

  /**
   * Appends a record as the block's next row.
   *
   * @returns undefined when it was appended; otherwise why not, and the block is as it was before.
   * @throws RangeError when the schema id of `meta` was not added: the caller's mistake, not the record's.
   */
  append(block: EventBlock, value: Buffer | null, meta: RecordMeta): Rejection | undefined {
    const refused = refuseUnread(value);
    if (refused !== undefined || value === null) return refused;
    const memory = (this.#single ??= recordMemory(Buffer.alloc(LIMITS.value + 1)));
    memory.bytes.set(value);
    memory.bytes[value.length] = AFTER_RECORD;
    return this.appendFrom(block, memory, 0, value.length, meta);
  }

  /**
   * The same for one of many records in memory, without a view of each: about a tenth faster.
   * @param start where the value begins, which `refuseUnread` must not refuse
   * @param end where it ends; the byte there is {@link AFTER_RECORD}
   */
  appendFrom(
    block: EventBlock,
    memory: RecordMemory,
    start: number,
    end: number,
    meta: RecordMeta,
  ): Rejection | undefined {
    const transcoder = this.#byId.get(meta.schemaId);
    if (transcoder === undefined) throw new RangeError(`schema ${meta.schemaId} is not known`);
    if (transcoder.refusal !== undefined) return transcoder.refusal;
    const cursor = this.#cursor;
    const store = block.open();
    cursor.begin(memory, start + WIRE_HEADER_BYTES, end, meta.appendedAt + LIMITS.clockSkewMs);
    store.beginRow();
    if (walked(transcoder.walk, cursor, store) && cursor.at === cursor.end && cursor.broken < 0 && !cursor.skewed) {
      store.commitRow(meta);
      return undefined;
    }
    store.takeBack(store.rows);
    return rejectionOf(cursor, transcoder.fields);
  }
}

/** Memory for records. @param bytes room for all of them, and a byte after each */
export function recordMemory(bytes: Buffer): RecordMemory {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
}

/**
 * Why ingestion would reject every record of a schema as `contract`, so that it can be told before one is registered.
 * @returns undefined for a schema that events can have
 */
export function contractProblem(schema: AvroSchema): Rejection | undefined {
  return compile(schema).refusal;
}

function compile(schema: AvroSchema): Transcoder {
  try {
    const walkSource = generate(makePlan(parseSchema(schema)));
    return { walk: instantiate(walkSource), fields: walkSource.fields };
  } catch (error) {
    if (!(error instanceof SchemaContractError)) throw error;
    return { refusal: { reason: 'contract', field: error.field, error: error.message } };
  }
}

function walked(walk: Walk, cursor: Cursor, store: Parameters<Walk>[1]): boolean {
  try {
    walk(cursor, store);
    return true;
  } catch (error) {
    if (error !== NOT_A_VALUE) throw error;
    return false;
  }
}

/** The reason, the strongest first: what the bytes are, then what the value is. */
function rejectionOf(cursor: Cursor, fields: readonly string[]): Rejection {
  if (cursor.malformed >= 0) {
    return { reason: 'malformed', field: fields[cursor.field] ?? '', error: MALFORMED[cursor.malformed] ?? '' };
  }
  if (cursor.at !== cursor.end) {
    const left = cursor.end - cursor.at;
    return { reason: 'trailing_bytes', field: '', error: `${left} bytes are left over after the event` };
  }
  if (cursor.broken >= 0) {
    return ruleRejection(fields[cursor.brokenField] ?? '', BROKEN_RULES[cursor.broken] ?? '');
  }
  const field = 'envelope.occurred_at';
  return { reason: 'clock_skew', field, error: `${field} is more than 24 hours after the record was appended` };
}

function ruleRejection(field: string, rule: string): Rejection {
  return { reason: 'invalid_field', field, error: `${field} ${rule}` };
}

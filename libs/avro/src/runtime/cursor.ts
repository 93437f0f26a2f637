import { CUT_SHORT, TOO_MANY_BITS } from './problems.js';

/** Thrown to leave the walk when the bytes are no value of the schema; always this object, so that throwing is cheap. */
export const NOT_A_VALUE = new Error('not a value of the schema');

/**
 * Must follow every record in memory, so that the short ways to read a number, which look at one byte only, end at the
 * record's end.
 */
export const AFTER_RECORD = 255;

/** Memory that holds records, each followed by a byte {@link AFTER_RECORD}; both fields show the same bytes. */
export interface RecordMemory {
  readonly bytes: Buffer;
  readonly view: DataView;
}

const NOTHING = Buffer.alloc(0);

/**
 * The place in the bytes of one record, and what was found wrong with it so far.
 *
 * A broken rule does not end the walk: bytes that are no value of the schema are `malformed` whatever else is wrong
 * with them, so that the reason does not depend on the order of the fields. Only the first broken rule is kept.
 */
export class Cursor {
  /** The memory the record lies in, between `at` and `end`, among others: a view of every record would cost more. */
  bytes: Buffer = NOTHING;
  view: DataView = new DataView(NOTHING.buffer, 0, 0);
  at = 0;
  end = 0;
  /** Index of the field under way in the schema's list of paths. Set by the generated code. */
  field = 0;
  /** What ended the walk: index in `MALFORMED`. */
  malformed = -1;
  /** The first broken rule, as an index in `BROKEN_RULES`, and its field; -1 while there is none. */
  broken = -1;
  brokenField = 0;
  /** Latest `occurred_at` that is no clock skew, ms since the epoch. */
  latest = 0;
  skewed = false;
  /** The number last read by `readLong` is beyond 2^53 - 1. */
  unsafe = false;
  /** Where the JSON text under way begins, and whether it has become longer than a detail may be. */
  jsonStart = 0;
  jsonTooLong = false;

  /** @param at where the record's Avro body begins @param end where it ends */
  begin({ bytes, view }: RecordMemory, at: number, end: number, latest: number): void {
    this.bytes = bytes;
    this.view = view;
    this.at = at;
    this.end = end;
    this.field = 0;
    this.malformed = -1;
    this.broken = -1;
    this.latest = latest;
    this.skewed = false;
  }
}

/** Leaves the walk. */
export function malformed(cursor: Cursor, problem: number): never {
  cursor.malformed = problem;
  throw NOT_A_VALUE;
}

/** Remembers that the field under way breaks a rule. */
export function broke(cursor: Cursor, rule: number): void {
  if (cursor.broken >= 0) return;
  cursor.broken = rule;
  cursor.brokenField = cursor.field;
}

/**
 * Reads a zigzag varint. Exact within +-(2^53 - 1); beyond, `unsafe` is set and the result is only of the right sign
 * and magnitude. Longer encodings than needed are taken, up to the ten bytes of 64 bits.
 */
export function readLong(cursor: Cursor): number {
  const { bytes, end } = cursor;
  let at = cursor.at;
  let low = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    if (at >= end) malformed(cursor, CUT_SHORT);
    const byte = bytes[at++] as number;
    low |= (byte & 127) << shift;
    if (byte < 128) {
      cursor.at = at;
      cursor.unsafe = false;
      return (low >>> 1) ^ -(low & 1);
    }
  }
  cursor.at = at;
  return readHigh(cursor, low);
}

/** The rest of a varint of more than four bytes: in doubles, as 32-bit operations do not reach. */
function readHigh(cursor: Cursor, low: number): number {
  const { bytes, end } = cursor;
  let at = cursor.at;
  let high = 0;
  let factor = 1;
  for (let count = 5; ; count++) {
    if (at >= end) malformed(cursor, CUT_SHORT);
    const byte = bytes[at++] as number;
    // Nine bytes carry 63 bits; the tenth can only add the last one.
    if (count === 10 && byte > 1) malformed(cursor, TOO_MANY_BITS);
    high += (byte & 127) * factor;
    if (byte < 128) break;
    factor *= 128;
  }
  cursor.at = at;
  const half = high * 0x800_0000 + (low >>> 1);
  const value = (low & 1) === 0 ? half : -half - 1;
  cursor.unsafe = value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER;
  return value;
}

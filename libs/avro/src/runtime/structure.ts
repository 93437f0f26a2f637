import { type Cursor, malformed, readLong } from './cursor.js';
import { BAD_BOOLEAN, BAD_BRANCH, BAD_LENGTH, BAD_SYMBOL, CUT_SHORT, NO_INT } from './problems.js';

/** Reads the length of a string or of bytes, which must lie within the record. */
export function readLength(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.at] as number;
  let length: number;
  if (byte < 128 && (byte & 1) === 0) {
    cursor.at++;
    length = byte >>> 1;
  } else {
    length = readLong(cursor);
    if (length < 0 || cursor.unsafe) malformed(cursor, BAD_LENGTH);
  }
  if (length > cursor.end - cursor.at) malformed(cursor, CUT_SHORT);
  return length;
}

/** Reads which of `count` branches of a union follows. Generated code reads the usual single byte by itself. */
export function branch(cursor: Cursor, count: number): number {
  const index = readLong(cursor);
  if (index < 0 || index >= count) malformed(cursor, BAD_BRANCH);
  return index;
}

/** Reads which of `count` symbols an enum has. */
export function symbol(cursor: Cursor, count: number): number {
  const index = readLong(cursor);
  if (index < 0 || index >= count) malformed(cursor, BAD_SYMBOL);
  return index;
}

/**
 * Reads how many items of an array or entries of a map follow in the next block; 0 is the end. A negative count is
 * followed by the size of the block in bytes, which serves readers that skip; like other readers, this one passes over it.
 */
export function blockCount(cursor: Cursor): number {
  const count = readLong(cursor);
  if (cursor.unsafe) malformed(cursor, BAD_LENGTH);
  if (count < 0) {
    readLong(cursor);
    return -count;
  }
  return count;
}

export function readInt(cursor: Cursor): number {
  const value = readLong(cursor);
  if (value < -0x8000_0000 || value > 0x7fff_ffff) malformed(cursor, NO_INT);
  return value;
}

export function readBoolean(cursor: Cursor): boolean {
  if (cursor.at >= cursor.end) malformed(cursor, CUT_SHORT);
  const byte = cursor.bytes[cursor.at++] as number;
  if (byte > 1) malformed(cursor, BAD_BOOLEAN);
  return byte === 1;
}

export function readFloat(cursor: Cursor): number {
  return cursor.view.getFloat32(skip(cursor, 4), true);
}

export function readDouble(cursor: Cursor): number {
  return cursor.view.getFloat64(skip(cursor, 8), true);
}

/** Passes over bytes that must be there, and gives the place where they begin. */
export function skip(cursor: Cursor, count: number): number {
  const from = cursor.at;
  if (count > cursor.end - from) malformed(cursor, CUT_SHORT);
  cursor.at = from + count;
  return from;
}

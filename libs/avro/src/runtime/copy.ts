import type { ByteColumn } from '../block/byte-column.js';
import { type Cursor, malformed } from './cursor.js';
import { BAD_UTF8 } from './problems.js';
import { isUtf8 } from './utf8.js';

/** Most bytes of a length in front of a value. */
const LENGTH_BYTES = 5;
/** The bits that are set in bytes beyond ASCII, of four bytes at once. */
const BEYOND_ASCII = 0x8080_8080;

/**
 * Copies the next `length` bytes of the record, which must be UTF-8, to the column as one value.
 * Four bytes at a time: about five times as fast as byte by byte, and for short values than a native copy, too.
 */
export function copyText(cursor: Cursor, column: ByteColumn, length: number): void {
  if (column.end + length + LENGTH_BYTES > column.bytes.length) column.grow(length + LENGTH_BYTES);
  const from = cursor.at;
  let at = column.end;
  if (length < 128) column.bytes[at++] = length;
  else at = writeLength(column.bytes, at, length);
  const seen = length < 4 ? copyFew(cursor, column, at, length) : copyWords(cursor, column, at, length);
  column.end = at + length;
  cursor.at = from + length;
  if ((seen & BEYOND_ASCII) !== 0 && !isUtf8(cursor.bytes, from, cursor.at)) malformed(cursor, BAD_UTF8);
}

function copyWords(cursor: Cursor, column: ByteColumn, start: number, length: number): number {
  const source = cursor.view;
  const target = column.view;
  const from = cursor.at;
  // The last word ends with the text, and so may write bytes of the one before it once more.
  const last = length - 4;
  let word = source.getInt32(from + last, true);
  let seen = word;
  target.setInt32(start + last, word, true);
  for (let i = 0; i < last; i += 4) {
    word = source.getInt32(from + i, true);
    seen |= word;
    target.setInt32(start + i, word, true);
  }
  return seen;
}

function copyFew(cursor: Cursor, column: ByteColumn, start: number, length: number): number {
  let seen = 0;
  for (let i = 0; i < length; i++) {
    const byte = cursor.bytes[cursor.at + i] as number;
    seen |= byte;
    column.bytes[start + i] = byte;
  }
  return seen;
}

/** Passes over the next `length` bytes of the record, which must be UTF-8 all the same. */
export function skipText(cursor: Cursor, length: number): void {
  const from = cursor.at;
  cursor.at = from + length;
  if (!isUtf8(cursor.bytes, from, cursor.at)) malformed(cursor, BAD_UTF8);
}

/** Bytes made beforehand from a text, in a form that is quick to copy. */
export class Prepared {
  /** Four bytes each, the last ones padded. */
  readonly words: Int32Array;
  /** Bytes. */
  readonly length: number;

  constructor(bytes: Uint8Array) {
    const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
    padded.set(bytes);
    this.words = new Int32Array(padded.buffer);
    this.length = bytes.length;
  }

  /** A text as a value of a column: its length, then its bytes. */
  static value(text: string): Prepared {
    const bytes = Buffer.from(text, 'utf8');
    const value = new Uint8Array(bytes.length + LENGTH_BYTES);
    const at = writeLength(value, 0, bytes.length);
    value.set(bytes, at);
    return new Prepared(value.subarray(0, at + bytes.length));
  }

  /** The bytes of a text alone. */
  static piece(text: string): Prepared {
    return new Prepared(Buffer.from(text, 'utf8'));
  }
}

/** Copies what was prepared. The padding is written too, and then over. */
export function copyPrepared(column: ByteColumn, prepared: Prepared): void {
  const { words, length } = prepared;
  if (column.end + length + 4 > column.bytes.length) column.grow(length + 4);
  const target = column.view;
  let at = column.end;
  for (let i = 0; i < words.length; i++, at += 4) target.setInt32(at, words[i] as number, true);
  column.end += length;
}

/** Writes a length as Native has it, seven bits a byte, and gives the place behind it. */
export function writeLength(target: Uint8Array, at: number, length: number): number {
  let rest = length;
  while (rest > 127) {
    target[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  target[at++] = rest;
  return at;
}

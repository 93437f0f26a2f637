import { LIMITS } from '@docket/events';
import type { ByteColumn } from '../block/byte-column.js';
import type { ColumnStore } from '../block/column-store.js';
import { copyPrepared, type Prepared, skipText, writeLength } from './copy.js';
import { broke, type Cursor, malformed } from './cursor.js';
import { BAD_UTF8, KEY_TWICE, TOO_LONG } from './problems.js';
import { readLength } from './structure.js';
import { isUtf8 } from './utf8.js';

const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
const SPACE = 32;
/** `\u00XX`, the longest escape. */
const ESCAPE_BYTES = 6;

/** Begins a detail whose text is JSON. Its length comes in front, so one byte is kept for it. */
export function jsonBegin(cursor: Cursor, store: ColumnStore): void {
  const column = store.detailValues;
  cursor.jsonStart = column.end;
  cursor.jsonTooLong = false;
  if (column.end === column.bytes.length) column.grow(1);
  column.end++;
}

/** Ends it: writes the length, moving the text where one byte does not hold it. */
export function jsonEnd(cursor: Cursor, store: ColumnStore): void {
  const column = store.detailValues;
  const start = cursor.jsonStart;
  const length = column.end - start - 1;
  if (cursor.jsonTooLong || length > LIMITS.detail) {
    broke(cursor, TOO_LONG);
    column.end = start;
    return;
  }
  const more = length < 128 ? 0 : length < 16_384 ? 1 : 2;
  if (more > 0) {
    if (column.end + more > column.bytes.length) column.grow(more);
    column.bytes.copyWithin(start + 1 + more, start + 1, column.end);
    column.end += more;
  }
  writeLength(column.bytes, start, length);
}

/** Makes room. A text that has become too long begins anew: it will be refused, and must not grow without bound. */
export function jsonRoom(cursor: Cursor, column: ByteColumn, count: number): void {
  if (column.end - cursor.jsonStart - 1 > LIMITS.detail) {
    cursor.jsonTooLong = true;
    column.end = cursor.jsonStart + 1;
  }
  if (column.end + count > column.bytes.length) column.grow(count);
}

/** One ASCII character. */
export function jsonByte(cursor: Cursor, store: ColumnStore, byte: number): void {
  const column = store.detailValues;
  jsonRoom(cursor, column, 1);
  column.bytes[column.end++] = byte;
}

/** A piece of text known beforehand: names, symbols, literals. */
export function jsonPiece(cursor: Cursor, store: ColumnStore, piece: Prepared): void {
  jsonRoom(cursor, store.detailValues, 0);
  copyPrepared(store.detailValues, piece);
}

/** A string, quoted and escaped as JSON.stringify does it. */
export function jsonString(cursor: Cursor, store: ColumnStore): void {
  quoted(cursor, store.detailValues, readLength(cursor));
}

/** The key of a map's entry and its colon. Avro allows a key twice; readers disagree on which one counts. */
export function jsonKey(cursor: Cursor, store: ColumnStore, seen: Set<string>): void {
  const length = readLength(cursor);
  const key = cursor.bytes.toString('latin1', cursor.at, cursor.at + length);
  if (seen.has(key)) broke(cursor, KEY_TWICE);
  seen.add(key);
  quoted(cursor, store.detailValues, length);
  jsonByte(cursor, store, COLON);
}

/** The keys of one map. */
export function jsonKeys(): Set<string> {
  return new Set();
}

function quoted(cursor: Cursor, column: ByteColumn, length: number): void {
  if (length > LIMITS.detail) {
    cursor.jsonTooLong = true;
    skipText(cursor, length);
    return;
  }
  const from = cursor.at;
  const to = from + length;
  const source = cursor.bytes;
  let seen = 0;
  let escapes = 0;
  for (let i = from; i < to; i++) {
    const byte = source[i] as number;
    seen |= byte;
    if (byte < SPACE || byte === QUOTE || byte === BACKSLASH) escapes++;
  }
  cursor.at = to;
  if (seen > 127 && !isUtf8(source, from, to)) malformed(cursor, BAD_UTF8);
  jsonRoom(cursor, column, length + 2 + escapes * (ESCAPE_BYTES - 1));
  const target = column.bytes;
  let at = column.end;
  target[at++] = QUOTE;
  for (let i = from; i < to; i++) {
    const byte = source[i] as number;
    if (byte < SPACE || byte === QUOTE || byte === BACKSLASH) at = writeEscape(target, at, byte);
    else target[at++] = byte;
  }
  target[at++] = QUOTE;
  column.end = at;
}

/** The letter of each short escape by the character escaped. */
const SHORT = new Map([
  [8, 98],
  [9, 116],
  [10, 110],
  [12, 102],
  [13, 114],
  [QUOTE, QUOTE],
  [BACKSLASH, BACKSLASH],
]);
const HEX = Buffer.from('0123456789abcdef', 'latin1');

function writeEscape(target: Uint8Array, start: number, byte: number): number {
  let at = start;
  target[at++] = BACKSLASH;
  const letter = SHORT.get(byte);
  if (letter !== undefined) {
    target[at++] = letter;
    return at;
  }
  for (const character of [117, 48, 48, HEX[byte >>> 4] as number, HEX[byte & 15] as number]) target[at++] = character;
  return at;
}

import { LIMITS } from '@docket/events';
import type { ColumnStore } from '../block/column-store.js';
import { Prepared } from './copy.js';
import { broke, type Cursor, readLong } from './cursor.js';
import { MAX_DATE } from './details.js';
import { jsonByte, jsonPiece, jsonRoom } from './json-text.js';
import { base64Length, INTEGER_BYTES, writeAscii, writeBase64, writeInteger } from './number-text.js';
import { NO_DATE, NOT_FINITE, UNSAFE } from './problems.js';
import { readBoolean, readDouble, readFloat, readInt, readLength, skip, symbol } from './structure.js';

const QUOTE = 34;
const TRUE = Prepared.piece('true');
const FALSE = Prepared.piece('false');
const NULL = Prepared.piece('null');

export function jsonNull(cursor: Cursor, store: ColumnStore): void {
  jsonPiece(cursor, store, NULL);
}

export function jsonBoolean(cursor: Cursor, store: ColumnStore): void {
  jsonPiece(cursor, store, readBoolean(cursor) ? TRUE : FALSE);
}

/** The symbol of an enum; `pieces` are the symbols, quoted. */
export function jsonEnum(cursor: Cursor, store: ColumnStore, pieces: readonly Prepared[]): void {
  jsonPiece(cursor, store, pieces[symbol(cursor, pieces.length)] as Prepared);
}

export function jsonInt(cursor: Cursor, store: ColumnStore): void {
  integer(cursor, store, readInt(cursor));
}

export function jsonLong(cursor: Cursor, store: ColumnStore): void {
  const value = readLong(cursor);
  if (cursor.unsafe) broke(cursor, UNSAFE);
  else integer(cursor, store, value);
}

function integer(cursor: Cursor, store: ColumnStore, value: number): void {
  const column = store.detailValues;
  jsonRoom(cursor, column, INTEGER_BYTES);
  column.end = writeInteger(column.bytes, column.end, value);
}

export function jsonMillis(cursor: Cursor, store: ColumnStore): void {
  const value = readLong(cursor);
  if (value > MAX_DATE || value < -MAX_DATE) broke(cursor, cursor.unsafe ? UNSAFE : NO_DATE);
  else ascii(cursor, store, `"${new Date(value).toISOString()}"`);
}

export function jsonFloat(cursor: Cursor, store: ColumnStore): void {
  double(cursor, store, readFloat(cursor));
}

export function jsonDouble(cursor: Cursor, store: ColumnStore): void {
  double(cursor, store, readDouble(cursor));
}

function double(cursor: Cursor, store: ColumnStore, value: number): void {
  if (Number.isFinite(value)) ascii(cursor, store, String(value));
  else broke(cursor, NOT_FINITE);
}

function ascii(cursor: Cursor, store: ColumnStore, text: string): void {
  const column = store.detailValues;
  jsonRoom(cursor, column, text.length);
  column.end = writeAscii(column.bytes, column.end, text);
}

export function jsonBytes(cursor: Cursor, store: ColumnStore): void {
  jsonFixed(cursor, store, readLength(cursor));
}

/** The next `size` bytes as a string of base64. */
export function jsonFixed(cursor: Cursor, store: ColumnStore, size: number): void {
  const from = skip(cursor, size);
  const length = base64Length(size);
  if (length > LIMITS.detail) {
    cursor.jsonTooLong = true;
    return;
  }
  jsonByte(cursor, store, QUOTE);
  const column = store.detailValues;
  jsonRoom(cursor, column, length);
  column.end = writeBase64(column.bytes, column.end, cursor.bytes, from, cursor.at);
  jsonByte(cursor, store, QUOTE);
}

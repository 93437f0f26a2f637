import { LIMITS } from '@docket/events';
import type { ByteColumn } from '../block/byte-column.js';
import type { ColumnStore } from '../block/column-store.js';
import { copyPrepared, copyText, Prepared, skipText, writeLength } from './copy.js';
import { broke, type Cursor, readLong } from './cursor.js';
import { base64Length, INTEGER_BYTES, writeAscii, writeBase64, writeInteger } from './number-text.js';
import { NO_DATE, NOT_FINITE, TOO_LONG, TOO_MUCH, UNSAFE } from './problems.js';
import { readBoolean, readDouble, readFloat, readInt, readLength, skip, symbol } from './structure.js';
import { countCodePoints } from './utf8.js';

/**
 * Most bytes of all details of a row together. A few bytes of Avro can name long symbols and field names, so that the
 * size of the record does not bound what is written for it.
 */
export const MAX_DETAILS_BYTES = 1024 * 1024;

/** The latest moment a JavaScript date can be, ms since the epoch. */
export const MAX_DATE = 8.64e15;

/** Begins a detail: its key, prepared. The value has to follow. */
export function key(cursor: Cursor, store: ColumnStore, prepared: Prepared): void {
  copyPrepared(store.detailKeys, prepared);
  store.details++;
  const { end, mark } = store.detailValues;
  if (end - mark > MAX_DETAILS_BYTES) {
    broke(cursor, TOO_MUCH);
    // The row is lost; what it has written so far need not be kept while the walk goes on.
    store.detailValues.end = mark;
    store.detailKeys.end = store.detailKeys.mark;
  }
}

export function detailText(cursor: Cursor, store: ColumnStore): void {
  const length = readLength(cursor);
  if (length > LIMITS.detail) {
    broke(cursor, TOO_LONG);
    skipText(cursor, length);
  } else {
    copyText(cursor, store.detailValues, length);
  }
}

/** A string of bounded characters; they can only be too many when the bytes are. */
export function detailPreview(cursor: Cursor, store: ColumnStore, characters: number): void {
  const before = cursor.at;
  detailText(cursor, store);
  const bytes = cursor.at - before;
  if (bytes > characters && countCodePoints(cursor.bytes, textStart(cursor, before), cursor.at) > characters) {
    broke(cursor, TOO_LONG);
  }
}

/** Where a string begins whose length begins at `at`. */
function textStart(cursor: Cursor, at: number): number {
  let start = at;
  while ((cursor.bytes[start] as number) > 127) start++;
  return start + 1;
}

export function detailEnum(cursor: Cursor, store: ColumnStore, symbols: readonly Prepared[]): void {
  copyPrepared(store.detailValues, symbols[symbol(cursor, symbols.length)] as Prepared);
}

const BOOLEANS = [Prepared.value('false'), Prepared.value('true')] as const;

export function detailBoolean(cursor: Cursor, store: ColumnStore): void {
  copyPrepared(store.detailValues, BOOLEANS[readBoolean(cursor) ? 1 : 0]);
}

export function detailInt(cursor: Cursor, store: ColumnStore): void {
  integer(store.detailValues, readInt(cursor));
}

export function detailLong(cursor: Cursor, store: ColumnStore): void {
  const value = readLong(cursor);
  if (cursor.unsafe) broke(cursor, UNSAFE);
  else integer(store.detailValues, value);
}

function integer(column: ByteColumn, value: number): void {
  if (column.end + INTEGER_BYTES + 1 > column.bytes.length) column.grow(INTEGER_BYTES + 1);
  const start = column.end;
  column.end = writeInteger(column.bytes, start + 1, value);
  column.bytes[start] = column.end - start - 1;
}

export function detailMillis(cursor: Cursor, store: ColumnStore): void {
  const value = readLong(cursor);
  if (value > MAX_DATE || value < -MAX_DATE) broke(cursor, cursor.unsafe ? UNSAFE : NO_DATE);
  else ascii(store.detailValues, new Date(value).toISOString());
}

export function detailFloat(cursor: Cursor, store: ColumnStore): void {
  double(cursor, store, readFloat(cursor));
}

export function detailDouble(cursor: Cursor, store: ColumnStore): void {
  double(cursor, store, readDouble(cursor));
}

function double(cursor: Cursor, store: ColumnStore, value: number): void {
  if (Number.isFinite(value)) ascii(store.detailValues, String(value));
  else broke(cursor, NOT_FINITE);
}

/** A text of less than 128 ASCII characters. */
function ascii(column: ByteColumn, text: string): void {
  if (column.end + text.length + 1 > column.bytes.length) column.grow(text.length + 1);
  column.bytes[column.end] = text.length;
  column.end = writeAscii(column.bytes, column.end + 1, text);
}

export function detailBytes(cursor: Cursor, store: ColumnStore): void {
  base64(cursor, store.detailValues, readLength(cursor));
}

export function detailFixed(cursor: Cursor, store: ColumnStore, size: number): void {
  base64(cursor, store.detailValues, size);
}

function base64(cursor: Cursor, column: ByteColumn, length: number): void {
  const from = skip(cursor, length);
  const size = base64Length(length);
  if (size > LIMITS.detail) {
    broke(cursor, TOO_LONG);
    return;
  }
  if (column.end + size + 5 > column.bytes.length) column.grow(size + 5);
  const at = writeLength(column.bytes, column.end, size);
  column.end = writeBase64(column.bytes, at, cursor.bytes, from, cursor.at);
}

import { LIMITS } from '@docket/events';
import type { ByteColumn } from '../block/byte-column.js';
import type { ColumnStore } from '../block/column-store.js';
import { setPair } from '../block/fixed-columns.js';
import { copyPrepared, copyText, type Prepared, skipText } from './copy.js';
import { broke, type Cursor, readLong } from './cursor.js';
import { EMPTY, NEGATIVE, NO_UUID, OUT_OF_RANGE, TOO_LONG, UNSAFE } from './problems.js';
import { readLength, symbol } from './structure.js';
import { uuid } from './uuid.js';

/** A string into a column of text. */
export function text(cursor: Cursor, column: ByteColumn, row: number, limit: number, mayBeEmpty: number): void {
  const length = readLength(cursor);
  if (length === 0 && mayBeEmpty === 0) broke(cursor, EMPTY);
  if (length > limit) {
    broke(cursor, TOO_LONG);
    skipText(cursor, length);
    return;
  }
  if (column.filled !== row) column.fillTo(row);
  column.mark = column.end;
  column.filled = row + 1;
  copyText(cursor, column, length);
}

/** The symbol of an enum into a column of text. */
export function enumText(cursor: Cursor, column: ByteColumn, row: number, symbols: readonly Prepared[]): void {
  constantText(column, row, symbols[symbol(cursor, symbols.length)] as Prepared);
}

/** A prepared value into a column of text. */
export function constantText(column: ByteColumn, row: number, prepared: Prepared): void {
  if (column.filled !== row) column.fillTo(row);
  column.mark = column.end;
  column.filled = row + 1;
  copyPrepared(column, prepared);
}

export function occurredAt(cursor: Cursor, store: ColumnStore): void {
  const value = readLong(cursor);
  if (value < LIMITS.occurredAtMin || value >= LIMITS.occurredAtMax) {
    broke(cursor, OUT_OF_RANGE);
    return;
  }
  if (value > cursor.latest) cursor.skewed = true;
  setPair(store.fixed.occurredAt, store.rows, value);
}

/** The producer's counter, already read. */
export function sequence(cursor: Cursor, store: ColumnStore, value: number): void {
  if (cursor.unsafe) broke(cursor, UNSAFE);
  else if (value < 0) broke(cursor, NEGATIVE);
  else setPair(store.fixed.sequence, store.rows, value);
}

export function eventId(cursor: Cursor, store: ColumnStore): void {
  const length = readLength(cursor);
  if (length === 36 && uuid(cursor.view, cursor.at, store.fixed.eventId, 8 * store.rows)) {
    cursor.at += 36;
  } else {
    broke(cursor, length === 0 ? EMPTY : NO_UUID);
    skipText(cursor, length);
  }
}

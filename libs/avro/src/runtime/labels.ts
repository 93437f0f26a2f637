import { LIMITS } from '@docket/events';
import type { ColumnStore } from '../block/column-store.js';
import { copyText, skipText } from './copy.js';
import { broke, type Cursor } from './cursor.js';
import { KEY_TWICE, TOO_LONG, TOO_MANY } from './problems.js';
import { blockCount, readLength } from './structure.js';

/** Where the keys of the record under way lie, as pairs of start and length, to find a key that comes twice. */
const KEYS = new Uint32Array(2 * LIMITS.labels);

/** A map of strings into the labels. Avro allows a key twice; readers disagree on which one counts. */
export function labels(cursor: Cursor, store: ColumnStore): void {
  let count = 0;
  for (let left = blockCount(cursor); left !== 0; left = blockCount(cursor)) {
    for (; left > 0; left--) {
      const fits = label(cursor, store, count);
      count++;
      if (!fits) continue;
      store.labels++;
    }
  }
}

/** One entry; false when it was only passed over, because there are too many. */
function label(cursor: Cursor, store: ColumnStore, index: number): boolean {
  if (index >= LIMITS.labels) {
    broke(cursor, TOO_MANY);
    skipText(cursor, readLength(cursor));
    skipText(cursor, readLength(cursor));
    return false;
  }
  const keyLength = readLength(cursor);
  if (isKnown(cursor, index, keyLength)) broke(cursor, KEY_TWICE);
  KEYS[2 * index] = cursor.at;
  KEYS[2 * index + 1] = keyLength;
  if (keyLength > LIMITS.labelKey) {
    broke(cursor, TOO_LONG);
    skipText(cursor, keyLength);
  } else {
    copyText(cursor, store.labelKeys, keyLength);
  }
  const length = readLength(cursor);
  if (length > LIMITS.labelValue) {
    broke(cursor, TOO_LONG);
    skipText(cursor, length);
  } else {
    copyText(cursor, store.labelValues, length);
  }
  return true;
}

/** Whether the key at the cursor is one of the `count` before it. */
function isKnown(cursor: Cursor, count: number, length: number): boolean {
  const { bytes, at } = cursor;
  for (let i = 0; i < count; i++) {
    if (KEYS[2 * i + 1] !== length) continue;
    const other = KEYS[2 * i] as number;
    let same = 0;
    while (same < length && bytes[at + same] === bytes[other + same]) same++;
    if (same === length) return true;
  }
  return false;
}

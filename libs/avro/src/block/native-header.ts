import { writeLength } from '../runtime/copy.js';
import type { BlockColumn } from './event-columns.js';

/** What stands at the beginning of a block of the Native format: how many columns and rows follow. */
export function blockHeader(columns: number, rows: number): Buffer {
  const header = Buffer.allocUnsafe(10);
  return header.subarray(0, writeLength(header, writeLength(header, 0, columns), rows));
}

/** What stands before the data of each column: its name and its type. */
export function columnHeader({ name, type }: BlockColumn): Buffer {
  const header = Buffer.allocUnsafe(name.length + type.length + 10);
  let at = writeLength(header, 0, name.length);
  at += header.write(name, at, 'latin1');
  at = writeLength(header, at, type.length);
  at += header.write(type, at, 'latin1');
  return header.subarray(0, at);
}

import { type OutgoingRecord, type RecordHeaders } from '../records.js';

/** Records as they cross to another thread: their bytes in one piece, which is handed over and not copied. */
export interface PackedRecords {
  /** For each record the lengths of key and value, u32 each, then key and value. */
  readonly bytes: ArrayBuffer;
  readonly count: number;
  /** Headers by position; undefined when no record has any. */
  readonly headers: readonly (RecordHeaders | undefined)[] | undefined;
}

const LENGTHS = 8;
/** Stands for null, which is not the same as nothing. */
const NULL = 0xffff_ffff;

/** @param records whose buffers may be changed or used again afterwards */
export function packRecords(records: readonly OutgoingRecord[]): PackedRecords {
  let size = 0;
  for (const { key, value } of records) size += LENGTHS + mostBytesOf(key) + (value?.length ?? 0);
  // A piece of its own: a slice of Node's pool could not be handed over.
  const bytes = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for (const { key, value } of records) {
    const start = at;
    at += LENGTHS;
    const keyLength = typeof key === 'string' ? bytes.write(key, at) : (key?.copy(bytes, at) ?? 0);
    at += keyLength;
    at += value?.copy(bytes, at) ?? 0;
    bytes.writeUInt32LE(key === null ? NULL : keyLength, start);
    bytes.writeUInt32LE(value === null ? NULL : value.length, start + 4);
  }
  const headers = records.some((record) => record.headers) ? records.map((record) => record.headers) : undefined;
  return { bytes: bytes.buffer, count: records.length, headers };
}

/** The records again. Their keys and values share the memory of `bytes`. */
export function unpackRecords({ bytes, count, headers }: PackedRecords): OutgoingRecord[] {
  const all = Buffer.from(bytes);
  const records: OutgoingRecord[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const keyLength = all.readUInt32LE(at);
    const valueLength = all.readUInt32LE(at + 4);
    at += LENGTHS;
    const key = keyLength === NULL ? null : all.subarray(at, (at += keyLength));
    const value = valueLength === NULL ? null : all.subarray(at, (at += valueLength));
    const given = headers?.[index];
    records.push(given ? { key, value, headers: given } : { key, value });
  }
  return records;
}

/** A unit of UTF-16 is at most 3 bytes of UTF-8. */
function mostBytesOf(key: OutgoingRecord['key']): number {
  if (key === null) return 0;
  return typeof key === 'string' ? key.length * 3 : key.length;
}

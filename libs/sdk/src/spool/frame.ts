import { crc32 } from 'node:zlib';

/**
 * How a record lies in a spool, numbers little-endian:
 *
 * ```
 * u32 length of the payload · u32 CRC-32 of the payload · payload:
 *   f64 number · f64 written at (ms since 1970) · u32 length of the key · u32 length of the headers · key · headers (JSON) · value
 * ```
 */
const HEAD = 8;
const FIXED = 24;
/** More is no frame of ours: keys, headers and values are bounded far below. */
const MOST_PAYLOAD = 4 * 1024 * 1024;

/** A record as it was found. */
export interface StoredRecord {
  /** Grows with each record of a log. */
  readonly number: number;
  /** ms since 1970 */
  readonly writtenAt: number;
  readonly record: StorableRecord;
}

/** What is to be stored; all that producers of events send. */
export interface StorableRecord {
  readonly key: string;
  readonly value: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A record as bytes that can be checked. */
export function encodeFrame(number: number, writtenAt: number, record: StorableRecord): Buffer {
  const headers = record.headers ? JSON.stringify(record.headers) : '';
  const keyBytes = Buffer.byteLength(record.key);
  const headerBytes = Buffer.byteLength(headers);
  const payload = FIXED + keyBytes + headerBytes + record.value.length;
  const frame = Buffer.allocUnsafe(HEAD + payload);
  frame.writeUInt32LE(payload, 0);
  frame.writeDoubleLE(number, HEAD);
  frame.writeDoubleLE(writtenAt, HEAD + 8);
  frame.writeUInt32LE(keyBytes, HEAD + 16);
  frame.writeUInt32LE(headerBytes, HEAD + 20);
  let at = HEAD + FIXED;
  at += frame.write(record.key, at);
  at += frame.write(headers, at);
  record.value.copy(frame, at);
  frame.writeUInt32LE(crc32(frame.subarray(HEAD)), 4);
  return frame;
}

/** What stands at one place of a log. `more`: bytes that have to be there to tell; `bad`: no frame, or not all of one. */
export type FrameAt =
  | { readonly kind: 'frame'; readonly stored: StoredRecord; readonly bytes: number }
  | { readonly kind: 'more'; readonly bytes: number }
  | { readonly kind: 'bad' };

/** Reads the frame at `at`. Its value shares memory with `bytes`. */
export function frameAt(bytes: Buffer, at: number): FrameAt {
  const there = bytes.length - at;
  if (there < HEAD) return { kind: 'more', bytes: HEAD };
  const length = bytes.readUInt32LE(at);
  if (length < FIXED || length > MOST_PAYLOAD) return { kind: 'bad' };
  if (there < HEAD + length) return { kind: 'more', bytes: HEAD + length };
  const payload = bytes.subarray(at + HEAD, at + HEAD + length);
  if (crc32(payload) !== bytes.readUInt32LE(at + 4)) return { kind: 'bad' };
  const keyEnd = FIXED + payload.readUInt32LE(16);
  const headersEnd = keyEnd + payload.readUInt32LE(20);
  if (headersEnd > length) return { kind: 'bad' };
  const headers = payload.toString('utf8', keyEnd, headersEnd);
  const stored = {
    number: payload.readDoubleLE(0),
    writtenAt: payload.readDoubleLE(8),
    record: {
      key: payload.toString('utf8', FIXED, keyEnd),
      value: payload.subarray(headersEnd),
      ...(headers === '' ? {} : { headers: JSON.parse(headers) as Record<string, string> }),
    },
  };
  return { kind: 'frame', stored, bytes: HEAD + length };
}

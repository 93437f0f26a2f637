import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Identity of a new event: UUID version 7, so that ids of one process grow with time. Lower case. */
export function newEventId(): string {
  return v7();
}

/**
 * Identity of an event whose time is known and whose chance comes from elsewhere: UUID version 7 of that time. Ids grow
 * with time and, within a millisecond, with `sequence`.
 * @param at ms since the epoch @param sequence below 2^32 @param random 16 bytes, of which the last six count
 */
export function timedEventId(at: number, sequence: number, random: Uint8Array): string {
  return v7({ msecs: at, seq: sequence, random });
}

/**
 * Identity of an event that was taken from somewhere else: UUID version 8 from the SHA-256 of the parts, each preceded
 * by its length, so that `('a', 'bc')` and `('ab', 'c')` differ. The same parts always give the same id.
 */
export function derivedEventId(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = Buffer.from(part, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  const id = hash.digest().subarray(0, 16);
  id.writeUInt8((id.readUInt8(6) & 0x0f) | 0x80, 6);
  id.writeUInt8((id.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = id.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Whether a text is a UUID in the canonical form: lower-case hexadecimal digits with dashes, of any version. */
export function isEventId(text: string): boolean {
  return UUID.test(text);
}

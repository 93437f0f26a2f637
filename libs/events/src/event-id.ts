import { createHash, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Length of the text of an id: 32 digits and four dashes, each one byte. */
export const EVENT_ID_LENGTH = 36;

const DIGITS = Buffer.from('0123456789abcdef', 'latin1');
const DASH = 0x2d;
/** Bytes of an id after which its text has a dash. */
const DASH_AFTER = 0b0000_0010_1010_1000;
/** Chance is fetched for hundreds of ids at once: asking for it costs more than everything else about an id. */
const CHANCE = new Uint8Array(4096);
/** Bytes that `v7` may look at, of which it takes the last six. */
const RANDOM_BYTES = 16;

const newestBytes = new Uint8Array(16);
const newestText = Buffer.alloc(EVENT_ID_LENGTH);
const newest = { random: new Uint8Array(RANDOM_BYTES), msecs: 0, seq: 0 };
let used = CHANCE.length;

/** Identity of a new event: UUID version 7, so that ids of one process grow with time. Lower case. */
export function newEventId(): string {
  writeNewEventId(newestText, 0);
  return newestText.toString('latin1');
}

/** Writes the text of a {@link newEventId} to the {@link EVENT_ID_LENGTH} bytes from `at` on. */
export function writeNewEventId(target: Uint8Array, at: number): void {
  if (used + RANDOM_BYTES > CHANCE.length) {
    randomFillSync(CHANCE);
    used = 0;
  }
  advance(Date.now());
  for (let i = 10; i < RANDOM_BYTES; i++) newest.random[i] = CHANCE[used++] as number;
  v7(newest, newestBytes);
  let end = at;
  for (let i = 0; i < newestBytes.length; i++) {
    const byte = newestBytes[i] as number;
    target[end++] = DIGITS[byte >>> 4] as number;
    target[end++] = DIGITS[byte & 15] as number;
    if (((DASH_AFTER >>> i) & 1) === 1) target[end++] = DASH;
  }
}

/** A counter that begins anywhere keeps the ids of one millisecond in order, and those made while the clock stands or goes back. */
function advance(now: number): void {
  if (now > newest.msecs) {
    newest.msecs = now;
    newest.seq = 0;
    // 31 bits of 32, so that there is always room to count.
    for (let i = 0; i < 4; i++) newest.seq = (newest.seq << 8) | (CHANCE[used++] as number);
    newest.seq &= 0x7fff_ffff;
    return;
  }
  newest.seq = (newest.seq + 1) | 0;
  if (newest.seq === 0) newest.msecs += 1;
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

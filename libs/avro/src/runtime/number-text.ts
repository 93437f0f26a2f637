/** Most bytes `writeInteger` writes: a sign and the 16 digits of 2^53. */
export const INTEGER_BYTES = 17;

const DIGITS = new Uint8Array(INTEGER_BYTES);
const MINUS = 45;
const ZERO = 48;

/** Writes a safe integer in decimal, as JavaScript prints it, and gives the place behind it. */
export function writeInteger(target: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  if (rest < 0) {
    target[at++] = MINUS;
    rest = -rest;
  }
  let count = 0;
  // Division of doubles only while there are more digits than 32 bits hold.
  while (rest > 0xffff_ffff) {
    const tenth = Math.floor(rest / 10);
    DIGITS[count++] = rest - tenth * 10;
    rest = tenth;
  }
  let small = rest >>> 0;
  do {
    const tenth = (small / 10) >>> 0;
    DIGITS[count++] = small - tenth * 10;
    small = tenth;
  } while (small > 0);
  while (count > 0) target[at++] = ZERO + (DIGITS[--count] as number);
  return at;
}

/** Writes a text of ASCII characters and gives the place behind it. */
export function writeAscii(target: Uint8Array, start: number, text: string): number {
  for (let i = 0; i < text.length; i++) target[start + i] = text.charCodeAt(i);
  return start + text.length;
}

const ALPHABET = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', 'latin1');
const PAD = 61;

/** How many characters base64 takes for so many bytes. */
export function base64Length(length: number): number {
  return Math.ceil(length / 3) * 4;
}

/** Writes bytes in base64, with padding, and gives the place behind it. */
export function writeBase64(target: Uint8Array, start: number, source: Uint8Array, from: number, to: number): number {
  let at = start;
  for (let i = from; i < to; i += 3) {
    const second = i + 1 < to ? (source[i + 1] as number) : 0;
    const third = i + 2 < to ? (source[i + 2] as number) : 0;
    const bits = ((source[i] as number) << 16) | (second << 8) | third;
    target[at++] = ALPHABET[bits >>> 18] as number;
    target[at++] = ALPHABET[(bits >>> 12) & 63] as number;
    target[at++] = i + 1 < to ? (ALPHABET[(bits >>> 6) & 63] as number) : PAD;
    target[at++] = i + 2 < to ? (ALPHABET[bits & 63] as number) : PAD;
  }
  return at;
}

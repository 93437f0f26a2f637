const DASH = 45;

/**
 * Reads the text of a UUID, in either case, and writes it as Native has it: two 64-bit halves, of each the low word
 * first. Four digits at a time.
 *
 * @param at where its 36 characters begin.
 * @returns false when it is none; what was written is then without meaning.
 */
export function uuid(text: DataView, at: number, into: Uint32Array, place: number): boolean {
  const dashes =
    (text.getUint8(at + 8) ^ DASH) |
    (text.getUint8(at + 13) ^ DASH) |
    (text.getUint8(at + 18) ^ DASH) |
    (text.getUint8(at + 23) ^ DASH);
  const a = text.getInt32(at, true);
  const b = text.getInt32(at + 4, true);
  const c = text.getInt32(at + 9, true);
  const d = text.getInt32(at + 14, true);
  const e = text.getInt32(at + 19, true);
  const f = text.getInt32(at + 24, true);
  const g = text.getInt32(at + 28, true);
  const h = text.getInt32(at + 32, true);
  into[place] = (pair(c) << 16) | pair(d);
  into[place + 1] = (pair(a) << 16) | pair(b);
  into[place + 2] = (pair(g) << 16) | pair(h);
  into[place + 3] = (pair(e) << 16) | pair(f);
  const wrong = misread(a) | misread(b) | misread(c) | misread(d) | misread(e) | misread(f) | misread(g) | misread(h);
  return (dashes | wrong) === 0;
}

/** The value of each of four digits, one a byte: the low four bits, and nine more for letters (which have bit 6). */
function values(digits: number): number {
  return (digits & 0x0f0f_0f0f) + Math.imul((digits >>> 6) & 0x0101_0101, 9);
}

/** The 16 bits of four digits; the first digit, in the lowest byte, counts most. */
function pair(digits: number): number {
  const value = values(digits);
  const bytes = (value << 4) | (value >>> 8);
  return ((bytes & 0xff) << 8) | ((bytes >>> 16) & 0xff);
}

/** 0 when four characters are digits: when writing their values in lower case gives the same characters again. */
function misread(digits: number): number {
  const value = values(digits);
  const letters = ((value + 0x0606_0606) >>> 4) & 0x0101_0101;
  const written = value + 0x3030_3030 + Math.imul(letters, 0x27);
  const lower = digits | ((digits & 0x4040_4040) >>> 1);
  // The letters after f would be digits of 16 and more.
  return (lower ^ written) | (value & 0x1010_1010);
}

const DASH = 45;
/** Where each four digits begin. */
const STARTS = Uint8Array.of(0, 4, 9, 14, 19, 24, 28, 32);

/**
 * Reads the text of a UUID, in either case, and writes it as Native has it: two 64-bit halves, each with its low end
 * first. Four digits at a time; in one loop without calls, which would cost more than the work.
 *
 * @param at where its 36 characters begin.
 * @param place index of the first of its eight 16-bit words.
 * @returns false when it is none; what was written is then without meaning.
 */
export function uuid(text: DataView, at: number, into: Uint16Array, place: number): boolean {
  let wrong =
    (text.getUint8(at + 8) ^ DASH) |
    (text.getUint8(at + 13) ^ DASH) |
    (text.getUint8(at + 18) ^ DASH) |
    (text.getUint8(at + 23) ^ DASH);
  for (let i = 0; i < 8; i++) {
    const digits = text.getInt32(at + (STARTS[i] as number), true);
    // The value of each digit, one a byte: the low four bits, and nine more for letters (which have bit 6).
    const values = (digits & 0x0f0f_0f0f) + 9 * ((digits >>> 6) & 0x0101_0101);
    // They were digits when writing the values in lower case gives the same characters again. The letters after f
    // would pass as digits of 16 and more.
    const letters = ((values + 0x0606_0606) >>> 4) & 0x0101_0101;
    const lower = digits | ((digits & 0x4040_4040) >>> 1);
    wrong |= (lower ^ (values + 0x3030_3030 + 0x27 * letters)) | (values & 0x1010_1010);
    // The first digit, in the lowest byte, counts most.
    const pairs = (values << 4) | (values >>> 8);
    into[place + (i ^ 3)] = ((pairs & 0xff) << 8) | ((pairs >>> 16) & 0xff);
  }
  return wrong === 0;
}

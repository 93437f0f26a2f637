/** Most bytes that a frame may ask its reader to keep: what RFC 8878 advises readers to offer. */
const WINDOW_BYTES = 8 * 1024 * 1024;
/** One frame is usual; others can be put behind it. */
const MOST_FRAMES = 64;

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;

/**
 * Walks over the frames and blocks of a zstd text without unpacking them. A reader makes room for what a header asks for, up to
 * gigabytes, before it sees the first byte.
 * @throws {Error} when it is no zstd, ends early, goes on behind its end, or asks for too much
 */
export function checkZstdFrames(packed: Buffer): void {
  let at = 0;
  for (let frames = 0; at < packed.length; frames += 1) {
    if (frames === MOST_FRAMES) throw new Error(`has more than ${MOST_FRAMES} frames`);
    const magic = at + 8 <= packed.length ? packed.readUInt32LE(at) : 0;
    if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) at += 8 + packed.readUInt32LE(at + 4);
    else if (magic === FRAME) at = endOfFrame(packed, at + 4);
    else throw new Error('is not zstd, or goes on behind its end');
  }
  if (at === 0 || at > packed.length) throw new Error('ends early');
}

/** @param at offset of the frame header descriptor */
function endOfFrame(packed: Buffer, at: number): number {
  const descriptor = packed.readUInt8(at);
  const single = (descriptor >> 5) & 1;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const flag = descriptor >> 6;
  const sizeBytes = flag === 0 ? single : 2 ** flag;
  const sizeAt = at + 1 + (single === 1 ? 0 : 1) + dictionary;
  if (dictionary > 0) throw new Error('needs a dictionary');
  const window = single === 1 ? contentSize(packed, sizeAt, flag) : windowSize(packed.readUInt8(at + 1));
  if (window > WINDOW_BYTES) throw new Error(`needs a window of ${window} bytes; at most ${WINDOW_BYTES} are taken`);
  const checksum = (descriptor >> 2) & 1;
  return endOfBlocks(packed, sizeAt + sizeBytes) + (checksum === 1 ? 4 : 0);
}

function contentSize(packed: Buffer, at: number, flag: number): number {
  if (flag === 0) return packed.readUInt8(at);
  if (flag === 1) return packed.readUInt16LE(at) + 256;
  return flag === 2 ? packed.readUInt32LE(at) : Number(packed.readBigUInt64LE(at));
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function endOfBlocks(packed: Buffer, start: number): number {
  let at = start;
  for (;;) {
    const header = packed.readUIntLE(at, 3);
    const type = (header >> 1) & 3;
    // One byte, many times.
    at += 3 + (type === 1 ? 1 : header >> 3);
    if ((header & 1) === 1) return at;
  }
}

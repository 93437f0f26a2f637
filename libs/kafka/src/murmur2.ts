const SEED = 0x9747_b28c;
const MIX = 0x5bd1_e995;

/**
 * The partition of a key, as Kafka's Java clients choose it: producers of all languages put the events of a key in one
 * place. The driver has the same, in arithmetic that is many times slower.
 */
export function partitionOfKey(key: string | Uint8Array, partitions: number): number {
  const bytes = typeof key === 'string' ? bytesOf(key) : key;
  return (murmur2(bytes) & 0x7fff_ffff) % partitions;
}

function murmur2(bytes: ArrayLike<number>): number {
  const { length } = bytes;
  let hash = SEED ^ length;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    let word = byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24);
    word = Math.imul(word, MIX);
    word = Math.imul(word ^ (word >>> 24), MIX);
    hash = Math.imul(hash, MIX) ^ word;
  }
  const left = length - at;
  if (left > 2) hash ^= byte(bytes, at + 2) << 16;
  if (left > 1) hash ^= byte(bytes, at + 1) << 8;
  if (left > 0) hash = Math.imul(hash ^ byte(bytes, at), MIX);
  hash = Math.imul(hash ^ (hash >>> 13), MIX);
  return hash ^ (hash >>> 15);
}

function byte(bytes: ArrayLike<number>, at: number): number {
  return bytes[at] as number;
}

/** The bytes of a text. Keys are ASCII, nearly always, and a call into native code costs more than a short loop. */
function bytesOf(text: string): ArrayLike<number> {
  const bytes = new Array<number>(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127) return Buffer.from(text, 'utf8');
    bytes[i] = unit;
  }
  return bytes;
}

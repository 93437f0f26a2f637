import { WIRE_MAGIC } from '../wire.js';

/** What is taken from the system at once. Small enough to come from memory that is used again and again. */
const SLAB_BYTES = 64 * 1024;
/** Up to here a text is written unit by unit: a call into native code costs as much as about so many. */
const UNIT_BY_UNIT = 24;
/** From here on a number needs more than 32-bit arithmetic once it is doubled. */
const NARROW = 2 ** 30;
/** Most bytes that one unit of UTF-16 takes in UTF-8. */
const BYTES_PER_UNIT = 3;

/**
 * Where values are written one after another, as Avro has them. What was written becomes a slice of a larger piece of
 * memory, which lives as long as any of its slices. A write beyond the end of that piece is dropped and counted: {@link
 * take} refuses, and the same may be written again on a fresh one. The fields are public for the functions that write.
 */
export class ByteSink {
  bytes = Buffer.allocUnsafeSlow(SLAB_BYTES);
  /** Where the next byte goes. */
  at = 0;
  /** Something did not fit. */
  full = false;
  /** Most bytes that values may take as JSON; counted by whoever writes them. */
  json = 0;
  #start = 0;

  /** Begins a value behind the last one that was taken. */
  begin(): void {
    this.at = this.#start;
    this.full = false;
    this.json = 0;
  }

  /** Begins a value on a fresh piece of memory. */
  beginAnew(): void {
    this.bytes = Buffer.allocUnsafeSlow(SLAB_BYTES);
    this.#start = 0;
    this.begin();
  }

  /** What was written since the beginning, or undefined when it did not fit. */
  take(): Buffer | undefined {
    if (this.full || this.at > SLAB_BYTES) {
      this.full = true;
      return undefined;
    }
    const value = this.bytes.subarray(this.#start, this.at);
    this.#start = this.at;
    return value;
  }

  /** Writes the header of the wire format. */
  header(schemaId: number): void {
    this.byte(WIRE_MAGIC);
    this.byte(schemaId >>> 24);
    this.byte(schemaId >>> 16);
    this.byte(schemaId >>> 8);
    this.byte(schemaId);
  }

  byte(value: number): void {
    this.bytes[this.at++] = value;
  }

  /** Writes bytes as they are. @returns whether they fit */
  raw(bytes: Uint8Array): boolean {
    const { length } = bytes;
    if (this.at + length > SLAB_BYTES) {
      this.full = true;
      return false;
    }
    if (length > UNIT_BY_UNIT) this.bytes.set(bytes, this.at);
    else for (let i = 0; i < length; i++) this.bytes[this.at + i] = bytes[i] as number;
    this.at += length;
    return true;
  }

  /** @param value a whole number within 2^53 */
  long(value: number): void {
    if (value < -NARROW || value >= NARROW) {
      this.#wide(value);
      return;
    }
    let rest = (value << 1) ^ (value >> 31);
    while (rest > 127) {
      this.bytes[this.at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.at++] = rest;
  }

  double(value: number): void {
    if (this.at + 8 <= SLAB_BYTES) this.bytes.writeDoubleLE(value, this.at);
    this.at += 8;
  }

  float(value: number): void {
    if (this.at + 4 <= SLAB_BYTES) this.bytes.writeFloatLE(value, this.at);
    this.at += 4;
  }

  /**
   * Writes a text with its length in front. Half a character becomes U+FFFD.
   * @param limit most bytes of UTF-8
   * @returns whether it fits the limit
   */
  text(value: string, limit: number): boolean {
    const { length } = value;
    if (length > UNIT_BY_UNIT) return this.#long(value, limit);
    const { bytes } = this;
    let at = this.at + 1;
    for (let i = 0; i < length; i++) {
      const unit = value.charCodeAt(i);
      if (unit > 127) return this.#long(value, limit);
      bytes[at++] = unit;
    }
    bytes[this.at] = length << 1;
    this.at = at;
    return length <= limit;
  }

  #long(value: string, limit: number): boolean {
    const { length } = value;
    if (length > limit || this.at + length * BYTES_PER_UNIT + BYTES_PER_UNIT > SLAB_BYTES) {
      this.full ||= length <= limit;
      return false;
    }
    // As if it were ASCII, which it nearly always is.
    const expected = bytesOfLength(length);
    const from = this.at + expected;
    const written = this.bytes.write(value, from, 'utf8');
    if (written > limit) return false;
    const needed = bytesOfLength(written);
    if (needed !== expected) this.bytes.copyWithin(this.at + needed, from, from + written);
    this.long(written);
    this.at += written;
    return true;
  }

  #wide(value: number): void {
    let rest = value >= 0 ? value * 2 : -value * 2 - 1;
    while (rest > 127) {
      this.bytes[this.at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.at++] = rest;
  }
}

/** Bytes of a length in front of a text of a slab. */
function bytesOfLength(length: number): number {
  if (length < 64) return 1;
  return length < 8192 ? 2 : 3;
}

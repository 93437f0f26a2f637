// Other packages compile these sources without this package's own list of files.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- an import cannot name a declaration of a foreign module
/// <reference path="./avsc-internals.d.ts" />
import { LIMITS } from '@docket/events';
import avscUtils from 'avsc/lib/utils.js';

/** The bytes are no value of the schema. */
class NotAValue extends Error {}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Where avsc reads from, made strict: avsc itself takes broken UTF-8, booleans of any byte, numbers of any length,
 * and notices the end of the bytes only at the end. Written apart from the transcoder on purpose: the two are compared.
 */
export class StrictTap extends avscUtils.Tap {
  readBoolean(): boolean {
    const byte = this.#next(1).readUInt8();
    if (byte > 1) throw new NotAValue('a boolean is neither 0 nor 1');
    return byte === 1;
  }

  /** A value of type int. */
  readInt(): number {
    const value = decodeLong(this.readVarint());
    if (value !== BigInt.asIntN(32, value)) throw new NotAValue('a number does not fit an int');
    return Number(value);
  }

  /** A length, a count or an index: avsc reads values of type long through `skipLong`, see `avsc-schema.ts`. */
  readLong(): number {
    const value = decodeLong(this.readVarint());
    if (value > BigInt(LIMITS.value) || value < -BigInt(LIMITS.value)) throw new NotAValue('a length is too large');
    return Number(value);
  }

  skipLong(): void {
    this.readVarint();
  }

  readFloat(): number {
    return this.#next(4).readFloatLE();
  }

  readDouble(): number {
    return this.#next(8).readDoubleLE();
  }

  readFixed(length: number): Buffer {
    return this.#next(length);
  }

  readBytes(): Buffer {
    return this.#next(this.readLong());
  }

  readString(): string {
    try {
      return UTF8.decode(this.readBytes());
    } catch (error) {
      if (error instanceof NotAValue) throw error;
      throw new NotAValue('a string is not UTF-8');
    }
  }

  isValid(): boolean {
    return this.pos <= this.buf.length;
  }

  readVarint(): Buffer {
    const start = this.pos;
    while (this.#next(1).readUInt8() > 127) {
      if (this.pos - start === 10) throw new NotAValue('a number is longer than 64 bits');
    }
    return this.buf.subarray(start, this.pos);
  }

  #next(length: number): Buffer {
    const start = this.pos;
    if (length < 0 || length > this.buf.length - start) throw new NotAValue('the value ends too early');
    this.pos = start + length;
    return this.buf.subarray(start, this.pos);
  }
}

/** The number in the bytes of a zigzag varint. */
export function decodeLong(varint: Buffer): bigint {
  const digits = [...varint].map((byte) => BigInt(byte & 127)).reverse();
  const unsigned = digits.reduce((number, digit) => number * 128n + digit, 0n);
  if (unsigned !== BigInt.asUintN(64, unsigned)) throw new NotAValue('a number is longer than 64 bits');
  return unsigned % 2n === 0n ? unsigned / 2n : -(unsigned + 1n) / 2n;
}

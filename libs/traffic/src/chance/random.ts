import { createHash } from 'node:crypto';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const HEX = '0123456789abcdef';
const BASE_36 = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * Pseudo-random numbers that follow from a name alone, on every machine the same (xoshiro128**). Whoever has a life of its
 * own draws from a stream of its own ({@link fork}), so that a change to one life leaves the others as they were. Not for
 * secrets.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(private readonly name: string) {
    const seed = createHash('sha256').update(name).digest();
    this.#a = seed.readUInt32LE(0);
    this.#b = seed.readUInt32LE(4);
    this.#c = seed.readUInt32LE(8);
    this.#d = seed.readUInt32LE(12);
  }

  /** The stream of a part, by its name: always the same one, however much was drawn from this. */
  fork(part: string): Random {
    return new Random(`${this.name}/${part}`);
  }

  /** A whole number of 32 bits. */
  word(): number {
    const result = Math.imul(rotated(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotated(this.#d, 11);
    return result;
  }

  /** From 0 to below 1. */
  unit(): number {
    return this.word() / 2 ** 32;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.unit() * limit);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True this often, 0 to 1. */
  chance(often: number): boolean {
    return this.unit() < often;
  }

  /** One of some values. @throws {RangeError} when there is none */
  pick<T>(values: readonly T[]): T {
    if (values.length === 0) throw new RangeError('nothing to pick from');
    return values[this.below(values.length)] as T;
  }

  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries<number>(weights) as [K, number][];
    let left = this.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    const found = entries.find(([, weight]) => (left -= weight) < 0);
    // What is left may be a rounding above the last weight.
    const [key] = found ?? entries[entries.length - 1] ?? [];
    if (key === undefined) throw new RangeError('nothing to choose from');
    return key;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.word() >>> 24);
  }

  hex(digits: number): string {
    return this.#text(HEX, digits);
  }

  /** Lower-case letters and digits. */
  code(length: number): string {
    return this.#text(BASE_36, length);
  }

  /** Capital letters that cannot be taken for digits. */
  letters(length: number): string {
    return this.#text(LETTERS, length);
  }

  #text(alphabet: string, length: number): string {
    let text = '';
    while (text.length < length) text += alphabet.charAt(this.below(alphabet.length));
    return text;
  }
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

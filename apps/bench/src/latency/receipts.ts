import { readFileSync, writeFileSync } from 'node:fs';

/** Numbers kept for each event: when it was published, and where the broker put it. */
const NUMBERS = 3;

/** Where and when events were published, without an object for each. */
export class Receipts {
  private constructor(private readonly numbers: Float64Array<ArrayBuffer>) {}

  static ofCount(count: number): Receipts {
    return new Receipts(new Float64Array(count * NUMBERS));
  }

  static read(file: string): Receipts {
    // Copied, because a view of numbers needs aligned bytes.
    const bytes = new Uint8Array(readFileSync(file));
    return new Receipts(new Float64Array(bytes.buffer));
  }

  get count(): number {
    return this.numbers.length / NUMBERS;
  }

  /** @param at milliseconds since 1970 */
  set(index: number, at: number, partition: number, offset: number): void {
    this.numbers.set([at, partition, offset], index * NUMBERS);
  }

  /** Milliseconds since 1970. */
  publishedAt(index: number): number {
    return this.numbers[index * NUMBERS] ?? Number.NaN;
  }

  partition(index: number): number {
    return this.numbers[index * NUMBERS + 1] ?? Number.NaN;
  }

  offset(index: number): number {
    return this.numbers[index * NUMBERS + 2] ?? Number.NaN;
  }

  /** Writes the first ones. */
  write(file: string, count: number): void {
    writeFileSync(file, new Uint8Array(this.numbers.buffer, 0, count * NUMBERS * Float64Array.BYTES_PER_ELEMENT));
  }
}

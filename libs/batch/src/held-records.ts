import { AFTER_RECORD, readSchemaIdAt, recordMemory, type RecordMemory } from '@docket/avro';
import { REDELIVERY_HEADER, REDELIVERY_VALUE } from '@docket/events';
import { type IncomingRecord } from '@docket/kafka';
import { GrowingBytes } from './growing-bytes.js';
import { headersLength, readHeaders, writeHeaders } from './header-bytes.js';
import { RecordNumbers } from './record-numbers.js';

/** What stands before each value: its offset in 8 bytes and its length in 4, big-endian. */
const PREFIX_BYTES = 12;
/** Memory for the numbers of one record. */
const NUMBER_BYTES = 42;

/**
 * Records of one partition in offset order, copied out of what the driver fetched: taken in at one end, forgotten at
 * the other. An object per record would live long enough to be moved by the garbage collector again and again, and
 * would keep whole fetches in memory with it; here a record costs its bytes and a few numbers.
 *
 * Values lie one after another, each with its offset and length before it and one byte behind it, so that the digest of
 * a batch is taken from memory as it is. Keys and headers, which hardly anybody asks for, lie elsewhere.
 */
export class HeldRecords {
  readonly #values = new GrowingBytes();
  readonly #others = new GrowingBytes();
  readonly #numbers = new RecordNumbers();
  /** Records before this one are forgotten. */
  #first = 0;
  #memory: RecordMemory = recordMemory(this.#values.bytes);

  /** How many there are. */
  get count(): number {
    return this.#numbers.count - this.#first;
  }

  /** Memory they take: values, keys and headers, and what is noted of each. */
  get bytes(): number {
    return this.bytesOf(this.count);
  }

  /** Takes in the next record. @param offset as a number, which the caller needs anyway */
  add(offset: number, record: IncomingRecord): void {
    const { value, key, headers } = record;
    const valueLength = value?.length ?? 0;
    const keyLength = key?.length ?? 0;
    const length = keyLength + headersLength(headers);
    this.#makeRoom(PREFIX_BYTES + valueLength + 1, length);
    const prefix = this.#values.end;
    const { bytes, view } = this.#memory;
    view.setUint32(prefix, Math.floor(offset / 0x1_0000_0000));
    view.setUint32(prefix + 4, offset % 0x1_0000_0000);
    view.setUint32(prefix + 8, valueLength);
    const start = prefix + PREFIX_BYTES;
    if (value !== null) bytes.set(value, start);
    bytes[start + valueLength] = AFTER_RECORD;
    const other = this.#others.end;
    if (key !== null) this.#others.bytes.set(key, other);
    writeHeaders(headers, this.#others.bytes, other + keyLength);
    this.#numbers.add(offset, Number(record.timestamp), start, other);
    this.#numbers.describe(value === null, key === null ? undefined : keyLength, isRedelivery(record));
    this.#values.end = start + valueLength + 1;
    this.#others.end = other + length;
  }

  /** Memory the first `count` records take. */
  bytesOf(count: number): number {
    const values = this.#valueStart(count) - this.#valueStart(0);
    return values + this.#otherStart(count) - this.#otherStart(0) + count * NUMBER_BYTES;
  }

  /** How many of the first records take no more than some memory, and are no more than `rows`. */
  countWithin(bytes: number, rows: number): number {
    return firstNot(Math.min(rows, this.count), (index) => this.bytesOf(index + 1) <= bytes);
  }

  /** How many of the first records have offsets up to `last`. */
  countThrough(last: number): number {
    return firstNot(this.count, (index) => this.offset(index) <= last);
  }

  /** The first `count` records, to be read until some are forgotten. */
  span(count: number): RecordSpan {
    return { held: this, length: count };
  }

  /** Forgets the first `count` records, and moves the others together when that is worth it. */
  forget(count: number): void {
    this.#first += count;
    const start = this.#valueStart(0);
    if (start >= this.#values.end - start) this.#moveTogether();
  }

  forgetAll(): void {
    this.forget(this.count);
  }

  /** Where the values are, until the next record is taken in or forgotten. */
  get memory(): RecordMemory {
    return this.#memory;
  }

  offset(index: number): number {
    return this.#numbers.offset(this.#first + index);
  }

  appendedAt(index: number): number {
    return this.#numbers.timestamp(this.#first + index);
  }

  isRedelivery(index: number): boolean {
    return this.#numbers.isRedelivery(this.#first + index);
  }

  isTombstone(index: number): boolean {
    return this.#numbers.isTombstone(this.#first + index);
  }

  /** Where the value begins in `memory`. */
  start(index: number): number {
    return this.#numbers.start(this.#first + index);
  }

  /** Where the value ends in `memory`; a tombstone has an empty one. */
  end(index: number): number {
    return this.#valueStart(index + 1) - 1;
  }

  /** The schema id that the value names; `undefined` when it names none. */
  schemaId(index: number): number | undefined {
    const start = this.start(index);
    return readSchemaIdAt(this.#memory.bytes, start, this.end(index) - start);
  }

  /** From one record to another, both included: of each its offset, length, value, and the byte behind. Not a copy. */
  stretch(from: number, to: number): Buffer {
    return this.#memory.bytes.subarray(this.#valueStart(from), this.end(to) + 1);
  }

  /** A record as it was fetched; all of it is copied. */
  record(index: number): IncomingRecord {
    const keyLength = this.#numbers.keyLength(this.#first + index);
    const keyStart = this.#otherStart(index);
    const value = this.#memory.bytes.subarray(this.start(index), this.end(index));
    return {
      offset: String(this.offset(index)),
      timestamp: String(this.appendedAt(index)),
      value: this.isTombstone(index) ? null : Buffer.from(value),
      key: keyLength === undefined ? null : Buffer.from(this.#others.bytes.subarray(keyStart, keyStart + keyLength)),
      headers: this.headers(index) ?? {},
    };
  }

  /** The headers of a record, copied; undefined when it has none. */
  headers(index: number): IncomingRecord['headers'] {
    const start = this.#otherStart(index) + (this.#numbers.keyLength(this.#first + index) ?? 0);
    const end = this.#otherStart(index + 1);
    return start === end ? undefined : readHeaders(this.#others.bytes.subarray(start, end));
  }

  #valueStart(index: number): number {
    return index < this.count ? this.start(index) - PREFIX_BYTES : this.#values.end;
  }

  #otherStart(index: number): number {
    return index < this.count ? this.#numbers.other(this.#first + index) : this.#others.end;
  }

  #makeRoom(valueBytes: number, otherBytes: number): void {
    if (this.#values.hasRoom(valueBytes) && this.#others.hasRoom(otherBytes)) return;
    if (this.#valueStart(0) >= this.#values.bytes.length / 4) this.#moveTogether();
    this.#others.makeRoom(otherBytes);
    this.#values.makeRoom(valueBytes);
    this.#memory = recordMemory(this.#values.bytes);
  }

  #moveTogether(): void {
    const values = this.#valueStart(0);
    const others = this.#otherStart(0);
    this.#values.dropFirst(values);
    this.#others.dropFirst(others);
    this.#numbers.dropFirst(this.#first, values, others);
    this.#first = 0;
    this.#memory = recordMemory(this.#values.bytes);
  }
}

/** The first records of those that are held. */
export interface RecordSpan {
  readonly held: HeldRecords;
  readonly length: number;
}

/** The first index below `count` for which something is no longer true; it must not become true again. */
function firstNot(count: number, isTrue: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isTrue(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isRedelivery({ headers }: IncomingRecord): boolean {
  const mark = headers?.[REDELIVERY_HEADER];
  return mark !== undefined && String(mark) === REDELIVERY_VALUE;
}

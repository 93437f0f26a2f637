import { type IncomingRecord } from '@docket/kafka';
import { incoming, type RecordKind } from './records.js';

/** One partition of the topic: records by offset, with holes where the broker keeps records of its own. */
export class LogModel {
  /** First offset that is still kept. */
  low = 0;
  /** Offset after the newest record. */
  high = 0;
  readonly #kinds = new Map<number, RecordKind>();
  readonly #records = new Map<number, IncomingRecord>();

  append(kind: RecordKind, appendedAt: number): void {
    this.#kinds.set(this.high, kind);
    this.#records.set(this.high, incoming(kind, this.high, appendedAt));
    this.high += 1;
  }

  /** A record of the broker's own, such as the mark at the end of a transaction: takes an offset, is never read. */
  skip(): void {
    this.high += 1;
  }

  /** Whatever there ever was at an offset, deleted since or not. */
  kindAt(offset: number): RecordKind | undefined {
    return this.#kinds.get(offset);
  }

  /** Offsets of all records there ever were. */
  offsets(): number[] {
    return [...this.#kinds.keys()];
  }

  /** Deletes what is older than an offset. */
  truncate(low: number): void {
    this.low = Math.min(Math.max(low, this.low), this.high);
  }

  /** Records from an offset on, of at most so many offsets. */
  read(from: number, count: number): { readonly records: IncomingRecord[]; readonly next: number } {
    const next = Math.min(from + count, this.high);
    const records: IncomingRecord[] = [];
    for (let offset = from; offset < next; offset += 1) {
      const record = this.#records.get(offset);
      if (record) records.push(record);
    }
    return { records, next };
  }
}

import { EVENT_COLUMNS } from '../src/block/event-columns.js';
import type { EventRow } from '../src/block/event-row.js';

/** Reads a block of the Native format as ClickHouse does, for the column types of events. Throws on anything odd. */
export function decodeBlock(block: Buffer): EventRow[] {
  const reader = new Reader(block);
  const columns = reader.varint();
  const rows = reader.varint();
  const result: Record<string, unknown>[] = Array.from({ length: rows }, () => ({}));
  for (let i = 0; i < columns; i++) {
    const name = reader.text();
    const type = reader.text();
    if (EVENT_COLUMNS[i]?.name !== name || EVENT_COLUMNS[i]?.type !== type) throw new Error(`column ${name} ${type}`);
    const values = reader.column(type, rows);
    for (const [row, value] of values.entries()) Object.assign(result[row] as object, { [name]: value });
  }
  if (!reader.atEnd) throw new Error('bytes are left over');
  return result as unknown as EventRow[];
}

class Reader {
  #at = 0;
  constructor(private readonly bytes: Buffer) {}

  get atEnd(): boolean {
    return this.#at === this.bytes.length;
  }

  varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.bytes.readUInt8(this.#at++);
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  text(): string {
    const length = this.varint();
    return this.#take(length).toString('utf8');
  }

  column(type: string, rows: number): unknown[] {
    const each = <T>(read: () => T): T[] => Array.from({ length: rows }, read);
    switch (type) {
      case 'String':
        return each(() => this.text());
      case 'UUID':
        return each(() => this.#uuid());
      case 'UInt32':
        return each(() => this.#take(4).readUInt32LE());
      case 'UInt64':
        return each(() => this.#take(8).readBigUInt64LE());
      case "DateTime64(3, 'UTC')":
        return each(() => Number(this.#take(8).readBigInt64LE()));
      case 'Map(String, String)':
        return this.#maps(each(() => Number(this.#take(8).readBigUInt64LE())));
      default:
        throw new Error(`type ${type}`);
    }
  }

  #maps(ends: readonly number[]): ReadonlyMap<string, string>[] {
    const total = ends.at(-1) ?? 0;
    const keys = Array.from({ length: total }, () => this.text());
    const values = Array.from({ length: total }, () => this.text());
    return ends.map((end, row) => {
      const start = ends[row - 1] ?? 0;
      const map = new Map(keys.slice(start, end).map((key, i) => [key, values[start + i] ?? '']));
      if (map.size !== end - start) throw new Error('a key comes twice');
      return map;
    });
  }

  #uuid(): string {
    const half = (): string => this.#take(8).readBigUInt64LE().toString(16).padStart(16, '0');
    const hex = half() + half();
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  #take(length: number): Buffer {
    if (this.#at + length > this.bytes.length) throw new Error('the block ends too early');
    const from = this.#at;
    this.#at += length;
    return this.bytes.subarray(from, this.#at);
  }
}

/** What the model keeps of a row of `audit_events`. */
export interface EventRow {
  readonly partition: number;
  readonly offset: number;
  /** The id's 16 bytes, as ClickHouse lays a UUID out. */
  readonly idBytes: Buffer;
  readonly eventId: string;
  readonly tenantId: string;
  /** ms since 1970 */
  readonly occurredAt: number;
  readonly ingestedAt: number;
}

const READ = new Set(['kafka_partition', 'kafka_offset', 'event_id', 'tenant_id', 'occurred_at', 'ingested_at']);

/** Reads the rows of one block of the Native format: what ClickHouse would be given. */
export function eventRowsOf(pieces: readonly Buffer[]): EventRow[] {
  const reader = new Reader(Buffer.concat(pieces));
  const columns = reader.length();
  const rows = reader.length();
  const found = new Map<string, unknown[]>();
  for (let column = 0; column < columns; column += 1) {
    const name = reader.text();
    const type = reader.text();
    if (READ.has(name)) found.set(name, reader.column(type, rows));
    else reader.skip(type, rows);
  }
  if (reader.left !== 0) throw new Error(`${reader.left} bytes after the block`);
  const of = (name: string, row: number): unknown => found.get(name)?.[row];
  return Array.from({ length: rows }, (_, row) => ({
    partition: of('kafka_partition', row) as number,
    offset: of('kafka_offset', row) as number,
    idBytes: of('event_id', row) as Buffer,
    eventId: uuidText(of('event_id', row) as Buffer),
    tenantId: of('tenant_id', row) as string,
    occurredAt: of('occurred_at', row) as number,
    ingestedAt: of('ingested_at', row) as number,
  }));
}

/** ClickHouse keeps a UUID as two numbers of 64 bits, the high one first, each with its low byte first. */
function uuidText(bytes: Buffer): string {
  const hex = Buffer.concat([Buffer.from(bytes.subarray(0, 8)).reverse(), Buffer.from(bytes.subarray(8)).reverse()]);
  return hex.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

class Reader {
  #at = 0;

  constructor(private readonly bytes: Buffer) {}

  get left(): number {
    return this.bytes.length - this.#at;
  }

  length(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes.readUInt8(this.#at++);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  text(): string {
    const length = this.length();
    this.#at += length;
    return this.bytes.toString('latin1', this.#at - length, this.#at);
  }

  column(type: string, rows: number): unknown[] {
    return Array.from({ length: rows }, () => this.#value(type));
  }

  skip(type: string, rows: number): void {
    if (type === 'Map(String, String)') {
      // Ends of each row's entries, then all keys, then all values.
      const ends = this.column('UInt64', rows) as number[];
      this.skip('String', (ends.at(-1) ?? 0) * 2);
    } else {
      for (let row = 0; row < rows; row += 1) {
        const size = type === 'String' ? this.length() : sizeOf(type);
        this.#at += size;
      }
    }
  }

  #value(type: string): unknown {
    if (type === 'String') return this.text();
    const from = this.#at;
    this.#at += sizeOf(type);
    if (type === 'UUID') return Buffer.from(this.bytes.subarray(from, this.#at));
    return type === 'UInt32' ? this.bytes.readUInt32LE(from) : Number(this.bytes.readBigInt64LE(from));
  }
}

function sizeOf(type: string): number {
  const size = SIZES.get(type);
  if (size === undefined) throw new Error(`the model does not know the type ${type}`);
  return size;
}

const SIZES = new Map([
  ['UInt32', 4],
  ['UInt64', 8],
  ["DateTime64(3, 'UTC')", 8],
  ['UUID', 16],
]);

/** A value of a row to insert. Times are `Date`s, 64-bit integers may be `bigint`s, a `Buffer` is stored byte for byte. */
export type InsertValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Buffer
  | Readonly<Record<string, string>>
  | MapEntries
  | readonly (readonly (string | number)[])[];

/** A map whose keys may repeat, and whose values may be any bytes. */
export class MapEntries {
  constructor(readonly entries: readonly (readonly [key: string, value: string | Buffer])[]) {}
}

export type InsertRow = Readonly<Record<string, InsertValue>>;

/** Rows are encoded in pieces of about this size, one after another while they are sent. */
const PIECE_BYTES = 256 * 1024;

/**
 * Rows in the JSONEachRow format, in pieces that are made when they are asked for: all of them at once may need several
 * times the memory of what is in them. ClickHouse's strings are bytes, so bytes that are not UTF-8 travel as they are: the
 * text is put together with one character per byte.
 * @throws {TypeError} at once, when a row has other columns
 */
export function encodeRows(columns: readonly string[], rows: readonly InsertRow[]): Iterable<Buffer> {
  for (const [index, row] of rows.entries()) checkColumns(columns, row, index);
  return encodePieces(columns, rows);
}

function* encodePieces(columns: readonly string[], rows: readonly InsertRow[]): Generator<Buffer> {
  let lines = '';
  for (const row of rows) {
    lines += `${encodeRow(columns, row)}\n`;
    if (lines.length < PIECE_BYTES) continue;
    yield Buffer.from(lines, 'latin1');
    lines = '';
  }
  if (lines !== '') yield Buffer.from(lines, 'latin1');
}

function checkColumns(columns: readonly string[], row: InsertRow, index: number): void {
  const missing = columns.find((column) => row[column] === undefined);
  if (missing !== undefined) throw new TypeError(`row ${index} has no ${missing}`);
  if (Object.keys(row).length !== columns.length) throw new TypeError(`row ${index} has other columns than row 0`);
}

function encodeRow(columns: readonly string[], row: InsertRow): string {
  return `{${columns.map((column) => `${asText(column)}:${encodeValue(row[column] ?? '')}`).join(',')}}`;
}

function encodeValue(value: InsertValue): string {
  if (Buffer.isBuffer(value)) return JSON.stringify(value.toString('latin1'));
  if (typeof value === 'bigint') return `"${value}"`;
  if (value instanceof MapEntries) {
    return `{${value.entries.map(([key, one]) => `${asText(key)}:${encodeValue(one)}`).join(',')}}`;
  }
  return asText(value);
}

function asText(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('latin1');
}

/** A value of a row to insert. Times are `Date`s, 64-bit integers may be `bigint`s, a `Buffer` is stored byte for byte. */
export type InsertValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Buffer
  | Readonly<Record<string, string>>
  | readonly (readonly (string | number)[])[];

export type InsertRow = Readonly<Record<string, InsertValue>>;

/**
 * Rows in the JSONEachRow format. ClickHouse's strings are bytes, so bytes that are not UTF-8 travel as they are:
 * the text is put together with one character per byte.
 */
export function encodeRows(columns: readonly string[], rows: readonly InsertRow[]): Buffer {
  return Buffer.from(rows.map((row, index) => encodeRow(columns, row, index)).join('\n'), 'latin1');
}

function encodeRow(columns: readonly string[], row: InsertRow, index: number): string {
  const names = Object.keys(row);
  if (names.length !== columns.length) throw new TypeError(`row ${index} has other columns than row 0`);
  const fields = columns.map((column) => {
    const value = row[column];
    if (value === undefined) throw new TypeError(`row ${index} has no ${column}`);
    return `${JSON.stringify(column)}:${encodeValue(value)}`;
  });
  return `{${fields.join(',')}}`;
}

function encodeValue(value: InsertValue): string {
  if (Buffer.isBuffer(value)) return JSON.stringify(value.toString('latin1'));
  if (typeof value === 'bigint') return `"${value}"`;
  return Buffer.from(JSON.stringify(value), 'utf8').toString('latin1');
}

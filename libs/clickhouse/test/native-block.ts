/** A column of a small Native block: just enough types to write rows in tests. */
export type TestColumn =
  | { name: string; type: 'String'; values: string[] }
  | { name: string; type: 'UInt64'; values: bigint[] }
  | { name: string; type: "DateTime64(3, 'UTC')"; values: bigint[] };

/** One block of ClickHouse's Native format, uncompressed. */
export function nativeBlock(columns: readonly TestColumn[]): Buffer[] {
  const rows = columns[0]?.values.length ?? 0;
  return [varint(columns.length), varint(rows), ...columns.flatMap(encodeColumn)];
}

function encodeColumn(column: TestColumn): Buffer[] {
  const head = [text(column.name), text(column.type)];
  if (column.type === 'String') return [...head, Buffer.concat(column.values.map(text))];
  const data = Buffer.alloc(column.values.length * 8);
  column.values.forEach((value, row) => data.writeBigInt64LE(BigInt.asIntN(64, value), row * 8));
  return [...head, data];
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
  return Buffer.from(bytes);
}

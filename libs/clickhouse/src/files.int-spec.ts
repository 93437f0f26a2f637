import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { temporaryDatabase, type TemporaryDatabase } from '../test/temporary-database.js';
import { type ClickHouseFiles, defineQuery, type FileInsert, rowType } from './index.js';

const ROWS = 300_000;
const COLUMNS = [
  { name: 'n', type: 'UInt64' },
  { name: 't', type: 'LowCardinality(String)' },
];
const LIMITS = { executionSeconds: 60, memoryBytes: 1 << 30, rowsToRead: 1e9, resultRows: 1e9, groups: 1 };

let database: TemporaryDatabase;
let writer: ClickHouseFiles;

beforeAll(async () => {
  database = await temporaryDatabase('files');
  writer = database.writer;
  await writer.command(
    'CREATE TABLE numbers_in (n UInt64, t LowCardinality(String), extra UInt8 DEFAULT 5) ENGINE = MergeTree ' +
      'PARTITION BY n % 3 ORDER BY n SETTINGS non_replicated_deduplication_window = 100',
  );
});
afterAll(async () => {
  await database.drop();
});

function fileOf(sql: string, limits = LIMITS): AsyncIterable<Buffer> {
  return writer.file({ name: 'test', sql, format: 'Parquet', params: { rows: ROWS }, limits });
}

const NUMBERS = "SELECT number AS n, concat('t', toString(number % 10)) AS t FROM numbers({rows:UInt64})";

async function collected(file: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* pieces(bytes: Buffer, failAfter = Infinity): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1 << 16) {
    if (at >= failAfter) throw new TypeError('the source broke');
    yield await Promise.resolve(bytes.subarray(at, at + (1 << 16)));
  }
}

const insert = (body: AsyncIterable<Buffer>, more: Partial<FileInsert> = {}): Promise<void> =>
  writer.insertFile({ table: 'numbers_in', columns: COLUMNS, format: 'Parquet', body, ...more });

async function stored(): Promise<{ rows: number; sum: number; parts: number }> {
  const query = defineQuery({
    name: 'stored',
    sql:
      'SELECT count() AS rows, sum(n) + sum(extra) AS sum, (SELECT count() FROM system.parts WHERE active ' +
      "AND database = currentDatabase() AND table = 'numbers_in') AS parts FROM numbers_in",
    params: z.object({}),
    row: z.object({ rows: rowType.int64, sum: rowType.int64, parts: rowType.int64 }),
  });
  const [found] = await writer.query(query, {});
  return found ?? { rows: 0, sum: 0, parts: 0 };
}

describe('files', () => {
  const whole = { rows: ROWS, sum: (ROWS * (ROWS - 1)) / 2 + 5 * ROWS, parts: 3 };

  it('are written and read, and nothing of one whose source breaks', async () => {
    const file = await collected(fileOf(NUMBERS));
    const broken = insert(pieces(file, file.length - (1 << 16)));
    await expect(broken).rejects.toThrow(new TypeError('the source broke'));
    expect(await stored()).toEqual({ rows: 0, sum: 0, parts: 0 });
    await writer.command('SYSTEM STOP MERGES numbers_in');
    // One block, so one part per partition, and once under one token.
    for (let attempt = 0; attempt < 2; attempt += 1) await insert(pieces(file), { token: 'once' });
    expect(await stored()).toEqual(whole);
  });

  it('may be summed up in place of their rows', async () => {
    await writer.command('CREATE TABLE sums (rows UInt64, last UInt64) ENGINE = Memory');
    await insert(fileOf(NUMBERS), { table: 'sums', values: { rows: 'count()', last: 'max(n)' }, where: "t != 't3'" });
    const sums = defineQuery({
      name: 'sums',
      sql: 'SELECT rows, last FROM sums',
      params: z.object({}),
      row: z.object({ rows: rowType.int64, last: rowType.int64 }),
    });
    expect(await writer.query(sums, {})).toEqual([{ rows: ROWS * 0.9, last: ROWS - 1 }]);
  });

  it('of a query that fails on the way are not whole', async () => {
    const failing = `SELECT n, t, throwIf(n = ${ROWS - 1}) AS bad FROM (${NUMBERS})`;
    await expect(insert(fileOf(failing))).rejects.toBeInstanceOf(Error);
    await expect(collected(fileOf(NUMBERS, { ...LIMITS, resultRows: 10 }))).rejects.toBeInstanceOf(Error);
    expect(await stored()).toEqual(whole);
  });
});

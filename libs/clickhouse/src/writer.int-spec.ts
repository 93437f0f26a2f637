import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { eventually } from '@docket/testing';
import { nativeBlock } from '../test/native-block.js';
import { temporaryDatabase, type TemporaryDatabase } from '../test/temporary-database.js';
import {
  ClickHouseError,
  type ClickHouseWriter,
  defineQuery,
  FENCE_LOST,
  type NativeInsert,
  rowType,
} from './index.js';

const columns = [
  { name: 'tenant_id', type: 'String' },
  { name: 'occurred_at', type: "DateTime64(3, 'UTC')" },
  { name: 'kafka_offset', type: 'UInt64' },
];
const JANUARY = Date.UTC(2026, 0, 15);
const MONTH = 31 * 24 * 3600 * 1000;

function block(tenant: string, rows: number, at: (row: number) => number = () => JANUARY): Buffer[] {
  const each = Array.from({ length: rows }, (_, row) => row);
  return nativeBlock([
    { name: 'tenant_id', type: 'String', values: each.map(() => tenant) },
    { name: 'occurred_at', type: "DateTime64(3, 'UTC')", values: each.map((row) => BigInt(at(row))) },
    { name: 'kafka_offset', type: 'UInt64', values: each.map(BigInt) },
  ]);
}

const rowsOf = defineQuery({
  name: 'rows_of_tenant',
  sql: `SELECT kafka_offset, occurred_at FROM audit_events WHERE tenant_id = {tenant_id: String} ORDER BY kafka_offset`,
  params: z.object({ tenant_id: z.string() }),
  row: z.object({ kafka_offset: rowType.int64, occurred_at: rowType.instant }),
});
const rowsOfTenant = defineQuery({
  name: 'count_of_tenant',
  sql: `SELECT count() AS rows FROM audit_events WHERE tenant_id = {tenant_id: String}`,
  params: z.object({ tenant_id: z.string() }),
  row: z.object({ rows: rowType.int64 }),
});
const rowsIn = (table: string) =>
  defineQuery({
    name: 'count',
    sql: `SELECT count() AS rows FROM ${table}`,
    params: z.object({}),
    row: z.object({ rows: rowType.int64 }),
  });

describe('writer', () => {
  let database: TemporaryDatabase;
  let writer: ClickHouseWriter;
  let tenant = 0;
  beforeAll(async () => {
    database = await temporaryDatabase('writer');
    writer = database.writer;
    await writer.command('CREATE TABLE fence (number UInt64) ENGINE = MergeTree ORDER BY number');
    await writer.insertRows('fence', [{ number: 5 }]);
    await writer.command(
      'CREATE TABLE twice (a UInt8) ENGINE = MergeTree ORDER BY a SETTINGS non_replicated_deduplication_window = 100',
    );
  });
  afterAll(async () => {
    await database.drop();
  });

  const insert = (tenantId: string, more: Partial<NativeInsert> = {}) =>
    writer.insertNative({ table: 'audit_events', columns, body: block(tenantId, 3), ...more });
  const count = async (tenantId: string) => (await writer.query(rowsOfTenant, { tenant_id: tenantId }))[0]?.rows;
  const newTenant = () => `tenant-${(tenant += 1)}`;
  const guard = (number: number) => ({
    where: `throwIf((SELECT max(number) FROM fence) != {mine: UInt64}, 'fence lost', toInt32(${FENCE_LOST})) = 0`,
    params: { mine: number },
    settings: { allow_custom_error_code_in_throwif: 1 } as const,
  });

  describe('native insert', () => {
    it('stores what the block says', async () => {
      const me = newTenant();
      await insert(me, { body: block(me, 2, (row) => JANUARY + row) });
      expect(await writer.query(rowsOf, { tenant_id: me })).toEqual([
        { kafka_offset: 0, occurred_at: '2026-01-15T00:00:00.000Z' },
        { kafka_offset: 1, occurred_at: '2026-01-15T00:00:00.001Z' },
      ]);
    });

    it('is written when it resolves, whatever its size', async () => {
      const me = newTenant();
      await insert(me, { body: block(me, 200_000) });
      expect(await count(me)).toBe(200_000);
    });

    it('adds nothing when sent again under the same token, guarded or not, and adds under another', async () => {
      const me = newTenant();
      for (const where of [{}, guard(5), {}, guard(5)]) await insert(me, { token: `${me}/a`, ...where });
      expect(await count(me)).toBe(3);
      await insert(me, { token: `${me}/b`, ...guard(5) });
      expect(await count(me)).toBe(6);
    });

    it('adds its rows every time when it has no token, equal or not', async () => {
      const me = newTenant();
      for (const where of [{}, {}, guard(5), guard(5)]) await insert(me, where);
      expect(await count(me)).toBe(12);
    });

    it('adds the months that are missing when sent again, and no other', async () => {
      const me = newTenant();
      const january = block(me, 1);
      const both = block(me, 2, (row) => JANUARY + row * MONTH);
      // The same token as if the first attempt had been cut off between the parts of its two months.
      await insert(me, { token: me, body: january });
      await insert(me, { token: me, body: both });
      expect(await writer.query(rowsOf, { tenant_id: me })).toEqual([
        { kafka_offset: 0, occurred_at: '2026-01-15T00:00:00.000Z' },
        { kafka_offset: 1, occurred_at: '2026-02-15T00:00:00.000Z' },
      ]);
    });

    it('is refused for the reason that its condition names by a code of its own', async () => {
      const me = newTenant();
      const where = "throwIf(1, 'too late', toInt32(9395)) = 0";
      const settings = { allow_custom_error_code_in_throwif: 1 } as const;
      await expect(insert(me, { token: me, where, settings })).rejects.toMatchObject({
        code: 9395,
        type: 'window_passed',
        verdict: 'stop',
      });
      expect(await count(me)).toBe(0);
    });

    it.each([3, 200_000])('of %i rows is refused whole when its condition is false', async (rows) => {
      const me = newTenant();
      await expect(insert(me, { body: block(me, rows), token: me, ...guard(6) })).rejects.toMatchObject({
        code: FENCE_LOST,
        type: 'fence_lost',
        verdict: 'stop',
      });
      expect(await count(me)).toBe(0);
      // A refusal leaves no trace of the token.
      await insert(me, { body: block(me, rows), token: me, ...guard(5) });
      expect(await count(me)).toBe(rows);
    });

    it('repairs a view that missed a batch, without doubling the table', async () => {
      const me = newTenant();
      await writer.command(
        `CREATE TABLE seen (tenant_id String) ENGINE = MergeTree ORDER BY tenant_id SETTINGS non_replicated_deduplication_window = 100`,
      );
      await writer.command(
        `CREATE MATERIALIZED VIEW seen_mv TO seen AS SELECT tenant_id FROM audit_events WHERE throwIf((SELECT max(number) FROM fence) > 8) = 0`,
      );
      await writer.insertRows('fence', [{ number: 9 }]);
      const failed = insert(me, { token: me });
      await expect(failed).rejects.toBeInstanceOf(ClickHouseError);
      await expect(failed).rejects.toMatchObject({ type: 'view_failed', view: `${writer.database}.seen_mv` });
      await writer.command('ALTER TABLE fence DELETE WHERE number = 9', { settings: { mutations_sync: '2' } });
      for (let attempt = 0; attempt < 3; attempt += 1) await insert(me, { token: me });
      expect(await writer.query(rowsIn('seen'), {})).toEqual([{ rows: 3 }]);
      expect(await count(me)).toBe(3);
      await writer.command('DROP VIEW seen_mv');
    });

    it('refuses columns the statement does not name, and blocks that are cut off', async () => {
      const me = newTenant();
      const known = columns.slice(0, 2);
      await expect(insert(me, { columns: known })).rejects.toMatchObject({ type: 'invalid_data', verdict: 'stop' });
      const cut = Buffer.concat(block(me, 3)).subarray(0, -2);
      await expect(insert(me, { body: [cut] })).rejects.toMatchObject({ type: 'invalid_data', verdict: 'stop' });
      expect(await count(me)).toBe(0);
    });

    it('tells an insert over too many months from too many parts', async () => {
      const me = newTenant();
      await expect(insert(me, { body: block(me, 101, (row) => row * MONTH) })).rejects.toMatchObject({
        code: 252,
        type: 'too_many_partitions',
        verdict: 'stop',
      });
    });

    it('gives up at its deadline, and ClickHouse does too', async () => {
      const me = newTenant();
      const queryId = randomUUID();
      const slow = { where: 'sleepEachRow(0.9) = 0', deadlineMs: 500, queryId };
      await expect(insert(me, slow)).rejects.toMatchObject({ type: 'timeout', verdict: 'retry' });
      await eventually('the query has ended', async () => !(await isRunning(queryId)), { timeoutMs: 10_000 });
    });

    it('says so when the same query id still runs, and when a query is killed', async () => {
      const me = newTenant();
      const queryId = randomUUID();
      const slow = { where: 'sleepEachRow(0.9) = 0', queryId };
      const first = insert(me, slow).then(
        () => 'written',
        (error: unknown) => error,
      );
      await eventually('the insert runs', () => isRunning(queryId), { timeoutMs: 10_000 });
      await expect(insert(me, slow)).rejects.toMatchObject({ code: 216, type: 'query_running', verdict: 'retry' });
      await writer.command(`KILL QUERY WHERE query_id = '${queryId}' SYNC`);
      expect(await first).toMatchObject({ verdict: 'retry' });
      expect(await count(me)).toBe(0);
    });

    const isRunning = async (queryId: string) => {
      const running = defineQuery({
        name: 'running',
        sql: 'SELECT query_id FROM system.processes WHERE query_id = {query_id: String}',
        params: z.object({ query_id: z.string() }),
        row: z.object({ query_id: z.string() }),
      });
      return (await writer.query(running, { query_id: queryId })).length > 0;
    };
  });

  describe('rows', () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const rejection = {
      topic: 't',
      epoch: 1,
      kafka_partition: 0,
      kafka_offset: 18446744073709551615n,
      appended_at: new Date(1456708560123),
      rejected_at: new Date(0),
      reason: 'malformed',
      field: 'envelope.actor.id',
      error: 'není "text"\n\\',
      schema_id: 4294967295,
      kafka_key: Buffer.alloc(0),
      value: bytes,
      headers: { 'docket-redelivery': '1', ž: "'" },
      tenant_id: '',
      producer_service: 'x',
    };
    const stored = defineQuery({
      name: 'rejections',
      sql: `SELECT toString(kafka_offset) AS kafka_offset, appended_at, rejected_at, error, schema_id, kafka_key, hex(value) AS value, headers
            FROM audit_rejections`,
      params: z.object({}),
      row: z.object({
        kafka_offset: z.string(),
        appended_at: rowType.instant,
        rejected_at: rowType.instant,
        error: rowType.string,
        schema_id: rowType.int,
        kafka_key: rowType.string,
        value: rowType.string,
        headers: rowType.map,
      }),
    });

    it('keep bytes, 64-bit integers, times and maps, and their token', async () => {
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await writer.insertRows('audit_rejections', [rejection], { token: 'once' });
      }
      expect(await writer.query(stored, {})).toEqual([
        {
          kafka_offset: '18446744073709551615',
          appended_at: '2016-02-29T01:16:00.123Z',
          rejected_at: '1970-01-01T00:00:00.000Z',
          error: rejection.error,
          schema_id: 4294967295,
          kafka_key: '',
          value: bytes.toString('hex').toUpperCase(),
          headers: rejection.headers,
        },
      ]);
    });

    it('without a token are added every time, equal or not', async () => {
      for (let attempt = 0; attempt < 2; attempt += 1) await writer.insertRows('twice', [{ a: 1 }]);
      expect(await writer.query(rowsIn('twice'), {})).toEqual([{ rows: 2 }]);
    });

    it('of a column the table lacks are refused', async () => {
      await expect(writer.insertRows('audit_rejections', [{ ...rejection, nope: 1 }])).rejects.toMatchObject({
        type: 'unknown_column',
        verdict: 'stop',
      });
    });

    it('for a table that is not there are refused', async () => {
      await expect(writer.insertRows('nope', [{ a: 1 }])).rejects.toMatchObject({ type: 'unknown_table' });
    });
  });
});

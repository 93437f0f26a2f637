import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ClickHouseWriter, defineQuery, rowType } from '@docket/clickhouse';
import { testStack, uniqueName } from '@docket/testing';
import { z } from 'zod';
import { dropDatabase, temporaryDatabase } from '../test/temporary-database.js';
import { fenceGuard } from './guard.js';
import { type Fence, fencePrefix, LedgerStore, type PartitionPlace } from './index.js';

/** Delivery stands on this: once draining returns, nothing of a lower fence lands any more. */
const FOR_MS = 12_000;
const INSERTS = 16;
const ROWS = 40;

/** What became of an insert, as its sender was told. */
type Outcome = 'acknowledged' | 'refused' | 'killed';

const landedQuery = defineQuery({
  name: 'test.landed',
  sql: 'SELECT name, count() AS rows FROM landed WHERE startsWith(name, {prefix:String}) GROUP BY name',
  params: z.object({ prefix: z.string() }),
  row: z.object({ name: z.string(), rows: rowType.int64 }),
});

let writer: ClickHouseWriter;
let store: LedgerStore;
beforeAll(async () => {
  writer = await temporaryDatabase('drain');
  await writer.command('CREATE TABLE landed (name String, n UInt32) ENGINE = MergeTree ORDER BY name');
  store = new LedgerStore(writer);
});
afterAll(async () => {
  await dropDatabase(writer);
});

async function taken(place: PartitionPlace): Promise<Fence> {
  const fence = await store.takeFence(place, randomUUID());
  if (!fence) throw new Error('somebody else has the partition');
  return fence;
}

async function drained(place: PartitionPlace, fence: Fence): Promise<void> {
  for (;;) {
    try {
      await store.drain(place, fence);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'verdict' in error && error.verdict === 'retry')) throw error;
    }
  }
}

/** Rows by the insert they came with. */
async function landed(fence: Fence): Promise<ReadonlyMap<string, number>> {
  const rows = await writer.query(landedQuery, { prefix: fence.owner });
  return new Map(rows.map((row) => [row.name, row.rows]));
}

const random = (most: number): number => Math.floor(Math.random() * most);

/** Half of the rows, a while of nothing, the other half. */
async function* slowBody(name: string, afterMs: number): AsyncGenerator<Uint8Array> {
  for (const half of [0, 1]) {
    const lines = Array.from({ length: ROWS / 2 }, (_, n) => JSON.stringify({ name, n: n + half * (ROWS / 2) }));
    yield Buffer.from(`${lines.join('\n')}\n`);
    await wait(half === 0 ? afterMs : 0);
  }
}

/**
 * A guarded insert as a worker sends it, but slow on every part of its way: it starts late, its body comes late, and each
 * of its rows takes time. By hand, because a writer only sends bodies that are there.
 */
async function insert(place: PartitionPlace, fence: Fence, name: string): Promise<Outcome> {
  const { url, user, password } = testStack().clickhouse;
  const { where, params, settings } = fenceGuard(place, fence);
  const slowRows = random(3) === 0 ? ' AND sleepEachRow(0.004) = 0' : '';
  const search = new URLSearchParams({
    query: `INSERT INTO landed (name, n) SELECT name, n FROM input('name String, n UInt32') WHERE ${where}${slowRows} FORMAT JSONEachRow`,
    database: writer.database,
    query_id: `${fencePrefix(place, fence)}events/${random(1e9)}`,
    async_insert: '0',
    wait_end_of_query: '1',
    max_insert_threads: '1',
    ...Object.fromEntries(Object.entries(settings ?? {}).map(([setting, value]) => [setting, String(value)])),
    ...Object.fromEntries(Object.entries(params).map(([param, value]) => [`param_${param}`, String(value)])),
  });
  await wait(random(60));
  const answer = await fetch(`${url}/?${search.toString()}`, {
    method: 'POST',
    headers: { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password },
    body: ReadableStream.from(slowBody(name, random(2) === 0 ? 0 : random(150))),
    duplex: 'half',
  });
  const text = await answer.text();
  if (answer.ok && text === '') return 'acknowledged';
  return text.includes('fence lost') || text.includes('Code: 9394') ? 'refused' : 'killed';
}

it('lands nothing of a lower fence once draining has returned', async () => {
  const counts = { acknowledged: 0, refused: 0, killed: 0 };
  const end = performance.now() + FOR_MS;
  for (let partition = 0; performance.now() < end; partition += 1) {
    const place = { topic: uniqueName('topic'), epoch: 1, partition };
    const former = await taken(place);
    const names = Array.from({ length: INSERTS }, (_, index) => `${former.owner}/${index}`);
    const ending = Promise.all(names.map((name) => insert(place, former, name).catch((): Outcome => 'killed')));
    await wait(random(150));
    const latter = await taken(place);
    await drained(place, latter);
    const before = await landed(former);
    const outcomes = await ending;
    await wait(50);
    expect(await landed(former)).toEqual(before);
    for (const [index, name] of names.entries()) {
      const outcome = outcomes[index] ?? 'killed';
      counts[outcome] += 1;
      // Whole or not at all; what was refused is not there, and what was acknowledged is.
      const rows = before.get(name) ?? 0;
      if (outcome === 'acknowledged') expect([name, rows]).toEqual([name, ROWS]);
      else if (outcome === 'refused') expect([name, rows]).toEqual([name, 0]);
      else expect([0, ROWS]).toContain(rows);
    }
  }
  // Every kind of end was seen, or nothing was shown.
  expect(Math.min(counts.acknowledged, counts.refused, counts.killed)).toBeGreaterThan(10);
  console.log(counts);
}, 60_000);

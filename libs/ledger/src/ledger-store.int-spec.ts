import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter, defineQuery } from '@docket/clickhouse';
import { eventually, uniqueName } from '@docket/testing';
import { z } from 'zod';
import { dropDatabase, temporaryDatabase } from '../test/temporary-database.js';
import {
  batchGuard,
  doneRow,
  type Fence,
  FenceLostError,
  type LedgerRow,
  LedgerStore,
  ledgerTail,
  refusals,
  WindowPassedError,
} from './index.js';
import { REPAIR_COLUMNS, repairValues } from './rows.js';

const processesQuery = defineQuery({
  name: 'test',
  sql: 'SELECT query_id FROM system.processes WHERE startsWith(query_id, {prefix:String})',
  params: z.object({ prefix: z.string() }),
  row: z.object({ query_id: z.string() }),
});

const NOW = Date.now();

const uptimeQuery = defineQuery({
  name: 'test',
  sql: 'SELECT uptime() AS uptime',
  params: z.object({}),
  row: z.object({ uptime: z.int() }),
});

describe('LedgerStore', () => {
  let writer: ClickHouseWriter;
  let store: LedgerStore;
  const topic = uniqueName('topic');
  let partition = 0;
  const next = () => ({ topic, epoch: 1, partition: partition++ });

  beforeAll(async () => {
    writer = await temporaryDatabase('ledger');
    store = new LedgerStore(writer);
  });
  afterAll(async () => {
    await dropDatabase(writer);
  });

  async function taken(place: ReturnType<typeof next>): Promise<Fence> {
    const fence = await store.takeFence(place, randomUUID());
    if (!fence) throw new Error('somebody else has the partition');
    return fence;
  }

  function intent(first: number, last: number, more: Partial<LedgerRow> = {}): LedgerRow {
    return { ...doneRow(first, 'o', NOW), last, accepted: last - first + 1, digest: `d${first}`, ...more };
  }

  it('refuses what was decided before the server was started: it may remember a token and not its rows', async () => {
    const place = next();
    const fence = await taken(place);
    const [server] = await writer.query(uptimeQuery, {});
    const before = Date.now() - (server?.uptime ?? 0) * 1000 - 5_000;
    await expect(store.intend(place, fence, intent(0, 4, { at: before }))).rejects.toThrow(WindowPassedError);
    const row = intent(0, 4, { at: before });
    const { where, params, settings } = batchGuard(place, fence, row, 3_600);
    const insert = writer.insertGuardedRows({
      table: 'ingest_repair',
      columns: REPAIR_COLUMNS,
      rows: [repairValues(place, row, 0)],
      where,
      params,
      ...(settings ? { settings } : {}),
    });
    await expect(refusals(insert)).rejects.toThrow(WindowPassedError);
    await store.intend(place, fence, intent(0, 4));
    expect(await store.tail(place)).toHaveLength(1);
  });

  it('remembers that somebody began to write what was missing of a batch, also when it had no hours', async () => {
    const place = next();
    const fence = await taken(place);
    expect(await store.isRepaired(place, 5)).toBe(false);
    await store.listHours(place, fence, intent(5, 9), { hours: new Set(), token: 'hours' });
    expect(await store.isRepaired(place, 5)).toBe(true);
    expect(await store.isRepaired(place, 10)).toBe(false);
    expect(await store.isRepaired(next(), 5)).toBe(false);
  });

  it('gives each taker a higher fence, and refuses the inserts of the former', async () => {
    const place = next();
    const former = await taken(place);
    await store.intend(place, former, intent(0, 9));
    const latter = await taken(place);
    expect(latter.number).toBe(former.number + 1);
    await expect(store.intend(place, former, intent(10, 19))).rejects.toThrow(FenceLostError);
    await store.intend(place, latter, doneRow(10, 'o', NOW + 1));
    expect(ledgerTail(await store.tail(place))).toEqual({ next: 10, pending: undefined });
  });

  it('tells two takers of one number apart', async () => {
    const place = next();
    const mine = await taken(place);
    // Another opener read the same highest number and wrote the same next one.
    await writer.insertRows('ingest_fence', [{ ...place, number: mine.number, owner: 'zzz', at: new Date() }]);
    await expect(store.intend(place, mine, intent(0, 9))).rejects.toThrow(FenceLostError);
    expect(await store.tail(place)).toEqual([]);
  });

  it('adds several rows at once, and only once however often they are sent', async () => {
    const place = next();
    const fence = await taken(place);
    const lost = intent(0, 99, { accepted: 0, fates: [{ offset: 0, count: 100, fate: 'lost' }] });
    const rows = [lost, doneRow(100, 'o', NOW)];
    for (let time = 0; time < 3; time += 1) await store.intend(place, fence, ...rows);
    expect(await store.tail(place)).toEqual([...rows].reverse());
    expect(ledgerTail(await store.tail(place))).toEqual({ next: 100, pending: undefined });
  });

  it('ends what still runs for a partition under a lower fence, and nothing else', async () => {
    const place = next();
    const other = next();
    const running = new Map<string, string>();
    const sleep = (partition: number, under: string) => {
      running.set(under, 'runs');
      const queryId = `${topic}/1/${partition}/${under}`;
      void writer.command('SELECT sleepEachRow(1) FROM numbers(30) SETTINGS max_block_size = 1', { queryId }).then(
        () => running.set(under, 'ran to its end'),
        () => running.set(under, 'ended'),
      );
    };
    await taken(place);
    const fence = await taken(place);
    const { number, owner } = fence;
    const lower = [
      '1/old/events/1',
      `${number}/!/events/1`,
      `1/operator/ann@host/1/intend/7`,
      'nothing of ours',
      '1/zzz',
    ];
    const higher = [
      `${number}/${owner}/events/9`,
      `${number}/~/events/1`,
      `${number + 1}/a/intend/3`,
      `${number * 10}/!/a/b/c/3`,
    ];
    for (const under of [...lower, ...higher]) sleep(place.partition, under);
    sleep(other.partition, '1/old/events/2');
    await eventually('all of them run', async () => {
      const ids = await writer.query(processesQuery, { prefix: `${topic}/1/` });
      return ids.length === running.size;
    });
    await store.drain(place, fence);
    await eventually('they have ended', () => lower.every((under) => running.get(under) === 'ended'));
    for (const under of [...higher, '1/old/events/2']) expect([under, running.get(under)]).toEqual([under, 'runs']);
    await store.drain(place, { number: number * 10 + 1, owner });
    await taken(other);
    await store.drain(other, await taken(other));
    await eventually('all of them have ended', () => [...running.values()].every((state) => state === 'ended'));
  });

  it('refuses a batch whose token may be forgotten, also when the clock has gone back', async () => {
    const place = next();
    const fence = await taken(place);
    const write = (at: number) => {
      const row = intent(0, 9, { at });
      const repair = { table: 'ingest_repair', columns: REPAIR_COLUMNS, rows: [repairValues(place, row, 0)] };
      return refusals(writer.insertGuardedRows({ ...repair, ...batchGuard(place, fence, row, 60) }));
    };
    const now = await store.now();
    for (const at of [now - 62_000, now - 3_600_000, now + 3_600_000, now + 30_000]) {
      await expect(write(at)).rejects.toThrow(WindowPassedError);
    }
    const [server] = await writer.query(uptimeQuery, {});
    const sinceStart = Math.max(0, (server?.uptime ?? 0) - 2) * 1000;
    // A clock that is read over a network is never quite right.
    for (const at of [now, now - Math.min(50_000, sinceStart), now + 2_000]) await write(at);
    await taken(place);
    await expect(write(now)).rejects.toThrow(FenceLostError);
  });

  it('begins at epoch 1', async () => {
    expect(await store.epoch(topic)).toBe(1);
    await writer.insertRows('ingest_epoch', [{ topic, epoch: 2, reason: 'made anew', at: new Date() }]);
    expect(await store.epoch(topic)).toBe(2);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter, defineQuery, rowType } from '@docket/clickhouse';
import { uniqueName } from '@docket/testing';
import { z } from 'zod';
import { dropDatabase, temporaryDatabase } from '../test/temporary-database.js';
import { BrokenViews, doneRow, type Fence, LedgerStore, ViewFailedError } from './index.js';

const isThereQuery = defineQuery({
  name: 'test.is_there',
  sql: 'SELECT count() AS tables FROM system.tables WHERE database = {database:String} AND name = {name:String}',
  params: z.object({ database: z.string(), name: z.string() }),
  row: z.object({ tables: rowType.int64 }),
});

describe('BrokenViews', () => {
  const place = { topic: uniqueName('topic'), epoch: 1, partition: 0 };
  const elsewhere = uniqueName('elsewhere');
  let writer: ClickHouseWriter;
  let views: BrokenViews;
  let fence: Fence;

  beforeAll(async () => {
    writer = await temporaryDatabase('views');
    await writer.command(`CREATE DATABASE ${elsewhere}`, { inDatabase: false });
    views = new BrokenViews(writer);
    const store = new LedgerStore(writer);
    const taken = await store.takeFence(place, randomUUID());
    if (!taken) throw new Error('somebody else has the partition');
    fence = taken;
    await store.intend(place, fence, { ...doneRow(0, fence.owner, Date.now()), last: 9, accepted: 10, digest: 'd' });
  });
  afterAll(async () => {
    await writer.command(`DROP DATABASE ${elsewhere} SYNC`, { inDatabase: false });
    await dropDatabase(writer);
  });

  const createView = (database: string, name: string) =>
    writer.command(
      `CREATE MATERIALIZED VIEW ${database}.${name} ENGINE = MergeTree ORDER BY offset ` +
        `AS SELECT kafka_offset AS offset FROM ${writer.database}.audit_events`,
    );
  const detach = (database: string, name: string) =>
    views.detach(place, fence, new ViewFailedError('it throws', `${database}.${name}`, 6));
  const isThere = async (database: string, name: string) =>
    (await writer.query(isThereQuery, { database, name }))[0]?.tables === 1;

  it('detaches a view of another database, and leaves what has its name beside the events', async () => {
    await createView(elsewhere, 'per_day');
    await createView(writer.database, 'per_day');
    expect(await detach(elsewhere, 'per_day')).toBe(true);
    expect(await isThere(elsewhere, 'per_day')).toBe(false);
    expect(await isThere(writer.database, 'per_day')).toBe(true);
  });

  it('leaves alone what does not read the events', async () => {
    expect(await detach(writer.database, 'audit_events')).toBe(false);
    expect(await isThere(writer.database, 'audit_events')).toBe(true);
  });
});

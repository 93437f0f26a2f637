import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter, connectWriter, migrate } from '@docket/clickhouse';
import { testStack, uniqueName } from '@docket/testing';
import { doneRow, type Fence, FenceLostError, type LedgerRow, LedgerStore, ledgerTail } from './index.js';

describe('LedgerStore', () => {
  let writer: ClickHouseWriter;
  let store: LedgerStore;
  const topic = uniqueName('topic');
  let partition = 0;
  const next = () => ({ topic, epoch: 1, partition: partition++ });

  beforeAll(async () => {
    const { url, user: username, password } = testStack().clickhouse;
    const database = uniqueName('ledger');
    writer = connectWriter({ url, username, password, database });
    await migrate(writer, { database });
    store = new LedgerStore(writer);
  });
  afterAll(async () => {
    await writer.command(`DROP DATABASE ${writer.database} SYNC`, { inDatabase: false });
    await writer.close();
  });

  async function taken(place: ReturnType<typeof next>): Promise<Fence> {
    const fence = await store.takeFence(place, randomUUID());
    if (!fence) throw new Error('somebody else has the partition');
    return fence;
  }

  function intent(first: number, last: number, more: Partial<LedgerRow> = {}): LedgerRow {
    return { ...doneRow(first, 'o', 1_000), last, accepted: last - first + 1, digest: `d${first}`, ...more };
  }

  it('gives each taker a higher fence, and refuses the inserts of the former', async () => {
    const place = next();
    const former = await taken(place);
    await store.intend(place, former, intent(0, 9));
    const latter = await taken(place);
    expect(latter.number).toBe(former.number + 1);
    await expect(store.intend(place, former, intent(10, 19))).rejects.toThrow(FenceLostError);
    await store.intend(place, latter, doneRow(10, 'o', 2_000));
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
    const rows = [lost, doneRow(100, 'o', 1_000)];
    for (let time = 0; time < 3; time += 1) await store.intend(place, fence, ...rows);
    expect(await store.tail(place)).toEqual([...rows].reverse());
    expect(ledgerTail(await store.tail(place))).toEqual({ next: 100, pending: undefined });
  });

  it('ends what still runs for a partition under another fence, and nothing else', async () => {
    const place = next();
    const other = next();
    const sleeping = (queryId: string) =>
      writer.command('SELECT sleepEachRow(1) FROM numbers(30) SETTINGS max_block_size = 1', { queryId }).then(
        () => 'ran to its end',
        () => 'ended',
      );
    const old = sleeping(`${topic}/1/${place.partition}/1/old/events/1`);
    const neighbour = sleeping(`${topic}/1/${other.partition}/1/old/events/1`);
    const fence = await taken(place);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await store.drain(place, fence);
    expect(await old).toBe('ended');
    expect(await Promise.race([neighbour, Promise.resolve('runs')])).toBe('runs');
    await store.drain(other, await taken(other));
    expect(await neighbour).toBe('ended');
  });

  it('begins at epoch 1', async () => {
    expect(await store.epoch(topic)).toBe(1);
    await writer.insertRows('ingest_epoch', [{ topic, epoch: 2, reason: 'made anew', at: new Date() }]);
    expect(await store.epoch(topic)).toBe(2);
  });
});

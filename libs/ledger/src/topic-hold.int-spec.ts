import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter } from '@docket/clickhouse';
import { uniqueName } from '@docket/testing';
import { dropDatabase, temporaryDatabase } from '../test/temporary-database.js';
import { doneRow, type Fence, HeldError, HoldEndedError, type LedgerRow, LedgerStore, TopicHold } from './index.js';
import { ledgerValues } from './rows.js';

describe('TopicHold', () => {
  let writer: ClickHouseWriter;
  let store: LedgerStore;

  beforeAll(async () => {
    writer = await temporaryDatabase('hold');
    store = new LedgerStore(writer);
  });
  afterAll(async () => {
    await dropDatabase(writer);
  });

  /** A topic of its own, of which one batch is decided and not closed. */
  async function begun(): Promise<{ place: { topic: string; epoch: number; partition: number }; fence: Fence }> {
    const place = { topic: uniqueName('topic'), epoch: 1, partition: 3 };
    const fence = await store.takeFence(place, randomUUID());
    if (!fence) throw new Error('somebody else has the partition');
    await store.intend(place, fence, intent(0, 9));
    return { place, fence };
  }

  function intent(first: number, last: number): LedgerRow {
    return { ...doneRow(first, 'o', Date.now()), last, accepted: last - first + 1, digest: `d${first}` };
  }

  it('lets nothing be decided, and what was decided be closed', async () => {
    const { place, fence } = await begun();
    const hold = new TopicHold(writer, place.topic);
    const ends = await hold
      .during(5_000, async ({ ends }) => {
        await expect(store.intend(place, fence, intent(10, 19))).rejects.toThrow(HeldError);
        return ends;
      })
      .catch(() => 'never');
    // Nobody closed it, so the work was done with what there is.
    expect(ends).toEqual([{ partition: 3, next: 10, isClosed: false, written: 0 }]);

    const closed = hold.during(5_000, ({ ends: now }) => Promise.resolve(now));
    await store.intend(place, fence, doneRow(10, 'o', Date.now()));
    expect(await closed).toEqual([{ partition: 3, next: 10, isClosed: true, written: 10 }]);
    // It is over as soon as the work is done.
    await store.intend(place, fence, intent(10, 19));
  });

  it('holds one topic and no other', async () => {
    const one = await begun();
    const other = await begun();
    await new TopicHold(writer, one.place.topic).during(0, () =>
      store.intend(other.place, other.fence, intent(10, 19)),
    );
    expect(await store.tail(other.place)).toHaveLength(2);
  });

  it('throws away what was looked at when something was decided all the same', async () => {
    const { place } = await begun();
    const hold = new TopicHold(writer, place.topic);
    const decide = (): Promise<void> =>
      writer.insertRows('ingest_ledger', [ledgerValues({ ...place, partition: 7 }, intent(0, 4))]);
    await expect(hold.during(0, decide)).rejects.toThrow(HoldEndedError);
    await expect(hold.during(0, decide)).resolves.toBeUndefined();
  });

  it('throws away what was looked at when an epoch was begun', async () => {
    const { place } = await begun();
    const hold = new TopicHold(writer, place.topic);
    await expect(hold.during(0, () => store.beginEpoch(place.topic, 2, 'test'))).rejects.toThrow(HoldEndedError);
  });

  it('is over when its owner is gone', async () => {
    const { place, fence } = await begun();
    await writer.command(
      'INSERT INTO ingest_hold SELECT {topic:String}, {owner:String}, now64(3) - 20, now64(3) - 10',
      { params: { topic: place.topic, owner: 'gone' } },
    );
    // As after a clock that was set back by an hour.
    await writer.command(
      'INSERT INTO ingest_hold SELECT {topic:String}, {owner:String}, now64(3) + 3600, now64(3) + 3610',
      { params: { topic: place.topic, owner: 'later' } },
    );
    await store.intend(place, fence, intent(10, 19));
  });
});

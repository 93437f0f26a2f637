import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Fence, LedgerStore, ledgerTail, lossRows } from '@docket/ledger';
import { eventually } from '@docket/testing';
import { end, Installation } from './installation.js';

describe('ingestion that cannot go on at once', () => {
  let at: Installation;
  let store: LedgerStore;
  const place = () => ({ topic: at.topics.events, epoch: 1, partition: 0 });
  beforeAll(async () => {
    at = await Installation.create({ partitions: 1 });
    store = new LedgerStore(at.writer);
  });
  afterAll(() => at.remove());

  async function publish(count: number): Promise<void> {
    const audit = await at.connect();
    const event = { actor: { type: 'AGENT', id: 'a-1' }, ticket_id: 'T-1', details: { name: 'opened' } } as const;
    await Promise.all(Array.from({ length: count }, () => audit.emit('ticket.other', event)));
    await audit.close();
  }
  const stored = (): Promise<number> => at.number('SELECT count() FROM audit_events');
  const distinct = (): Promise<number> => at.number('SELECT uniqExact(kafka_offset) FROM audit_events');
  const reached = (count: number): Promise<true> =>
    eventually(`${count} events are stored`, async () => (await stored()) >= count);

  /** As `docket ingest accept-gap` does it; a fence of the instance that looks again, or has just ended, may be higher. */
  function acceptGap(to: number): Promise<Fence> {
    return eventually('the gap is accepted', async () => {
      const fence = await store.takeFence(place(), `operator ${randomUUID()}`);
      const tail = ledgerTail(await store.tail(place()));
      if (!fence || !tail) return undefined;
      await store.intend(place(), fence, ...lossRows(tail, [], to, { owner: 'operator', at: await store.now() }));
      return fence;
    });
  }

  it('goes on by itself when the cause of a stop is gone', async () => {
    await publish(10);
    const first = await at.startIngestion();
    await reached(10);
    await end(first, 'SIGTERM');
    await publish(10);
    await at.admin.deleteBelow(at.topics.events, 0, 15n);

    const child = await at.startIngestion({ DOCKET_INGEST_LOOK_AGAIN_MS: '400' });
    const ready = async () => {
      const answer = await fetch(`${at.operationsUrl(child)}/health/ready`);
      return { status: answer.status, text: await answer.text() };
    };
    await eventually('it has stopped', async () => (await ready()).text.includes('accept-gap 0 --to 15'));
    const looks = (): number => at.said(child).split('partition stopped').length - 1;
    await eventually('it has looked again', () => looks() >= 3);
    expect((await ready()).status).toBe(503);

    const accepted = await acceptGap(15);
    await reached(15);
    await eventually('it is ready', async () => (await ready()).status === 200);
    expect((await store.fence(place()))?.number).toBeGreaterThan(accepted.number);
    expect(await end(child, 'SIGTERM')).toBe(0);
    expect(await distinct()).toBe(15);
  });

  it('ends at once while it waits to look again', async () => {
    await at.admin.deleteBelow(at.topics.events, 0, 20n);
    await publish(2);
    await at.admin.deleteBelow(at.topics.events, 0, 21n);
    const child = await at.startIngestion({ DOCKET_INGEST_LOOK_AGAIN_MS: '600000' });
    await eventually('it has stopped', () => at.said(child).includes('partition stopped'));
    const began = performance.now();
    expect(await end(child, 'SIGTERM')).toBe(0);
    expect(performance.now() - began).toBeLessThan(5_000);
    await acceptGap(22);
  });

  it('writes nothing twice when the clock of ClickHouse was set back', async () => {
    const before = await stored();
    const first = await at.startIngestion({ DOCKET_INGEST_BATCH_ROWS: '1000' });
    await publish(40);
    await reached(before + 40);
    await end(first, 'SIGKILL');
    // The last batch as it would be if the clock had been set back by an hour since, and half of it had not landed.
    const now = { settings: { mutations_sync: '2' } } as const;
    await at.writer.command('ALTER TABLE ingest_ledger DELETE WHERE last < toInt64(first) AND first > 22', now);
    await at.writer.command('ALTER TABLE ingest_ledger UPDATE at = at + toIntervalHour(1) WHERE last > 21', now);
    const half = 'kafka_offset >= 22 AND kafka_offset % 2 = 0';
    await at.writer.command(`DELETE FROM audit_events WHERE ${half}`, {
      settings: { lightweight_deletes_sync: '2' },
    });
    expect(await stored()).toBeLessThan(before + 40);

    const second = await at.startIngestion();
    await publish(5);
    await reached(before + 45);
    await eventually('it is level', async () => (await at.number('SELECT max(first) FROM ingest_ledger')) === 67);
    await end(second, 'SIGTERM');
    expect([await stored(), await distinct()]).toEqual([before + 45, before + 45]);
    expect(await at.number('SELECT count() FROM ingest_repair')).toBeGreaterThan(0);
  });
});

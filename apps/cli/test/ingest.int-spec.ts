import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter, connectWriter, defineQuery } from '@docket/clickhouse';
import { EVENTS_TOPIC } from '@docket/events';
import { connectAdmin, type TopicAdmin } from '@docket/kafka';
import { doneRow, FenceLostError, LedgerStore } from '@docket/ledger';
import { connect, type InKafka } from '@docket/sdk';
import { eventually, testStack } from '@docket/testing';
import { z } from 'zod';
import { type PartitionStatus } from '../src/ingest/partition-status.js';
import { Installation } from './installation.js';

describe('docket ingest', () => {
  let at: Installation;
  let admin: TopicAdmin;
  let writer: ClickHouseWriter;
  let store: LedgerStore;
  let topic: string;
  /** The partition that the events of these tests fall on. */
  let partition = -1;
  const place = () => ({ topic, epoch: 1, partition });

  beforeAll(async () => {
    at = await Installation.create();
    topic = `${at.env['DOCKET_KAFKA_TOPIC_PREFIX'] ?? ''}${EVENTS_TOPIC}`;
    const { brokers, clickhouse } = testStack();
    admin = await connectAdmin({ brokers }, { clientId: 'test' });
    const { url, user: username, password } = clickhouse;
    writer = connectWriter({ url, username, password, database: at.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '' });
    store = new LedgerStore(writer);
  });
  afterAll(async () => {
    await admin.close();
    await writer.close();
    await at.remove();
  });

  /** Publishes events about one ticket, which all fall on one partition, and gives their offsets. */
  async function publish(count: number): Promise<number[]> {
    const receipts = await emit(Array.from({ length: count }, () => 'T-1'));
    partition = receipts[0]?.partition ?? -1;
    return receipts.map(({ offset }) => Number(offset));
  }

  async function emit(tickets: readonly string[]): Promise<InKafka[]> {
    const { brokers, registryUrl } = testStack();
    const options = { kafka: { brokers }, registry: { url: registryUrl }, topic, service: 'test', tenantId: 't1' };
    const audit = await connect(options);
    const event = { actor: { type: 'AGENT', id: 'a' }, details: { name: 'x' } } as const;
    const receipts = await Promise.all(tickets.map((ticket_id) => audit.emit('ticket.other', { ...event, ticket_id })));
    await audit.close();
    return receipts;
  }

  async function statusJson(): Promise<{ partitions: PartitionStatus[]; broken_views: unknown[] }> {
    const { out } = await at.docket('ingest', 'status', '--json');
    return JSON.parse(out) as Awaited<ReturnType<typeof statusJson>>;
  }

  async function statusOf(which = partition): Promise<PartitionStatus> {
    const found = (await statusJson()).partitions.find((one) => one.partition === which);
    if (!found) throw new Error(`no status of partition ${which}`);
    return found;
  }

  /** Offsets that are stored, of one epoch. */
  async function stored(epoch = 1): Promise<number[]> {
    const query = defineQuery({
      name: 'test',
      sql: 'SELECT toFloat64(kafka_offset) AS n FROM audit_events WHERE epoch = {epoch:UInt32} ORDER BY n',
      params: z.object({ epoch: z.int() }),
      row: z.object({ n: z.number() }),
    });
    return (await writer.query(query, { epoch })).map(({ n }) => n);
  }

  /** Lets ingestion run until there is no lag, and stops it. */
  async function ingest(): Promise<void> {
    const ingestion = await at.startIngestion();
    await eventually('all is ingested', async () => {
      return (await statusJson()).partitions.every(({ lag, pending }) => lag === 0 && pending === null);
    });
    await ingestion.stop(20_000);
  }

  async function remakeTopic(): Promise<void> {
    await admin.remove(topic);
    await eventually('the topic is gone', async () => (await admin.topics([topic])).length === 0);
    expect((await at.docket('topics', 'apply')).code).toBe(0);
  }

  it('shows partitions that nothing was ingested of', async () => {
    const { code, out } = await at.docket('ingest', 'status');
    expect(code).toBe(0);
    const [head, ...rows] = out.split('\n');
    expect(head).toMatch(/^PARTITION +EPOCH +LOW +NEXT +HIGH +LAG/);
    expect(rows.length).toBe((await admin.ranges(topic)).length);
    for (const row of rows) expect(row).toMatch(/^\d+ +1 +0 +0 +0 +0 +- +- +- +- +sound$/);
  });

  it('shows position, lag, owner and the last batch', async () => {
    await publish(5);
    expect(await statusOf()).toMatchObject({
      next: 0,
      high: 5,
      lag: 5,
      last_batch_at: null,
      fence: null,
      stopped: null,
    });
    await ingest();
    await publish(3);
    const status = await statusOf();
    expect(status).toMatchObject({ epoch: 1, low: 0, next: 5, high: 8, lag: 3, pending: null, stopped: null });
    expect(status.fence?.number).toBe(1);
    for (const time of [status.last_batch_at, status.fence?.taken_at]) {
      expect(Math.abs(Date.parse(time ?? '') - Date.now())).toBeLessThan(60_000);
    }
  });

  it('shows a view that was detached, until it is back', async () => {
    const view = `${writer.database}.per_day`;
    const row = { view, topic, epoch: 1, error: 'it throws', owner: 'o' };
    await writer.insertRows('ingest_broken_view', [
      { ...row, partition: 3, first: 40, at: new Date(2_000) },
      { ...row, partition: 3, first: 60, at: new Date(3_000) },
      { ...row, partition: 5, first: 7, at: new Date(2_000) },
    ]);
    const lacks = [
      { epoch: 1, partition: 3, from: 40 },
      { epoch: 1, partition: 5, from: 7 },
    ];
    expect((await statusJson()).broken_views).toEqual([
      { view, since: '1970-01-01T00:00:02.000Z', error: 'it throws', lacks },
    ]);
    const { code, out } = await at.docket('ingest', 'status');
    expect(code).toBe(0);
    expect(out).toContain(`view ${view} was detached on 1970-01-01T00:00:02.000Z because it failed: it throws`);
    expect(out).toContain('may lack events of partition 3 from 40, of partition 5 from 7;');
    await writer.command('CREATE VIEW per_day AS SELECT 1');
    expect((await statusJson()).broken_views).toEqual([]);
  });

  it('goes on without records that were deleted before they were ingested, and only without those', async () => {
    // 0 to 4 are ingested, 5 to 7 are not.
    await admin.deleteBelow(topic, partition, 7n);
    const gap = await at.docket('ingest', 'status');
    expect(gap.code).toBe(1);
    expect(gap.out).toContain('STOPPED');
    expect(gap.out).toContain(`docket ingest accept-gap ${partition} --to 7`);
    const acceptTo = (to: number, ...more: string[]) =>
      at.docket('ingest', 'accept-gap', String(partition), '--to', String(to), ...more);
    expect((await acceptTo(6)).err).toContain('--to 7');
    expect((await acceptTo(8)).err).toContain('offsets 7 to 7 are still in the topic');
    expect((await acceptTo(9, '--even-existing')).err).toContain('beyond the end');
    // What was refused took nothing.
    expect((await statusOf()).fence?.number).toBe(1);

    const zombie = await store.takeFence(place(), 'zombie');
    const accepted = await acceptTo(7);
    expect(accepted).toMatchObject({ code: 0 });
    expect(accepted.out).toContain('offsets 5 to 6 (2 records) are lost');
    expect(accepted.out).toMatch(/in the ledger by operator\/\S+@\S+\/\S+, under fence 3/);
    if (!zombie) throw new Error('no fence');
    await expect(store.intend(place(), zombie, doneRow(5, 'zombie', Date.now()))).rejects.toThrow(FenceLostError);
    expect((await store.tail(place())).slice(0, 2)).toMatchObject([
      { first: 7, last: 6, fates: [] },
      { first: 5, last: 6, accepted: 0, fates: [{ offset: 5, count: 2, fate: 'lost' }] },
    ]);
    expect((await acceptTo(7)).err).toContain('there is no gap');
    await ingest();
    expect(await stored()).toEqual([0, 1, 2, 3, 4, 7]);
    expect((await at.docket('ingest', 'status')).code).toBe(0);
  });

  it('ends a batch that was decided and lost its records before they were written', async () => {
    expect(await publish(5)).toEqual([8, 9, 10, 11, 12]);
    const fence = await store.takeFence(place(), 'crashed');
    if (!fence) throw new Error('no fence');
    const intent = { ...doneRow(8, 'crashed', Date.now()), last: 11, accepted: 3, duplicates: 1, digest: 'd' };
    await store.intend(place(), fence, { ...intent, fates: [{ offset: 9, count: 1, fate: 'duplicate' }] });
    await admin.deleteBelow(topic, partition, 10n);
    expect(await statusOf()).toMatchObject({ next: 8, pending: { first: 8, last: 11 } });
    const refused = await at.docket('ingest', 'accept-gap', String(partition), '--to', '10');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('--to 12 --even-existing');
    const accepted = await at.docket(
      'ingest',
      'accept-gap',
      String(partition),
      '--to',
      '12',
      '--even-existing',
      '--json',
    );
    expect(JSON.parse(accepted.out)).toMatchObject({ undecided: null, unwritten: [8, 10, 11], next: 12 });
    const [done] = await store.tail(place());
    expect(done).toMatchObject({
      first: 12,
      last: 11,
      fates: [
        { offset: 8, count: 1, fate: 'lost' },
        { offset: 10, count: 2, fate: 'lost' },
      ],
    });
    await ingest();
    expect(await stored()).toEqual([0, 1, 2, 3, 4, 7, 12]);
  });

  it('begins a new epoch only for a topic that was made anew, and ingesters go on with it by themselves', async () => {
    const refused = await at.docket('ingest', 'new-epoch');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('does not look new');
    await remakeTopic();
    await publish(2);
    const status = await at.docket('ingest', 'status');
    expect(status.code).toBe(1);
    expect(status.out).toContain('docket ingest new-epoch');

    const ingestion = await at.startIngestion();
    await eventually('it has stopped the partition', () => ingestion.output().includes('partition stopped'));
    const begun = await at.docket('ingest', 'new-epoch', '--reason', 'moved to another cluster');
    expect(begun).toMatchObject({ code: 0 });
    expect(begun.out).toContain(`partition ${partition} was ingested up to offset 13, and the topic ends at 2`);
    expect(begun.out).toContain('epoch 2');
    // It holds the other partitions open and learns of the new epoch with the next record.
    await emit(Array.from({ length: 20 }, (_, index) => `T-${index + 2}`));
    await eventually('all is ingested in the new epoch', async () => (await stored(2)).length >= 22);
    await ingestion.stop(20_000);
    expect(await stored(2)).toHaveLength(22);
    expect(await stored()).toEqual([0, 1, 2, 3, 4, 7, 12]);
    expect(await statusOf()).toMatchObject({ epoch: 2, lag: 0, stopped: null });
  });

  it('tells a topic that was made anew and has outgrown what was ingested by its records', async () => {
    const before = (await statusOf()).next ?? 0;
    expect(before).toBeGreaterThan(0);
    await remakeTopic();
    await publish(before + 10);
    const status = await at.docket('ingest', 'status');
    expect(status.code).toBe(1);
    expect(status.out).toContain(`the record at offset ${before - 1} is not the one that was ingested there`);

    const begun = await at.docket('ingest', 'new-epoch');
    expect(begun).toMatchObject({ code: 0 });
    expect(begun.out).toContain(`partition ${partition} was ingested up to offset ${before}`);
    expect(begun.out).toContain(`another record at ${before - 1}`);
    // Repeating it while nothing was ingested yet begins no other epoch.
    expect((await at.docket('ingest', 'new-epoch')).out).toContain('epoch 3 had begun already');
    expect(await store.epoch(topic)).toBe(3);
    await ingest();
    expect(await stored(3)).toEqual(Array.from({ length: before + 10 }, (_, offset) => offset));
    expect(await stored(2)).toHaveLength(22);
  });
});

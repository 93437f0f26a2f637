import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connectProducer, type IncomingRecord, readRecords, type RecordProducer } from '@docket/kafka';
import { type Audit, type InKafka } from '@docket/sdk';
import { eventually } from '@docket/testing';
import { end, Installation } from './installation.js';

describe('the topic of rejected records', () => {
  let at: Installation;
  let audit: Audit<InKafka>;
  let raw: RecordProducer;
  beforeAll(async () => {
    at = await Installation.create({ partitions: 2 });
    audit = await at.connect();
    raw = await connectProducer(at.kafka, { clientId: 'test' });
  });
  afterAll(async () => {
    await raw.close();
    await audit.close();
    await at.remove();
  });

  let children: Awaited<ReturnType<Installation['startIngestion']>>[] = [];
  beforeEach(() => {
    children = [];
  });
  afterEach(async () => {
    for (const child of children) await end(child, 'SIGTERM');
  });

  const emit = (ticket_id: string) =>
    audit.emit('ticket.other', { actor: { type: 'AGENT', id: 'a' }, ticket_id, details: { name: 'x' } });
  const stored = (partition: number): Promise<number> =>
    at.number(`SELECT count() FROM audit_events WHERE kafka_partition = ${partition}`);
  const rejected = (): Promise<number> => at.number('SELECT count() FROM audit_rejections');
  const published = async (): Promise<number> => Number((await at.admin.ranges(at.topics.rejected))[0]?.high ?? 0);
  const createRejected = (config: Record<string, string> = {}) =>
    at.admin.create({ name: at.topics.rejected, partitions: 1, replicationFactor: 1, config });

  /** A key of our own for each partition. */
  async function ticketOf(partition: number): Promise<string> {
    for (let number = 0; ; number += 1) {
      const ticket = `T-${number}`;
      if ((await emit(ticket)).partition === partition) return ticket;
    }
  }

  it('may be away: its partition waits with the rejection, and others go on', async () => {
    const [held, free] = [await ticketOf(0), await ticketOf(1)];
    const child = await at.startIngestion();
    children.push(child);
    await eventually('all is level', async () => (await stored(0)) > 0 && (await stored(1)) > 0);
    const before = [await stored(0), await stored(1)] as const;
    await at.admin.remove(at.topics.rejected);
    await eventually('it is gone', async () => (await at.admin.topics([at.topics.rejected])).length === 0);

    await raw.send(at.topics.events, [{ key: `t1/${held}`, value: Buffer.from('no event') }]);
    await eventually('the rejection is in the table', async () => (await rejected()) === 1);
    await emit(held);
    await emit(free);
    await eventually('the other partition goes on', async () => (await stored(1)) === before[1] + 1);
    await eventually('the partition waits', () => at.said(child).includes('publish rejections'), { timeoutMs: 90_000 });
    expect(await stored(0)).toBe(before[0]);

    await createRejected();
    await eventually('the partition goes on', async () => (await stored(0)) === before[0] + 1, { timeoutMs: 90_000 });
    expect(await published()).toBeGreaterThanOrEqual(1);
    expect(await rejected()).toBe(1);
  }, 240_000);

  it('may not take a record: it goes without its contents, and the table has it whole', async () => {
    await at.admin.remove(at.topics.rejected);
    await eventually('it is gone', async () => (await at.admin.topics([at.topics.rejected])).length === 0);
    await createRejected({ 'max.message.bytes': '20000' });
    const before = await rejected();
    children.push(await at.startIngestion());
    const value = randomBytes(100_000);
    value[0] = 7;
    const [place] = await raw.send(at.topics.events, [
      { key: 't1/T-1', value, headers: { big: randomBytes(5_000).toString('hex') } },
      { key: 't1/T-1', value: Buffer.from('small') },
    ]);
    await eventually('both are published', async () => (await published()) === 2);
    expect(await rejected()).toBe(before + 2);
    const hex = value.toString('hex').toUpperCase();
    expect(await at.number(`SELECT count() FROM audit_rejections WHERE hex(value) = '${hex}'`)).toBe(1);

    const of = async (offset: number): Promise<IncomingRecord | undefined> =>
      (await readRecords(at.kafka, { name: at.topics.rejected, clientId: 'test' }, new Map([[0, offset]]))).get(0);
    const records = [await of(0), await of(1)];
    const origin = `${at.topics.events}/1/${place?.partition}/${place?.offset}`;
    const large = records.find((record) => record?.key?.toString() === origin);
    expect(large?.value).toBeNull();
    expect(Object.keys(large?.headers ?? {}).sort()).not.toContain('big');
    expect(Object.values(large?.headers ?? {}).map(String)).toContain('bad_magic');
    const small = records.find((record) => record?.key?.toString() !== origin);
    expect(small?.value?.toString()).toBe('small');
  });
});

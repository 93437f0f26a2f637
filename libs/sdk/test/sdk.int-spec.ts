import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SchemaRegistry } from '@docket/avro';
import { ACTION_SCHEMAS, fullNameOf, subjectOf } from '@docket/events';
import { connectAdmin, type TopicAdmin } from '@docket/kafka';
import { assertNoDuplicates, testStack, uniqueName } from '@docket/testing';
import {
  type Audit,
  BufferFullError,
  ClosedError,
  connect,
  type ConnectOptions,
  type InKafka,
  InvalidEventError,
} from '../src/index.js';

const PARTITIONS = 5;
const actor = { type: 'AGENT', id: 'a-1' } as const;

describe('the SDK against a real broker and registry', () => {
  const topic = uniqueName('sdk');
  const open: Audit<InKafka>[] = [];
  let admin: TopicAdmin;
  let registry: SchemaRegistry;

  async function connected(
    options: Pick<Partial<ConnectOptions>, 'lingerMs' | 'maxBufferedBytes'> = {},
  ): Promise<Audit<InKafka>> {
    const { brokers, registryUrl } = testStack();
    const given = { kafka: { brokers }, registry: { url: registryUrl }, service: 'test', tenantId: 't1', topic };
    const audit = await connect({ ...given, ...options });
    open.push(audit);
    return audit;
  }

  beforeAll(async () => {
    const { brokers, registryUrl } = testStack();
    admin = await connectAdmin({ brokers }, { clientId: 'test' });
    await admin.create({ name: topic, partitions: PARTITIONS, replicationFactor: 1, config: {} });
    registry = new SchemaRegistry({ url: registryUrl });
    for (const schema of [ACTION_SCHEMAS['ticket.other'], ACTION_SCHEMAS['ticket.status_changed']]) {
      await registry.register(subjectOf(topic, fullNameOf(schema)), schema);
    }
  });
  afterAll(async () => {
    for (const audit of open) await audit.close();
    await admin.remove(topic);
    await admin.close();
    registry.close();
  });

  const other = (ticket: string) => ({ actor, ticket_id: ticket, details: { name: 'x' } });

  it('says where each event landed: one ticket on one partition, in order, no place given twice', async () => {
    const audit = await connected();
    const receipts = await Promise.all(
      Array.from({ length: 3_000 }, (_, index) => audit.emit('ticket.other', other(`T-${index % 20}`))),
    );
    assertNoDuplicates(receipts.map(({ partition, offset }) => `${partition}/${offset}`));
    assertNoDuplicates(receipts.map(({ event_id }) => event_id));
    for (let ticket = 0; ticket < 20; ticket += 1) {
      const ofTicket = receipts.filter((_, index) => index % 20 === ticket);
      expect(new Set(ofTicket.map(({ partition }) => partition)).size).toBe(1);
      const offsets = ofTicket.map(({ offset }) => Number(offset));
      expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
    }
    const ranges = await admin.ranges(topic);
    expect(ranges.reduce((sum, { high }) => sum + Number(high), 0)).toBe(3_000);
  });

  it('places keys as Java clients do (murmur2)', async () => {
    const audit = await connected();
    // Partitions computed with org.apache.kafka.common.utils.Utils.murmur2 for 5 partitions.
    const { partition } = await audit.emit('ticket.other', other('T-1'));
    const again = await audit.emit('ticket.status_changed', {
      actor,
      ticket_id: 'T-1',
      details: { from: 'a', to: 'b', to_category: 'OPEN' },
    });
    expect(again.partition).toBe(partition);
    expect(partition).toBe(murmur2Partition('t1/T-1', PARTITIONS));
  });

  it.each([
    ['actor.type', { ...other('T'), actor: { type: 'ROBOT', id: 'x' } }],
    ['actor.id', { ...other('T'), actor: { type: 'AGENT', id: '' } }],
    ['details.name', { actor, details: {} }],
    ['details.nmae', { actor, details: { name: 'x', nmae: 'y' } }],
    ['ticket_id', { ...other(''), ticket_id: 'x'.repeat(300) }],
    ['occurred_at', { ...other('T'), occurred_at: -1 }],
  ])('refuses an event and names %s', async (field, input) => {
    const audit = await connected();
    const error: unknown = await audit.emit('ticket.other' as string, input as never).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InvalidEventError);
    expect((error as InvalidEventError).field).toBe(field);
  });

  it('refuses an action whose schema is not registered, and says what to do', async () => {
    const audit = await connected();
    await expect(audit.emit('user.logged_in', { actor, details: { method: 'password' } } as never)).rejects.toThrow(
      /docket schemas register/,
    );
    await expect(audit.emit('nobody.knows' as string, { actor } as never)).rejects.toThrow(/no such action/);
  });

  it('rejects when a context cannot tell who acts, and drops the event at best effort', async () => {
    const audit = await connected();
    const context = {
      get actor(): never {
        throw new Error('the session has gone');
      },
    };
    const input = { ticket_id: 'T-1', details: { name: 'x' } };
    await audit.run(context, async () => {
      await expect(audit.emit('ticket.other', input)).rejects.toThrow('the session has gone');
      const dropped = await audit.emit('ticket.other', input, { delivery: 'best-effort' });
      expect(dropped.state).toBe('dropped');
    });
  });

  it('sends what waits when it is closed, and refuses what comes later', async () => {
    const audit = await connected({ lingerMs: 200 });
    const waiting = audit.emit('ticket.other', other('T-1'));
    await audit.close();
    await expect(waiting).resolves.toHaveProperty('offset');
    await expect(audit.emit('ticket.other', other('T-1'))).rejects.toBeInstanceOf(ClosedError);
  });

  it('keeps its memory bounded and tells the caller', async () => {
    const audit = await connected({ maxBufferedBytes: 2_000, lingerMs: 100 });
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => audit.emit('ticket.other', other('T-1'))),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(50);
    for (const one of refused) expect((one as PromiseRejectedResult).reason).toBeInstanceOf(BufferFullError);
  });
});

/** Kafka's murmur2 (org.apache.kafka.common.utils.Utils), written down independently of the driver. */
function murmur2Partition(key: string, partitions: number): number {
  const data = Buffer.from(key);
  const m = 0x5bd1e995;
  let h = 0x9747b28c ^ data.length;
  const whole = data.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    let k = Math.imul(data.readInt32LE(i), m);
    k ^= k >>> 24;
    h = Math.imul(h, m) ^ Math.imul(k, m);
  }
  const rest = data.length & 3;
  if (rest >= 3) h ^= (data[whole + 2] ?? 0) << 16;
  if (rest >= 2) h ^= (data[whole + 1] ?? 0) << 8;
  if (rest >= 1) h = Math.imul(h ^ (data[whole] ?? 0), m);
  h ^= h >>> 13;
  h = Math.imul(h, m);
  h ^= h >>> 15;
  return (h & 0x7fffffff) % partitions;
}

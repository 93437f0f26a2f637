import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeWire, recordEncoder } from '@docket/avro';
import { ACTION_SCHEMAS, LIMITS, newEventId, type RejectReason, subjectOf } from '@docket/events';
import { connectProducer, type RecordProducer } from '@docket/kafka';
import { type Audit, type InKafka } from '@docket/sdk';
import { eventually } from '@docket/testing';
import { Installation } from './installation.js';

const GOOD = 100_000;
/** Of each kind; together more than 1,000. */
const BAD = 125;

const schema = ACTION_SCHEMAS['ticket.other'];
const encoder = recordEncoder(schema);

function event(envelope: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    envelope: {
      event_id: newEventId(),
      occurred_at: Date.now(),
      tenant_id: 't1',
      actor: { type: 'AGENT', id: 'a-1' },
      ticket_id: 'T-1',
      outcome: 'SUCCESS',
      producer: { service: 'test', instance: 'i', sequence: 0 },
      labels: {},
      ...envelope,
    },
    name: 'opened',
  };
}

describe('ingestion among bad records', () => {
  let at: Installation;
  let audit: Audit<InKafka>;
  let raw: RecordProducer;

  beforeAll(async () => {
    at = await Installation.create({ partitions: 4 });
    audit = await at.connect();
    raw = await connectProducer(at.kafka, { clientId: 'test' });
  });
  afterAll(async () => {
    await raw.close();
    await audit.close();
    await at.remove();
  });

  /** One bad value of each kind, made new for every call. */
  async function badValues(): Promise<Partial<Record<RejectReason, () => Buffer | null>>> {
    const id = (await at.registry.idOf(subjectOf(at.topics.events, 'docket.events.TicketOther'), schema)) ?? 0;
    const foreign = { type: 'record', name: 'Foreign', namespace: 'x', fields: [{ name: 'a', type: 'int' }] } as const;
    const foreignId = await at.registry.register(subjectOf(at.topics.events, 'x.Foreign'), foreign);
    const good = (): Buffer => encodeWire(id, encoder.encode(event()));
    return {
      tombstone: () => null,
      bad_magic: () => Buffer.from('{"action":"ticket.other"}'),
      unknown_schema: () => encodeWire(0x7ffffff0, encoder.encode(event())),
      malformed: () => good().subarray(0, 40),
      trailing_bytes: () => Buffer.concat([good(), Buffer.from([0])]),
      contract: () => encodeWire(foreignId, Buffer.from([2])),
      invalid_field: () => encodeWire(id, encoder.encode(event({ tenant_id: '' }))),
      clock_skew: () => encodeWire(id, encoder.encode(event({ occurred_at: Date.now() + 2 * LIMITS.clockSkewMs }))),
      too_large: () => Buffer.concat([good(), Buffer.alloc(LIMITS.value)]),
    };
  }

  it('stores all good ones and rejects all bad ones with the right reason', async () => {
    const bad = Object.entries(await badValues());
    const child = await at.startIngestion();
    const published: Promise<unknown>[] = [];
    for (let round = 0; round < BAD; round += 1) {
      for (let index = 0; index < GOOD / BAD; index += 1) {
        published.push(
          audit.emit('ticket.other', {
            actor: { type: 'AGENT', id: `a-${index % 7}` },
            ticket_id: `T-${index}`,
            details: { name: 'opened' },
          }),
        );
      }
      for (const [, value] of bad) await raw.send(at.topics.events, [{ key: `t1/T-${round}`, value: value() }]);
      await Promise.all(published.splice(0));
    }
    await eventually('everything is written', async () => {
      const stored = await at.number('SELECT count() FROM audit_events');
      const rejected = await at.number('SELECT count() FROM audit_rejections');
      const [feed] = await at.admin.ranges(at.topics.rejected);
      return stored >= GOOD && rejected >= BAD * bad.length && Number(feed?.high) >= BAD * bad.length;
    });
    expect(await at.number('SELECT count() FROM audit_events')).toBe(GOOD);
    for (const [reason] of bad) {
      const count = await at.number(`SELECT count() FROM audit_rejections WHERE reason = '${reason}'`);
      expect({ reason, count }).toEqual({ reason, count: BAD });
    }
    expect(await at.number('SELECT count() FROM audit_rejections')).toBe(BAD * bad.length);
    expect(await at.number("SELECT countIf(field = 'envelope.tenant_id') FROM audit_rejections")).toBe(BAD);
    const [feed] = await at.admin.ranges(at.topics.rejected);
    expect(Number(feed?.high)).toBe(BAD * bad.length);
    expect(child.exitCode).toBeNull();
  });

  it('takes up an action that is registered while it runs', async () => {
    const escalated = {
      ...schema,
      name: 'TicketEscalated',
      namespace: 'acme.events',
      fields: [
        ...schema.fields.filter(({ name }) => name === 'envelope'),
        { name: 'level', type: 'int', doc: 'How far up.' },
        { name: 'since', type: { type: 'long', logicalType: 'timestamp-millis' }, doc: 'Since when.' },
      ],
    } as const;
    await at.registry.register(subjectOf(at.topics.events, 'acme.events.TicketEscalated'), escalated);
    const acme = await at.connect({ schemas: [escalated] });
    const actor = { type: 'AGENT', id: 'a-1' } as const;
    await acme.emit('ticket.escalated' as string, {
      actor,
      ticket_id: 'T-9',
      details: { level: 3, since: 1_456_708_560_000 },
    });
    await acme.close();
    await eventually('the new action is stored', async () =>
      (await at.number("SELECT count() FROM audit_events WHERE action = 'ticket.escalated'")) === 1 ? true : undefined,
    );
    expect(
      await at.number(
        "SELECT count() FROM audit_events WHERE action = 'ticket.escalated' AND details = map('level', '3', 'since', '2016-02-29T01:16:00.000Z')",
      ),
    ).toBe(1);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter, defineQuery, type InsertRow, MapEntries } from '@docket/clickhouse';
import { z } from 'zod';
import { dropDatabase, temporaryDatabase } from '../test/temporary-database.js';
import { countEvents, erasedBelow, eraseRows, notErased, type Subject, subjectKey } from './index.js';

const TOPIC = 'events';
const TENANT = 'demo';
const CONTACT: Subject = { type: 'CONTACT', id: "o'brien" };
const AGENT: Subject = { type: 'AGENT', id: '7' };
const TICKET: Subject = { type: 'TICKET', id: 'T-1' };

const details = (field: string, id: string) => ({ details: new MapEntries([[field, id]]) });

/** Every place in which an event can name one of them, and near misses. */
const EVENTS: readonly (Record<string, unknown> & { readonly about: Subject | undefined })[] = [
  { about: CONTACT, actor_type: 'CONTACT', actor_id: CONTACT.id },
  { about: CONTACT, on_behalf_of_type: 'CONTACT', on_behalf_of_id: CONTACT.id },
  { about: CONTACT, target_type: 'contact', target_id: CONTACT.id },
  { about: CONTACT, ...details('requester_id', CONTACT.id) },
  { about: AGENT, actor_type: 'AGENT', actor_id: '7' },
  ...['agent_id', 'from_agent_id', 'to_agent_id'].map((field) => ({ about: AGENT, ...details(field, '7') })),
  { about: TICKET, ticket_id: 'T-1' },
  { about: TICKET, target_type: 'ticket', target_id: 'T-1' },
  { about: undefined, actor_type: 'CONTACT', actor_id: '7' },
  { about: undefined, actor_type: 'AGENT', actor_id: CONTACT.id },
  { about: undefined, tenant_id: 'other', actor_type: 'AGENT', actor_id: '7' },
  { about: undefined, ...details('requester_id', '7') },
  { about: undefined, ticket_id: 'T-10' },
];

describe('what was erased', () => {
  let writer: ClickHouseWriter;

  beforeAll(async () => {
    writer = await temporaryDatabase('erased');
    await writer.insertRows('audit_events', EVENTS.map(row));
    await writer.command('CREATE TABLE topic AS audit_events');
    await writer.command('INSERT INTO topic SELECT * FROM audit_events');
  });
  afterAll(async () => {
    await dropDatabase(writer);
  });

  function row(one: (typeof EVENTS)[number], offset: number): InsertRow {
    const event = Object.fromEntries(Object.entries(one).filter(([name]) => name !== 'about')) as InsertRow;
    return {
      event_id: randomUUID(),
      occurred_at: new Date(1_700_000_000_000 + offset),
      tenant_id: TENANT,
      action: 'ticket.created',
      actor_type: 'SYSTEM',
      actor_id: 'x',
      on_behalf_of_type: '',
      on_behalf_of_id: '',
      target_type: '',
      target_id: '',
      ticket_id: '',
      details: new MapEntries([]),
      epoch: 1,
      kafka_partition: 3,
      kafka_offset: offset,
      ...event,
    };
  }

  async function offsets(table: string, where = 'true', params: Record<string, unknown> = {}): Promise<number[]> {
    const sql = `SELECT toUInt32(kafka_offset) AS n FROM ${table} WHERE ${where} ORDER BY n`;
    const query = defineQuery({
      name: 'test',
      sql,
      params: z.record(z.string(), z.unknown()),
      row: z.object({ n: z.int() }),
    });
    return (await writer.query(query, params)).map(({ n }) => n);
  }

  /** Offsets of the events that stay when these are erased below an offset. */
  const staying = (erased: readonly Subject[], below = EVENTS.length): number[] =>
    EVENTS.flatMap(({ about }, offset) => (about && erased.includes(about) && offset < below ? [] : [offset]));

  async function listed(subjects: readonly Subject[], below: Record<string, number>, epoch = 1): Promise<void> {
    await writer.command('TRUNCATE TABLE control_state');
    const rows = subjects.map((subject) => ({
      kind: 'erasure',
      id: subjectKey(TENANT, subject),
      value: JSON.stringify({ topic: TOPIC, epoch, below }),
      version: 1n,
      at: new Date(0),
    }));
    await writer.insertRows('control_state', rows);
  }

  const left = async (epoch = 1): Promise<number[]> => {
    const { where, params } = notErased({ topic: TOPIC, epoch, partition: 3 });
    return offsets('topic', where, { ...params });
  };

  it('is left out wherever an event names the subject, up to an offset, and nothing else is', async () => {
    for (const subject of [CONTACT, AGENT, TICKET]) {
      await listed([subject], { '3': EVENTS.length });
      expect(await left()).toEqual(staying([subject]));
    }
    await listed([CONTACT, AGENT], { '3': 2 });
    expect(await left()).toEqual(staying([CONTACT, AGENT], 2));
    expect(await erasedBelow(writer, { topic: TOPIC, epoch: 1, partition: 3 })).toBe(2);
  });

  it('is of one topic and its partitions, and of all epochs before', async () => {
    await listed([CONTACT], { '2': EVENTS.length });
    expect(await left()).toEqual(staying([]));
    expect(await erasedBelow(writer, { topic: TOPIC, epoch: 1, partition: 3 })).toBe(0);
    expect(await erasedBelow(writer, { topic: 'another', epoch: 1, partition: 2 })).toBe(0);
    await listed([CONTACT], {}, 2);
    expect(await left()).toEqual(staying([CONTACT]));
    expect(await erasedBelow(writer, { topic: TOPIC, epoch: 1, partition: 3 })).toBe(Number.MAX_SAFE_INTEGER);
    expect(await erasedBelow(writer, { topic: TOPIC, epoch: 3, partition: 3 })).toBe(0);
  });

  it('is deleted from the table by the same rule', async () => {
    const subjects = [CONTACT, AGENT, TICKET];
    const about = EVENTS.filter((one) => one.about !== undefined).length;
    expect(await countEvents(writer, { tenant: TENANT, subjects })).toBe(about);
    await eraseRows(writer, { tenant: TENANT, subjects, upTo: { epoch: 1, next: { '3': 4 } } });
    expect(await offsets('audit_events')).toEqual(staying(subjects, 4));
    await eraseRows(writer, { tenant: TENANT, subjects, upTo: { epoch: 2, next: {} } });
    expect(await offsets('audit_events')).toEqual(staying(subjects));
  });
});

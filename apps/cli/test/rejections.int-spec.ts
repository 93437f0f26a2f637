import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeWire, recordEncoder, SchemaRegistry } from '@docket/avro';
import { type ClickHouseWriter, connectWriter, defineQuery } from '@docket/clickhouse';
import { ACTION_SCHEMAS, EVENTS_TOPIC, newEventId, subjectOf } from '@docket/events';
import { connectProducer } from '@docket/kafka';
import { eventually, testStack } from '@docket/testing';
import { z } from 'zod';
import { Installation } from './installation.js';
import { envelopeOf } from './rejected-records.js';

const DAY_MS = 86_400_000;
/** A name may come several times, and a value may be any bytes. */
const HEADERS = { source: 'test', twice: ['one', Buffer.from([0xff, 0xfe])] };
const schema = ACTION_SCHEMAS['ticket.other'];

describe('docket rejections', () => {
  let at: Installation;
  let writer: ClickHouseWriter;
  let registry: SchemaRegistry;
  let topic: string;
  let origins: Record<'empty_tenant' | 'cut' | 'future' | 'foreign' | 'tombstone', string>;
  const futureId = newEventId();

  beforeAll(async () => {
    at = await Installation.create();
    const { brokers, registryUrl, clickhouse } = testStack();
    const { url, user: username, password } = clickhouse;
    writer = connectWriter({ url, username, password, database: at.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '' });
    registry = new SchemaRegistry({ url: registryUrl });
    topic = `${at.env['DOCKET_KAFKA_TOPIC_PREFIX'] ?? ''}${EVENTS_TOPIC}`;
    const id = (await registry.idOf(subjectOf(topic, 'docket.events.TicketOther'), schema)) ?? 0;
    const wire = (envelope: Record<string, unknown>) =>
      encodeWire(id, recordEncoder(schema).encode({ envelope, name: 'opened' }));
    const producer = await connectProducer({ brokers }, { clientId: 'test' });
    const values = {
      empty_tenant: wire(envelopeOf('t1', { tenant_id: '' })),
      cut: wire(envelopeOf('t1')).subarray(0, -3),
      // Too far in the future when it was published; no longer so when it is published again a day later.
      future: wire(envelopeOf('t1', { event_id: futureId, occurred_at: Date.now() + DAY_MS + 15_000 })),
      foreign: Buffer.from([0xff, 0xfe, 0x1b, 0x5b, 0x32, 0x4a]),
      tombstone: null,
    };
    const places = await producer.send(
      topic,
      Object.values(values).map((value) => ({ key: 't1/T-1', value, headers: HEADERS })),
    );
    await producer.close();
    const texts = places.map(({ partition, offset }) => `1/${partition}/${offset}`);
    origins = Object.fromEntries(Object.keys(values).map((name, index) => [name, texts[index]])) as typeof origins;
    await at.startIngestion();
    await eventually('all are rejected', async () => (await count('SELECT count() FROM audit_rejections')) === 5);
  });
  afterAll(async () => {
    registry.close();
    await writer.close();
    await at.remove();
  });

  async function count(sql: string): Promise<number> {
    const query = defineQuery({
      name: 'test',
      sql: `SELECT toFloat64((${sql})) AS n`,
      params: z.object({}),
      row: z.object({ n: z.number() }),
    });
    return (await writer.query(query, {}))[0]?.n ?? Number.NaN;
  }

  async function listed(...filter: string[]): Promise<string[]> {
    const { out } = await at.docket('rejections', 'list', '--json', ...filter);
    return out.split('\n').flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { origin: string }).origin]));
  }

  it('lists by reason, producer, tenant, schema and time', async () => {
    const { empty_tenant, cut, future, foreign, tombstone } = origins;
    expect(await listed()).toEqual([empty_tenant, cut, future, foreign, tombstone].reverse());
    expect(await listed('--reason', 'malformed', '--reason', 'clock_skew')).toEqual([future, cut]);
    expect(await listed('--producer', 'desk')).toEqual([future, cut, empty_tenant]);
    expect(await listed('--producer', 'nobody')).toEqual([]);
    expect(await listed('--tenant', 't1', '--limit', '1')).toEqual([tombstone]);
    expect(await listed('--schema-id', '0')).toEqual([tombstone, foreign]);
    expect(await listed('--to', '2020-01-01')).toEqual([]);
    expect(await listed('--from', '2020-01-01', '--reason', 'tombstone')).toEqual([tombstone]);
    const { out } = await at.docket('rejections', 'list', '--reason', 'clock_skew');
    expect(out).toMatch(/^ORIGIN +APPENDED +REASON +FIELD +TENANT +SCHEMA +PRODUCER +ERROR\n/);
    expect(out).toMatch(new RegExp(`^${future} .* clock_skew .* t1 .* desk `, 'm'));
    expect((await at.docket('rejections', 'list', '--reason', 'ugly')).err).toContain('must be one of tombstone');
  });

  it('shows why, what can be read, and the bytes', async () => {
    const whole = (await at.docket('rejections', 'show', origins.empty_tenant)).out;
    expect(whole).toMatch(/^reason +invalid_field: A field has a value the contract does not allow/m);
    expect(whole).toMatch(/^field +envelope\.tenant_id$/m);
    expect(whole).toMatch(/^schema +\d+, docket\.events\.TicketOther$/m);
    expect(whole).toMatch(/^key +t1\/T-1$/m);
    expect(whole).toMatch(/^header +source: test$/m);
    expect(whole.match(/^header +twice: .*$/gm)).toEqual(['header    twice: one', 'header    twice: 0xfffe']);
    expect(whole).toContain('The value, read to its end:');
    expect(whole).toContain('"service": "desk"');
    const cut = (await at.docket('rejections', 'show', `${topic}/${origins.cut}`)).out;
    expect(cut).toContain('read up to name: the value ends too early');
    expect(cut).toContain('"ticket_id": "T-1"');
    const foreign = (await at.docket('rejections', 'show', origins.foreign)).out;
    expect(foreign).toMatch(/^schema +none$/m);
    expect(foreign).toMatch(/^000000 {2}ff fe 1b 5b 32 4a +\.{3}\[2J$/m);
    const json = JSON.parse((await at.docket('rejections', 'show', origins.foreign, '--json')).out) as {
      value: string;
    };
    expect(Buffer.from(json.value, 'base64')).toEqual(Buffer.from([0xff, 0xfe, 0x1b, 0x5b, 0x32, 0x4a]));
    expect((await at.docket('rejections', 'show', '1/0/999999')).code).toBe(1);
    expect((await at.docket('rejections', 'show', '999999')).code).toBe(2);
  });

  it('publishes again what would be accepted now, once, and leaves the rest', async () => {
    expect((await at.docket('rejections', 'retry')).err).toContain('--all means every rejection');
    expect((await at.docket('rejections', 'retry', origins.cut, '--all')).code).toBe(2);
    // Until 15 s have passed since it was made, it is still too far ahead.
    await eventually(
      'its time has come',
      async () => (await at.docket('rejections', 'retry', '--all', '--dry-run')).err.includes('1 would be published'),
      { timeoutMs: 60_000, everyMs: 1_000 },
    );
    expect(await count('SELECT count() FROM audit_events')).toBe(0);
    const retried = await at.docket('rejections', 'retry', '--all');
    expect(retried.out).toContain(`${origins.future}: published again`);
    expect(retried.out).toContain(`${origins.empty_tenant}: left out; it would be rejected again: invalid_field`);
    expect(retried.out).toContain(`${origins.tombstone}: left out; it would be rejected again: tombstone`);
    expect(retried.err).toContain('1 were published again, 4 were left out');
    await at.docket('rejections', 'retry', origins.future);
    await eventually('both are decided', async () => (await count('SELECT sum(duplicates) FROM ingest_ledger')) === 1);
    await eventually('it is written', async () => (await count('SELECT count() FROM audit_events')) > 0);
    expect(await count(`SELECT count() FROM audit_events WHERE event_id = '${futureId}'`)).toBe(1);
    expect((await at.docket('rejections', 'show', origins.future)).out).toMatch(/^stored +the event is stored/m);
  });

  it('publishes what would be rejected again only when forced to', async () => {
    const forced = await at.docket('rejections', 'retry', origins.cut, '--force');
    expect(forced.out).toContain('published again');
    await eventually('it is rejected again', async () => (await count('SELECT count() FROM audit_rejections')) === 6);
    const headers = `SELECT countIf(headers['docket-redelivery'] = '1' AND headers['docket-origin'] = '${topic}/${origins.cut}'
      AND headers['source'] = 'test' AND arrayFilter((value, name) -> name = 'twice', mapValues(headers), mapKeys(headers)) =
        ['one', unhex('FFFE')]) FROM audit_rejections WHERE reason = 'malformed'`;
    expect(await count(headers)).toBe(1);
    // What is rejected again while it runs is not among what it publishes, so it ends.
    const all = await at.docket('rejections', 'retry', '--reason', 'malformed', '--reason', 'tombstone', '--force');
    expect(all.err).toContain('2 were published again, 1 were left out');
    await eventually('they are rejected', async () => (await count('SELECT count() FROM audit_rejections')) === 8);
  });

  it('publishes a corrected event in its place, labelled with what it corrects, once', async () => {
    const file = path.join(at.folder, 'fixed.json');
    const fixed = { action: 'ticket.other', occurred_at: '2026-01-02T03:04:05Z', tenant_id: 't1' };
    const actor = { type: 'AGENT', id: 'a-1' };
    writeFileSync(file, JSON.stringify({ ...fixed, actor, labels: { a: 'b' }, details: { name: 'opened' } }));
    const dry = await at.docket('rejections', 'retry', origins.empty_tenant, '--correct', file, '--dry-run');
    expect(dry.out).toContain(`${origins.empty_tenant}: would be corrected by event`);
    const first = await at.docket('rejections', 'retry', origins.empty_tenant, '--correct', file);
    expect(first.out).toContain(`${origins.empty_tenant}: corrected by event`);
    await at.docket('rejections', 'retry', origins.empty_tenant, '--correct', file);
    const corrections = `SELECT count() FROM audit_events WHERE labels = map('a', 'b', 'corrects', '${origins.empty_tenant}')`;
    await eventually('both are decided', async () => (await count('SELECT sum(duplicates) FROM ingest_ledger')) === 2);
    await eventually('it is written', async () => (await count(corrections)) > 0);
    expect(await count(corrections)).toBe(1);

    writeFileSync(file, JSON.stringify({ ...fixed, actor: { type: 'NOBODY', id: 'x' }, details: { name: 'opened' } }));
    const bad = await at.docket('rejections', 'retry', origins.cut, '--correct', file);
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('actor.type');
    const forced = await at.docket('rejections', 'retry', origins.cut, '--correct', file, '--force');
    expect(forced.err).toContain('with nothing else');
    const two = await at.docket('rejections', 'retry', origins.cut, origins.foreign, '--correct', file);
    expect(two.err).toContain('exactly one');
  });
});

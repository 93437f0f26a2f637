import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter, connectWriter, defineQuery } from '@docket/clickhouse';
import { kafkaConfig, loadConfig } from '@docket/config';
import { topicNames } from '@docket/events';
import { readProjections } from '@docket/projections';
import { connect } from '@docket/sdk';
import { eventually, testStack } from '@docket/testing';
import { z } from 'zod';
import { type ServiceProcess } from '../src/start/service-process.js';
import { Installation } from './installation.js';

const EVENTS = 3_000;
const TENANT = 'demo';

/** What was erased stays erased, whatever is read again. */
describe('docket erase', () => {
  let at: Installation;
  let writer: ClickHouseWriter;
  let ingestion: ServiceProcess;
  /** A contact with many events, and a ticket they opened. */
  let contact: string;
  let ticket: string;

  beforeAll(async () => {
    at = await Installation.create();
    const { url, user: username, password } = testStack().clickhouse;
    writer = connectWriter({ url, username, password, database: at.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '' });
    const traffic = ['traffic', '--start', '2026-02-02', '--events', String(EVENTS), '--seed', '5', '--tenant', TENANT];
    expect(await at.docket(...traffic)).toMatchObject({ code: 0 });
    ingestion = await at.startIngestion();
    await eventually('all is ingested', async () => (await number('count() FROM audit_events')) === EVENTS);
    const busiest =
      'FROM audit_events WHERE actor_type = {type} GROUP BY actor_id ORDER BY count() DESC, actor_id LIMIT 1';
    contact = await text(`actor_id ${busiest.replace('{type}', "'CONTACT'")}`);
    ticket = await text(`min(ticket_id) FROM audit_events WHERE actor_id = '${contact}' AND action = 'ticket.created'`);
  });
  afterAll(async () => {
    await writer.close();
    await at.remove();
  });

  async function text(select: string): Promise<string> {
    const sql = `SELECT toString(value) AS value FROM (SELECT ${select.replace(/ FROM /, ' AS value FROM ')})`;
    const row = z.object({ value: z.string() });
    const [found] = await writer.query(defineQuery({ name: 'test', sql, params: z.object({}), row }), {});
    return found?.value ?? '';
  }
  const number = async (select: string): Promise<number> => Number(await text(select));

  /** All that has the contact's id anywhere in it. */
  const named = () =>
    number(`count() FROM audit_events WHERE position(toString(tuple(* EXCEPT (event_id))), '${contact}') > 0`);
  /** Everything but Docket's own events. */
  const left = () =>
    text(
      'tuple(count(), sum(sipHash64(toString(tuple(* EXCEPT (ingested_at)))))) FROM audit_events ' +
        `WHERE NOT startsWith(action, 'audit.') AND position(toString(tuple(* EXCEPT (event_id))), '${contact}') = 0`,
    );
  const projected = async (): Promise<number> => {
    let found = 0;
    for (const { name } of readProjections()) {
      found += await number(`count() FROM ${name} WHERE position(toString(tuple(*)), '${contact}') > 0`);
    }
    return found;
  };
  const erase = (...more: string[]) =>
    at.docket('erase', `contact:${contact}`, '--tenant', TENANT, '--reason', 'they asked', ...more);

  async function contactWrites(id: string): Promise<void> {
    const audit = await connect({
      kafka: loadConfig(kafkaConfig, at.env),
      registry: { url: testStack().registryUrl },
      topic: topicNames(at.env['DOCKET_KAFKA_TOPIC_PREFIX']).events,
      service: 'test',
      tenantId: TENANT,
    });
    const actor = { type: 'CONTACT', id: contact } as const;
    await audit.emit('user.logged_in', { event_id: id, actor, details: { method: 'password' } });
    await audit.close();
  }

  it('says what it would erase, and changes nothing', async () => {
    const before = await number('count() FROM audit_events');
    const { code, out, err } = await erase('--json');
    expect({ code, err: /with --yes/.test(err) }).toEqual({ code: 0, err: true });
    const plan = JSON.parse(out) as { events: number; erased: boolean };
    expect(plan.erased).toBe(false);
    expect(plan.events).toBe(await named());
    expect(plan.events).toBeGreaterThan(1);
    expect(await number('count() FROM audit_events')).toBe(before);
  });

  it('is forbidden by a legal hold, on something that the events are about as well', async () => {
    const placed = await at.docket('legal-hold', 'place', `ticket:${ticket}`, '--tenant', TENANT, '--reason', 'a case');
    expect(placed).toMatchObject({ code: 0 });
    const hold = placed.out.trim();
    const before = await named();
    const refused = await erase('--yes');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain(`legal hold ${hold} on ticket:${ticket} forbids it`);
    expect(await named()).toBe(before);
    await eventually('the refusal is in the audit log', async () => {
      const denied =
        "count() FROM audit_events WHERE action = 'audit.erased' AND outcome = 'DENIED' AND event_id != ''";
      return (await number(denied.replace(" AND event_id != ''", ''))) === 1;
    });
    expect(await at.docket('legal-hold', 'release', hold)).toMatchObject({ code: 0 });
  });

  it('deletes the events, and what projections made of them, and nothing else', async () => {
    const others = await left();
    expect(await projected()).toBeGreaterThan(0);
    expect(await erase('--yes')).toMatchObject({ code: 0 });
    expect(await named()).toBe(0);
    expect(await projected()).toBe(0);
    expect(await left()).toBe(others);
    expect(await at.docket('verify', 'projections')).toMatchObject({ code: 0 });
    const { out } = await at.docket('erase', 'status', '--json');
    const [record] = JSON.parse(out) as Record<string, unknown>[];
    expect(record).toMatchObject({ subject_type: 'contact', reason: 'they asked' });
    expect(record?.['done_at']).toBeDefined();
    expect(out).not.toContain(contact);
    await eventually('it is in the audit log', async () => {
      const done = "count() FROM audit_events WHERE action = 'audit.erased' AND outcome = 'SUCCESS'";
      return (await number(done)) === 1;
    });
  });

  it('lets the same contact begin anew', async () => {
    await contactWrites('01234567-0000-7000-8000-000000000001');
    await eventually('the new event is there', async () => (await named()) === 1);
  });

  it('does not come back by a replay from the topic', async () => {
    const { code, out, err } = await at.docket('replay', '--all', '--source', 'topic');
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(out).toContain('is equal to the events');
  });

  it('does not come back when ClickHouse is lost', async () => {
    const others = await left();
    await ingestion.stop(20_000);
    await writer.command(`DROP DATABASE ${writer.database} SYNC`, { inDatabase: false });
    expect(await at.docket('migrate')).toMatchObject({ code: 0 });
    ingestion = await at.startIngestion();
    await eventually('all is back', async () => (await left()) === others, { timeoutMs: 60_000 });
    expect(await named()).toBe(1);
    expect(await at.docket('verify', 'projections')).toMatchObject({ code: 0 });
    expect(await number('count() FROM ingest_ledger WHERE accepted > 0')).toBeGreaterThan(0);
  });
});

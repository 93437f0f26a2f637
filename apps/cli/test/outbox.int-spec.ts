import { connectReader, defineQuery } from '@docket/clickhouse';
import { connectPostgres } from '@docket/postgres';
import { Outbox } from '@docket/sdk/outbox';
import { eventually, TestPostgres, testStack } from '@docket/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type ServiceProcess } from '../src/start/service-process.js';
import { Installation } from './installation.js';
import { OutboxTraffic } from './outbox-traffic.js';

const TICKETS = 200;
const EVENTS = 20_000;

const facts = defineQuery({
  name: 'test_outbox',
  sql: `SELECT toFloat64(sum(length(ordinals))) AS events, toFloat64(countIf(ordinals != range(1, toUInt64(length(ordinals) + 1)))) AS broken
        FROM (SELECT arrayMap(e -> toUInt64(e.2), arraySort(groupArray((kafka_offset, details['name'])))) AS ordinals
              FROM audit_events WHERE tenant_id = 'demo' GROUP BY ticket_id)`,
  params: z.object({}),
  row: z.object({ events: z.number(), broken: z.number() }),
});

describe('an outbox through relays, Kafka and ingestion into ClickHouse', () => {
  let postgres: TestPostgres;
  let installation: Installation;
  let reader: ReturnType<typeof connectReader>;
  let variables: Readonly<Record<string, string>>;

  beforeAll(async () => {
    [postgres, installation] = await Promise.all([TestPostgres.start(), Installation.create()]);
    const { url, user: username, password } = testStack().clickhouse;
    reader = connectReader({ url, username, password, database: installation.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '' });
    variables = { DOCKET_OUTBOX_DATABASE_URL: postgres.url };
    const sql = await installation.docket('outbox', 'sql');
    const client = await connectPostgres({ url: postgres.url, applicationName: 'test' });
    await client.query(sql.out);
    await client.end();
    await installation.startIngestion();
  });
  afterAll(async () => {
    await reader.close();
    await installation.remove();
    await postgres.stop();
  });

  const outbox = (...args: string[]) => installation.docketWith(variables, 'outbox', ...args);
  const seen = async () => (await reader.query(facts, {}))[0] ?? { events: 0, broken: 0 };

  it('stores each event once and in the order of its ticket, whatever relays are killed', async () => {
    const relays = [await installation.startRelay(variables), await installation.startRelay(variables)];
    const traffic = new OutboxTraffic(postgres.url, TICKETS, EVENTS);
    const played = traffic.play();
    let kills = 0;
    while (!traffic.isOver || kills < 4) {
      const victim = kills % relays.length;
      await killed(relays[victim]);
      kills += 1;
      relays[victim] = await installation.startRelay(variables);
    }
    await played;
    await eventually('all events are stored', async () => (await seen()).events >= EVENTS, { timeoutMs: 120_000 });
    expect(await seen()).toEqual({ events: EVENTS, broken: 0 });
    expect((await outbox('status')).out).toContain('0 waiting');
    for (const relay of relays) await relay.stop(10_000);
    // Nothing came after the last look.
    expect(await seen()).toEqual({ events: EVENTS, broken: 0 });
  }, 300_000);

  it('shows what does not fit, and takes it up again or deletes it', async () => {
    const relay = await installation.startRelay(variables);
    const client = await connectPostgres({ url: postgres.url, applicationName: 'test' });
    await client.query('BEGIN');
    const written = await new Outbox({ service: 'tickets', tenantId: 'demo' }).write(client, 'ticket.other', {
      actor: { type: 'AGENT', id: 'a-1' },
      ticket_id: 'T-new',
      details: { name: '1' },
    });
    await client.query(`UPDATE docket_outbox SET event = jsonb_set(event::jsonb, '{name}', '7')::json`);
    await client.query('COMMIT');
    await eventually('it was set aside', async () => (await outbox('status')).out.includes('1 set aside'));
    const { out } = await outbox('list');
    expect(out).toContain(written.event_id);
    expect(out).toContain('details.name must be string, not 7');
    const url = /metrics and health at (\S+)/.exec(relay.output())?.[1] ?? '';
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^docket_outbox_set_aside_events 1$/m);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);

    await client.query(`UPDATE docket_outbox_set_aside SET event = jsonb_set(event::jsonb, '{name}', '"1"')::json`);
    await client.end();
    expect((await outbox('retry')).code).toBe(2);
    expect((await outbox('retry', written.event_id)).out).toBe('1 put back');
    await eventually('it is stored', async () => (await seen()).events === EVENTS + 1);
    expect((await outbox('discard', '--all')).out).toBe('0 deleted');
    await relay.stop(10_000);
    expect(relay.output()).toContain('stopped');
  });

  it('says what is wrong with its configuration, and what to do about tables that are not there', async () => {
    await expect(installation.startRelay({})).rejects.toThrow(/DOCKET_OUTBOX_DATABASE_URL: is not set/);
    const elsewhere = { ...variables, DOCKET_OUTBOX_TABLE: 'nowhere' };
    const { code, err } = await installation.docketWith(elsewhere, 'outbox', 'status');
    expect([code, err]).toEqual([1, expect.stringContaining('docket outbox sql')]);
  });
});

async function killed(relay: ServiceProcess | undefined): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 1_200));
  if (relay && !relay.hasEnded) process.kill(relay.pid, 'SIGKILL');
  await relay?.exited;
}

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { connectReader, defineQuery, rowType } from '@docket/clickhouse';
import { eventually, testStack } from '@docket/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { WORKSPACE_ROOT } from '../src/workspace.js';
import { Installation } from './installation.js';
import { docketUntil } from './run-docket.js';

const counts = defineQuery({
  name: 'test_counts',
  sql: `SELECT action, count() AS events FROM audit_events WHERE tenant_id = {tenant: String} GROUP BY action`,
  params: z.object({ tenant: z.string() }),
  row: z.object({ action: rowType.string, events: rowType.int64 }),
});
const EXPECTED = {
  'ticket.created': 890,
  'ticket.status_changed': 2528,
  'ticket.transferred': 1180,
  'ticket.priority_changed': 45,
  'ticket.other': 1597,
};
const sample = (name: string) => path.join(WORKSPACE_ROOT, 'samples', name);

describe('a log through the importer, Kafka and ingestion into ClickHouse', () => {
  let installation: Installation;
  let reader: ReturnType<typeof connectReader>;
  /** How to reach the query service, once it runs. */
  let access: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    installation = await Installation.create();
    const { url, user: username, password } = testStack().clickhouse;
    reader = connectReader({ url, username, password, database: installation.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '' });
    await installation.startIngestion();
  });
  afterAll(async () => {
    await reader.close();
    await installation.remove();
  });

  const importLog = () =>
    installation.docket(
      'import',
      sample('servicenow-incident-log.csv'),
      '-m',
      sample('servicenow.mapping.yaml'),
      '-t',
      'demo',
      '--bad-rows',
      path.join(installation.folder, 'bad.csv'),
    );
  const stored = async () => {
    const rows = await reader.query(counts, { tenant: 'demo' });
    return Object.fromEntries(rows.map(({ action, events }) => [action, events]));
  };
  const total = async () => Object.values(await stored()).reduce((sum, events) => sum + events, 0);
  const ingested = () =>
    eventually('ingestion has written everything', async () => {
      const { out } = await installation.docket('doctor', '--json');
      const findings = JSON.parse(out) as { what: string; found: string }[];
      return findings.some(({ what, found }) => what === 'ingestion' && found.startsWith('has written everything'));
    });

  it('is stored whole, and once, however often it is imported', async () => {
    expect(await importLog()).toMatchObject({ code: 0 });
    await eventually('6240 events', async () => (await total()) >= 6240);
    expect(await stored()).toEqual(EXPECTED);
    expect(await importLog()).toMatchObject({ code: 0 });
    await ingested();
    expect(await stored()).toEqual(EXPECTED);
  });

  it('hands out a key, lists it, and takes it back', async () => {
    const created = await installation.docket('keys', 'create', '--tenant', 'demo', '--name', 'test', '--json');
    expect(created.code).toBe(0);
    const { key, id } = JSON.parse(created.out) as { key: string; id: string };
    expect(key).toMatch(new RegExp(`^dk_${id}_`));
    const list = await installation.docket('keys', 'list', '--json');
    expect(JSON.parse(list.out)).toEqual([
      { id, tenant_id: 'demo', name: 'test', roles: ['analyst'], created_at: expect.any(String) },
    ]);
    expect(list.out).not.toContain(key.slice(-43));
    expect(await installation.docket('keys', 'revoke', id)).toMatchObject({ code: 0 });
    expect((await installation.docket('keys', 'list')).out).toMatch(new RegExp(`^${id} .*Z {2,}\\d{4}-.*Z$`, 'm'));
    expect(await installation.docket('keys', 'revoke', id)).toMatchObject({
      code: 1,
      err: expect.stringContaining('was revoked at'),
    });
    expect(await installation.docket('keys', 'revoke', 'nobody')).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no key nobody'),
    });
  });

  it('is read back with filters, page by page, as a table or as JSON', async () => {
    const created = await installation.docket('keys', 'create', '--tenant', 'demo', '--name', 'events', '--json');
    const { key } = JSON.parse(created.out) as { key: string };
    access = { DOCKET_QUERY_URL: await installation.startQuery(), DOCKET_API_KEY: key };
    const events = async (...args: string[]) => {
      const { code, out } = await installation.docketWith(access, 'events', '--json', ...args);
      expect(code).toBe(0);
      return out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    };
    const history = await events('--ticket', 'INC0000045');
    expect(history.map(({ action, occurred_at }) => [action, occurred_at])).toEqual([
      ['ticket.status_changed', '2016-03-05T12:00:00.000Z'],
      ['ticket.other', '2016-02-29T11:29:00.000Z'],
      ['ticket.status_changed', '2016-02-29T08:53:00.000Z'],
      ['ticket.created', '2016-02-29T01:23:00.000Z'],
    ]);
    const all = await events('--limit', '7000');
    expect(all).toHaveLength(6240);
    expect(new Set(all.map(({ event_id }) => event_id)).size).toBe(6240);
    const some = await events(
      '--action',
      'ticket.created',
      '--action',
      'ticket.transferred',
      '--from',
      '2016-03-01',
      '--to',
      '2016-03-02',
      '--limit',
      '1000',
    );
    const day = all.filter(
      ({ action, occurred_at }) =>
        /created|transferred/.test(String(action)) && String(occurred_at).startsWith('2016-03-01'),
    );
    expect(some).toEqual(day);
    const table = await installation.docketWith(access, 'events', '--actor', 'Updated by 908', '--limit', '2');
    expect(table.out).toMatch(
      /^TIME +ACTION +ACTOR +DEPARTMENT +TICKET +DETAILS\n.* Updated by 908 [^]*\n.* Updated by 908 [^]*$/,
    );
    expect(await installation.docketWith(access, 'events', '--from', 'soon')).toMatchObject({
      code: 2,
      err: expect.stringContaining('from'),
    });
    expect(await installation.docketWith({ ...access, DOCKET_API_KEY: 'dk_x' }, 'events')).toMatchObject({
      code: 2,
    });
    expect((await installation.docketWith(access, 'doctor')).out).toMatch(/^ok {7}query service: http/m);
  });

  it('follows what happens', async () => {
    const stop = new AbortController();
    const lines: string[] = [];
    const following = docketUntil(
      stop.signal,
      (line) => void lines.push(line),
      { ...installation.env, ...access },
      'events',
      '--follow',
      '--limit',
      '1',
    );
    await eventually('the newest event', () => lines.length === 1);
    const file = path.join(installation.folder, 'now.csv');
    const now = new Date().toISOString().slice(0, 19).replace('T', ' ');
    const rows = [1, 2, 3].map((id) => `${id},${now},A,agt-1,,,,T-${id},,Internal note,,,5,`);
    const header =
      'log_id,date,who,who_id,who_name,department_id,department,ticket,channel,event,old_value,new_value,detail,ip';
    writeFileSync(file, `${[header, ...rows].join('\n')}\n`);
    const mapping = path.join(installation.folder, 'utc.yaml');
    writeFileSync(
      mapping,
      readFileSync(sample('liveagent.mapping.yaml'), 'utf8').replace('Europe/Bratislava', 'Etc/UTC'),
    );
    expect(await installation.docket('import', file, '-m', mapping, '-t', 'demo')).toMatchObject({ code: 0 });
    await eventually('three new events', () => lines.length >= 4);
    stop.abort();
    expect((await following).code).toBe(0);
    expect(
      lines
        .slice(1)
        .map((line) => /ticket\.internal_message_added {2}agt-1 {2}(T-\d)/.exec(line)?.[1])
        .sort(),
    ).toEqual(['T-1', 'T-2', 'T-3']);
  });

  it('finds a healthy installation healthy', async () => {
    const { code, out } = await installation.docket('doctor');
    expect(out).toMatch(/^ok {7}schemas: 42 registered$/m);
    expect(out).toMatch(/^ok {7}database \w+: \d+ migrations applied$/m);
    expect(code).toBe(0);
  });
});

describe('an installation without ingestion', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await Installation.create();
  });
  afterAll(() => installation.remove());

  it('says that a key is published and not in force', async () => {
    const { code, out, err } = await installation.docket('keys', 'create', '-t', 'demo', '-n', 'x', '--wait', '0.5');
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/published, but ingestion has not taken it over within 0\.5 s.*Is ingestion running\?/);
  });

  it('names what is missing in it', async () => {
    const env = {
      DOCKET_CLICKHOUSE_DATABASE: 'docket_not_there',
      DOCKET_KAFKA_TOPIC_PREFIX: 'not.there.',
      DOCKET_KAFKA_BROKER: 'x',
    };
    const { code, out } = await installation.docketWith(env, 'doctor');
    expect(code).toBe(1);
    expect(out).toContain('PROBLEM  DOCKET_KAFKA_BROKER: is set, but nothing reads it');
    expect(out).toMatch(/PROBLEM {2}topic not\.there\.audit\.events\.v1: is missing\n.*docket topics apply/);
    expect(out).toMatch(/PROBLEM {2}schemas: 42 not registered: [^]*docket schemas register/);
    expect(out).toMatch(/PROBLEM {2}database docket_not_there: \d+ of \d+ migrations are missing\n.*docket migrate/);
  });
});

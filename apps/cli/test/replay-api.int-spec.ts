import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseWriter, connectWriter, defineQuery } from '@docket/clickhouse';
import { topicNames } from '@docket/events';
import { ControlPublisher } from '@docket/sdk';
import { eventually, testStack } from '@docket/testing';
import { z } from 'zod';
import { type ServiceProcess } from '../src/start/service-process.js';
import { Installation } from './installation.js';

const COUNTS = 'action_counts_hourly';
const EVENTS = 3_000;
/** Fills for about half a minute. */
const SLOWLY = 100;

interface Replay {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly detail?: string;
  readonly reason: string;
  readonly by: { readonly type: string; readonly id: string; readonly name?: string };
  readonly version?: number;
  readonly previous_version?: number;
  readonly comparison?: { readonly differing_from_events: number };
  readonly progress?: { readonly records: number; readonly total: number };
  readonly steps: readonly { readonly step: string }[];
}

/** From a request to what readers see: query service, control topic, ops worker, and back. */
describe('replays through the API', () => {
  let at: Installation;
  let writer: ClickHouseWriter;
  let ingestion: ServiceProcess;
  let ops: ServiceProcess;
  let url: string;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    at = await Installation.create();
    const { url: address, user: username, password } = testStack().clickhouse;
    writer = connectWriter({ url: address, username, password, database: at.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '' });
    expect(await at.docket('traffic', '--start', '2026-02-02', '--events', String(EVENTS))).toMatchObject({ code: 0 });
    ingestion = await at.startIngestion();
    ops = await at.startOps();
    url = await at.startQuery();
    for (const role of ['viewer', 'auditor', 'operator']) {
      // The tenant of what operators do: others cannot read its events.
      const created = await at.docket('keys', 'create', '-t', 'docket', '-n', role, '-r', role, '--json');
      keys[role] = (JSON.parse(created.out) as { key: string }).key;
    }
    await eventually('all is ingested', async () => (await rowsRead()) === EVENTS, { timeoutMs: 60_000 });
  });
  afterAll(async () => {
    await writer.close();
    await at.remove();
  });

  async function ask(role: string, path: string, body?: object) {
    const response = await fetch(`${url}${path}`, {
      headers: { authorization: `Bearer ${keys[role] ?? ''}`, 'content-type': 'application/json' },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
    return {
      status: response.status,
      location: response.headers.get('location'),
      body: await response.json(),
    };
  }

  const get = async <T>(path: string): Promise<T> => {
    const { status, body } = await ask('auditor', path);
    expect([path, status, body]).toEqual([path, 200, expect.anything()]);
    return body as T;
  };

  /** @returns the address of what becomes of it */
  async function command(path: string, body: object): Promise<string> {
    const answer = await ask('operator', path, body);
    expect(answer).toMatchObject({ status: 202, body: { state: 'requested' } });
    return answer.location ?? '';
  }

  const start = (projection: string, more = {}) => command('/v1/replays', { projection, reason: 'test', ...more });

  /** Until it is reported, which comes after it is done. */
  function becomes(location: string, state: string): Promise<Replay> {
    const found = async () => {
      const now = await get<Replay>(location);
      return now.state === state && now.detail !== undefined ? now : undefined;
    };
    return eventually(`${location} is ${state}`, found, { timeoutMs: 90_000 });
  }

  /** Until there is something to interrupt. */
  const isFilling = (location: string) =>
    eventually('a piece is filled', async () => ((await get<Replay>(location)).progress?.records ?? 0) > 0, {
      timeoutMs: 60_000,
    });

  const projection = () => get<{ reads: number; versions: { version: number }[] }>(`/v1/projections/${COUNTS}`);

  const controlTopic = () => topicNames(at.env['DOCKET_KAFKA_TOPIC_PREFIX']).control;

  /** Events as readers of the projection see them, without what operators did meanwhile. */
  async function rowsRead(): Promise<number> {
    const sql = `SELECT toString(sum(events)) AS n FROM ${COUNTS} WHERE NOT startsWith(action, 'audit.')`;
    const query = defineQuery({ name: 'test', sql, params: z.object({}), row: z.object({ n: z.string() }) });
    return Number((await writer.query(query, {}))[0]?.n);
  }

  it('builds a projection anew, and tells who wanted it, why, and what came of it', async () => {
    const location = await start(COUNTS);
    expect(location).toMatch(/^\/v1\/replays\/[0-9a-f-]{36}$/);
    expect(await becomes(location, 'switched')).toMatchObject({
      by: { type: 'API', name: 'operator' },
      reason: 'test',
      version: 2,
      previous_version: 1,
      comparison: { differing_from_events: 0 },
      progress: { records: EVENTS, total: EVENTS },
      detail: 'readers see version 2',
    });
    expect(await projection()).toMatchObject({
      reads: 2,
      is_running: false,
      versions: [{ version: 1 }, { version: 2 }],
    });
    expect(await rowsRead()).toBe(EVENTS);
    const { out } = await at.docket('replay', 'status', '--json');
    expect(JSON.parse(out)).toMatchObject([
      { projection: COUNTS, state: 'switched', by: expect.stringMatching(/^operator \(key /) },
    ]);
  });

  it('builds one out of the topic, and drops what a dry run made', async () => {
    const location = await start('view_sessions', { source: 'topic', dry_run: true });
    expect(await becomes(location, 'dropped')).toMatchObject({ detail: expect.stringContaining('dry run') });
  });

  it('goes back, cleans up, and says why it does not when it cannot', async () => {
    const back = await command(`/v1/projections/${COUNTS}/revert`, { reason: 'worse' });
    expect(await becomes(back, 'done')).toMatchObject({ detail: 'readers see version 1 again' });
    expect((await projection()).reads).toBe(1);
    const clean = await command(`/v1/projections/${COUNTS}/cleanup`, { reason: 'tidy' });
    expect(await becomes(clean, 'done')).toMatchObject({ detail: 'version 2 dropped' });
    const again = await command(`/v1/projections/${COUNTS}/revert`, { reason: 'worse still' });
    expect(await becomes(again, 'refused')).toMatchObject({ detail: expect.stringContaining('no earlier version') });
    expect(await projection()).toMatchObject({ reads: 1, versions: [{ version: 1 }] });
    const { replays } = await get<{ replays: Replay[] }>(`/v1/replays?projection=${COUNTS}`);
    expect(replays.map(({ kind, state, reason }) => [kind, state, reason])).toEqual([
      ['revert', 'refused', 'worse still'],
      ['cleanup', 'done', 'tidy'],
      ['revert', 'done', 'worse'],
      ['replay', 'switched', 'test'],
    ]);
  });

  it('is audited, and left out of what nobody asked for', async () => {
    type Event = { actor: { type: string; name: string }; outcome: string; reason: string; details: { step: string } };
    const all = await eventually('all of it is stored', async () => {
      const { events } = await get<{ events: Event[] }>('/v1/events?action=audit.replayed');
      return events.length >= 7 ? events : undefined;
    });
    const steps = all.map(({ details, outcome, reason }) => [details.step, outcome, reason]).reverse();
    expect(steps.slice(0, 4)).toEqual([
      ['started', 'SUCCESS', 'test'],
      ['switched', 'SUCCESS', 'test'],
      ['started', 'SUCCESS', 'test'],
      ['dropped', 'SUCCESS', 'test'],
    ]);
    expect(steps.slice(4)).toEqual(
      expect.arrayContaining([
        ['returned', 'SUCCESS', 'worse'],
        ['cleaned_up', 'SUCCESS', 'tidy'],
        ['refused', 'DENIED', expect.stringContaining('no earlier version')],
      ]),
    );
    for (const { actor } of all) expect(actor).toMatchObject({ type: 'API', name: 'operator' });
    expect(await get('/v1/events')).toMatchObject({ events: [], next_cursor: null });
    expect(await get('/v1/aggregates')).toMatchObject({ rows: [{ count: 0 }] });
    expect(await get('/v1/aggregates?action=audit.replayed')).toMatchObject({ rows: [{ count: all.length }] });
  });

  it('refuses a key that is not an operator’s', async () => {
    for (const role of ['viewer', 'auditor']) {
      const answer = await ask(role, '/v1/replays', { projection: COUNTS, reason: 'x' });
      expect(answer).toMatchObject({ status: 403, body: { detail: expect.stringContaining('operator or admin') } });
    }
    expect((await ask('viewer', '/v1/replays')).status).toBe(403);
  });

  it('ends a replay in the middle, and one that waits for it before it began', async () => {
    const before = await projection();
    const running = await start(COUNTS, { max_rate: SLOWLY });
    await isFilling(running);
    const waiting = await start('ticket_lifecycle');
    const second = await ask('operator', '/v1/replays', { projection: COUNTS, reason: 'impatience' });
    expect(second).toMatchObject({ status: 409 });
    const endWaiting = await command(`${waiting}/abort`, { reason: 'not that one' });
    expect(await becomes(endWaiting, 'done')).toMatchObject({ detail: expect.stringContaining('before it began') });
    expect(await becomes(waiting, 'aborted')).toMatchObject({
      detail: 'ended before it began: not that one',
      steps: [],
    });
    await becomes(await command(`${running}/abort`, { reason: 'enough' }), 'done');
    expect((await becomes(running, 'aborted')).steps.at(-1)).toMatchObject({ step: 'aborted', why: 'enough' });
    await eventually('what it made is dropped', async () => {
      return JSON.stringify((await projection()).versions) === JSON.stringify(before.versions);
    });
    expect((await ask('operator', `${running}/abort`, { reason: 'again' })).status).toBe(409);
    // The lane is free again.
    await becomes(await start('ticket_lifecycle'), 'switched');
  });

  it('goes on with the same replay after it was told to end, and after kill -9', async () => {
    const location = await start(COUNTS, { max_rate: SLOWLY });
    await isFilling(location);
    await ops.stop(20_000);
    expect((await get<Replay>(location)).state).toBe('interrupted');
    ops = await at.startOps();
    await eventually('it goes on', async () => (await get<Replay>(location)).state === 'running');
    await setTimeout(2_000);
    process.kill(ops.pid, 'SIGKILL');
    await ops.exited;
    ops = await at.startOps();
    const { steps, version, comparison } = await becomes(location, 'switched');
    expect(steps.filter(({ step }) => step === 'resumed')).toHaveLength(2);
    expect(steps.filter(({ step }) => step === 'begun' || step === 'cut')).toHaveLength(2);
    expect(comparison?.differing_from_events).toBe(0);
    expect((await projection()).reads).toBe(version);
    expect(await rowsRead()).toBe(EVENTS);
  });

  it('is done once by two workers, whichever of them has the topic meanwhile', async () => {
    const location = await start(COUNTS, { max_rate: 3 * SLOWLY });
    await isFilling(location);
    // The group deals out the topic anew.
    const other = await at.startOps();
    const { steps } = await becomes(location, 'switched');
    expect(steps.filter(({ step }) => step === 'begun' || step === 'resumed' || step === 'switched')).toHaveLength(2);
    await ops.stop(20_000);
    ops = other;
    await becomes(await start('ticket_lifecycle', { dry_run: true }), 'dropped');
  });

  it('answers what it cannot read', async () => {
    const id = randomUUID();
    const { brokers } = testStack();
    const publisher = new ControlPublisher({ kafka: { brokers }, service: 'test', topic: controlTopic() });
    await publisher.publish('command', id, { kind: 'fly', id, projection: COUNTS });
    await publisher.close();
    await eventually('it is answered', async () => {
      const { out } = await at.docket('replay', 'history', '--json');
      expect(out).not.toContain(id);
      const sql = `SELECT value FROM control_state WHERE kind = 'command_outcome' AND id = '${id}'`;
      const query = defineQuery({ name: 'test', sql, params: z.object({}), row: z.object({ value: z.string() }) });
      return (await writer.query(query, {}))[0]?.value.includes('cannot read it') === true;
    });
  });

  it('puts into the audit log what a command line could not', async () => {
    const nowhere = { DOCKET_KAFKA_BROKERS: '127.0.0.1:1' };
    const { code, err } = await at.docketWith(nowhere, 'replay', 'revert', COUNTS, '--reason', 'Kafka is away');
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('not in the audit log yet') });
    // Whatever is asked for has the worker look.
    await becomes(await command(`/v1/projections/view_sessions/cleanup`, { reason: 'x' }), 'done');
    await eventually('it is stored', async () => {
      const events = await get('/v1/events?action=audit.replayed&limit=1000');
      return JSON.stringify(events).includes('Kafka is away');
    });
  }, 60_000);

  it('does not run old commands again when the database is made anew', async () => {
    const all = await get<{ replays: Replay[] }>('/v1/replays');
    // What was done at a command line stood in the database alone.
    const before = { replays: all.replays.filter(({ by }) => by.type === 'API') };
    await ops.stop(20_000);
    await ingestion.stop(20_000);
    await writer.command(`DROP DATABASE ${writer.database} SYNC`, { inDatabase: false });
    expect(await at.docket('migrate')).toMatchObject({ code: 0 });
    ingestion = await at.startIngestion();
    ops = await at.startOps();
    await eventually('keys and events are back', async () => (await rowsRead()) === EVENTS, { timeoutMs: 60_000 });
    // What is asked for now comes behind all old commands: when it is answered they were read.
    const last = await command(`/v1/projections/${COUNTS}/revert`, { reason: 'to see' });
    await becomes(last, 'refused');
    expect(await at.docket('replay', 'history', '--json')).toMatchObject({ code: 0, out: '[]' });
    expect(await projection()).toMatchObject({ reads: 1, versions: [{ version: 1 }] });
    const after = await get<{ replays: Replay[] }>('/v1/replays');
    const told = ({ replays }: { replays: Replay[] }) => replays.map(({ id, kind, state }) => [id, kind, state]).sort();
    expect(told({ replays: after.replays.filter(({ reason }) => reason !== 'to see') })).toEqual(told(before));
    await becomes(await start(COUNTS), 'switched');
    expect(await rowsRead()).toBe(EVENTS);
  });
});

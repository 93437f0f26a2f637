import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningService, runningService } from '../../test/running-service.js';
import { type Projection } from '../projections/projection.js';
import { type Replay } from './replay.js';

const COUNTS = 'action_counts_hourly';
/** Not long ago: signs of life are kept for a day. */
const BEGAN = Math.floor(Date.now() / 1000) * 1000 - 3_600_000;
const at = (seconds: number) => new Date(BEGAN + seconds * 1000).toISOString();

/** What the log has of one replay after another, each entry a second after the one before. */
type Entry = readonly [run: string, step: string, version: number, detail: Record<string, unknown>];

describe('projections and replays', () => {
  let service: RunningService;
  const keys: Record<string, string> = {};
  const [switched, failed, interrupted, revert] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const [refused, waiting] = [randomUUID(), randomUUID()];
  const by = { type: 'API', id: 'abcdefghij23', name: 'on call' };

  beforeAll(async () => {
    service = await runningService('replays');
    for (const role of ['viewer', 'analyst', 'auditor', 'operator', 'admin']) {
      keys[role] = await service.key('any', [role]);
    }
    const begun = { dry_run: false, max_rate: null, source: 'table', digest: 'd' };
    await log([
      [switched, 'begun', 0, { ...begun, reason: 'wrong', by }],
      [switched, 'creating', 2, {}],
      [switched, 'cut', 2, {}],
      [switched, 'piece', 2, {}],
      [switched, 'filled', 2, { records: 500 }],
      [switched, 'compared', 2, { rows: 40, differing_from_events: 0, differing_from_served: 3 }],
      [switched, 'switched', 2, { previous: 1 }],
      ['', 'reverting', 1, { order: revert, reason: 'worse', by, previous: 2 }],
      ['', 'reverted', 1, { order: revert, reason: 'worse', by, previous: 2 }],
      [failed, 'begun', 0, { ...begun, reason: 'again' }],
      [failed, 'failed', 0, { why: 'a partition has stopped' }],
      [interrupted, 'begun', 0, { ...begun, reason: 'third', max_rate: 100 }],
      [interrupted, 'alive', 0, { records: 100, total: 1000 }],
      [interrupted, 'alive', 0, { records: 300, total: 1000 }],
    ]);
    const asked = { projection: COUNTS, reason: 'asked', by };
    await control('command', refused, {
      ...asked,
      id: refused,
      kind: 'revert',
      requested_at: at(100),
    });
    const outcome = { id: refused, state: 'refused', detail: 'there is none', at: at(101) };
    await control('command_outcome', refused, outcome);
    const replay = { kind: 'replay', dry_run: true, source: 'topic', max_rate: 5 };
    await control('command', waiting, {
      ...asked,
      ...replay,
      projection: 'ticket_lifecycle',
      id: waiting,
      requested_at: at(200),
    });
    await control('command', 'of-a-later-version', { kind: 'unheard of' });
  });
  afterAll(async () => {
    await service.stop();
  });

  async function log(entries: readonly Entry[]): Promise<void> {
    const rows = entries.map(([run, step, version, detail], index) => {
      const entry = { projection: COUNTS, run, version, step, detail: JSON.stringify(detail), owner: 'test' };
      return { ...entry, at: new Date(at(index)) };
    });
    await service.writer.insertRows('projection_log', rows);
  }

  let offset = 1_000;
  async function control(kind: string, id: string, value: unknown): Promise<void> {
    offset += 1;
    const row = { kind, id, value: JSON.stringify(value), version: offset, at: new Date() };
    await service.writer.insertRows('control_state', [row]);
  }

  const get = async <T>(path: string, query = {}, role = 'auditor') => {
    const answer = await service.get<T>(keys[role] ?? '', path, query);
    expect([path, answer.status, answer.body]).toEqual([path, 200, expect.anything()]);
    return answer.body;
  };
  const list = async (query = {}) => (await get<{ replays: Replay[] }>('/v1/replays', query)).replays;

  it('lists what was done and what is asked for, newest first', async () => {
    const all = await list();
    expect(all.map(({ id, kind, state }) => [id, kind, state])).toEqual([
      [waiting, 'replay', 'requested'],
      [refused, 'revert', 'refused'],
      [interrupted, 'replay', 'interrupted'],
      [failed, 'replay', 'failed'],
      [revert, 'revert', 'done'],
      [switched, 'replay', 'switched'],
    ]);
    expect(await list({ state: ['failed', 'refused'], limit: '1' })).toEqual([all[1]]);
    expect(await list({ projection: 'ticket_lifecycle' })).toEqual([all[0]]);
  });

  it('tells of one all there is: who, when, why, steps, comparison, progress', async () => {
    expect(await get(`/v1/replays/${switched}`)).toEqual({
      id: switched,
      kind: 'replay',
      projection: COUNTS,
      state: 'switched',
      by,
      reason: 'wrong',
      began_at: at(0),
      ended_at: at(6),
      version: 2,
      previous_version: 1,
      dry_run: false,
      source: 'table',
      progress: { records: 500, total: 500 },
      comparison: { rows: 40, differing_from_events: 0, differing_from_previous: 3 },
      steps: ['begun', 'creating', 'cut', 'filled', 'compared', 'switched'].map((step) =>
        expect.objectContaining({ step }),
      ),
    });
    expect(await get(`/v1/replays/${failed}`)).toMatchObject({ detail: 'a partition has stopped', reason: 'again' });
    expect(await get(`/v1/replays/${interrupted}`)).toMatchObject({
      progress: { records: 300, total: 1000 },
      max_rate: 100,
    });
    expect(await get(`/v1/replays/${revert}`)).toMatchObject({ version: 1, previous_version: 2, reason: 'worse', by });
    expect(await get(`/v1/commands/${refused}`)).toMatchObject({ state: 'refused', detail: 'there is none' });
  });

  it('tells how fast one that runs is, and when its filling will be done', async () => {
    const now = Date.now();
    const run = randomUUID();
    const entry = (step: string, ago: number, detail: object) => {
      const row = { projection: 'view_sessions', run, version: 0, step, detail: JSON.stringify(detail), owner: 'me' };
      return { ...row, at: new Date(now - ago * 1000) };
    };
    await service.writer.insertRows('projection_log', [
      entry('begun', 20, { reason: 'x' }),
      entry('alive', 12, { records: 100, total: 1100 }),
      entry('alive', 2, { records: 600, total: 1100 }),
    ]);
    expect(await get(`/v1/replays/${run}`)).toMatchObject({
      state: 'running',
      progress: { records: 600, total: 1100, events_per_second: 50, seconds_left: 10 },
    });
    expect(await get('/v1/projections/view_sessions')).toMatchObject({ is_running: true, last_replay: { id: run } });
    const again = await service.post(keys['operator'] ?? '', '/v1/replays', {
      projection: 'view_sessions',
      reason: 'x',
    });
    expect(again).toMatchObject({ status: 409, body: { detail: expect.stringContaining(run) } });
  });

  it('tells how projections stand', async () => {
    await service.writer.command(`CREATE TABLE ${COUNTS}__v2 (a Int) ENGINE = MergeTree ORDER BY a`);
    await service.writer.command(`CREATE VIEW ${COUNTS} AS SELECT a FROM ${COUNTS}__v2`);
    const { projections } = await get<{ projections: Projection[] }>('/v1/projections');
    expect(projections.map(({ name }) => name)).toContain('ticket_lifecycle');
    const counts = projections.find(({ name }) => name === COUNTS);
    expect(counts).toMatchObject({
      reads: 2,
      versions: [{ version: 2, is_fed: false }],
      is_running: false,
      last_replay: { id: interrupted },
    });
    expect(counts?.doc).toMatch(/\w/);
    expect(await get(`/v1/projections/${COUNTS}`)).toEqual(counts);
  });

  const READS = ['/v1/projections', `/v1/projections/${COUNTS}`, '/v1/replays', `/v1/replays/${switched}`];
  const COMMANDS = [
    '/v1/replays',
    `/v1/replays/${switched}/abort`,
    `/v1/projections/${COUNTS}/revert`,
    `/v1/projections/${COUNTS}/cleanup`,
  ];

  it('lets nobody in whose key has no role for it, and names those that have', async () => {
    for (const path of READS) {
      for (const role of ['viewer', 'analyst']) {
        expect(await service.get(keys[role] ?? '', path)).toMatchObject({
          status: 403,
          body: {
            type: 'urn:docket:problem:forbidden',
            title: 'Forbidden',
            detail: expect.stringMatching(new RegExp(`role auditor or operator or admin; yours has ${role}`)),
          },
        });
      }
      for (const role of ['auditor', 'operator', 'admin']) await get(path, {}, role);
      expect((await service.get('', path)).status).toBe(401);
    }
    for (const path of COMMANDS) {
      for (const role of ['viewer', 'analyst', 'auditor']) {
        expect(await service.post(keys[role] ?? '', path, {})).toMatchObject({
          status: 403,
          body: { detail: expect.stringContaining('operator or admin') },
        });
      }
      for (const role of ['operator', 'admin']) {
        expect((await service.post(keys[role] ?? '', path, {})).status).toBe(400);
      }
    }
  });

  const fine = { projection: 'ticket_lifecycle', reason: 'x' };
  const wrong: [string, unknown, string, string][] = [
    ['no body', [], 'body', 'must be a JSON object with projection, reason'],
    ['no reason', { projection: COUNTS }, 'reason', 'must say why'],
    ['an empty reason', { ...fine, reason: ' ' }, 'reason', 'must say why'],
    ['a reason that is a story', { ...fine, reason: 'x'.repeat(513) }, 'reason', 'up to 512'],
    ['a projection that is none', { ...fine, projection: 'x' }, 'projection', 'must be one of action_counts_hourly'],
    ['a field that is none', { ...fine, dryrun: true }, 'dryrun', 'did you mean dry_run?'],
    ['a source that is none', { ...fine, source: 'tape' }, 'source', 'must be table or topic'],
    ['a rate of nothing', { ...fine, max_rate: 0 }, 'max_rate', 'from 1 to'],
    ['a rate in words', { ...fine, max_rate: 'fast' }, 'max_rate', 'from 1 to'],
    ['a flag in words', { ...fine, dry_run: 'yes' }, 'dry_run', 'true or false'],
  ];
  it.each(wrong)('refuses a command with %s by name', async (_, body, parameter, detail) => {
    expect(await service.post(keys['operator'] ?? '', '/v1/replays', body)).toMatchObject({
      status: 400,
      body: { type: 'urn:docket:problem:invalid-parameter', parameter, detail: expect.stringContaining(detail) },
    });
  });

  it('refuses what cannot be done as things stand', async () => {
    const post = (path: string) => service.post(keys['operator'] ?? '', path, { reason: 'x' });
    expect(await post(`/v1/replays/${switched}/abort`)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('has ended already: it is switched') },
    });
    expect((await post(`/v1/replays/${randomUUID()}/abort`)).status).toBe(404);
    expect((await post('/v1/replays/x/abort')).status).toBe(400);
    expect((await post('/v1/projections/nope/revert')).status).toBe(404);
    expect((await service.get(keys['auditor'] ?? '', `/v1/commands/${randomUUID()}`)).status).toBe(404);
    const text = await fetch(`${service.url}/v1/replays`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys['operator'] ?? ''}`, 'content-type': 'application/xml' },
      body: 'x',
    });
    expect(text.status).toBe(415);
  });

  it('takes no more commands than anybody could be waiting for', async () => {
    const ids = Array.from({ length: 99 }, () => randomUUID());
    const asked = { kind: 'cleanup', projection: COUNTS, reason: 'x', by, requested_at: at(300) };
    for (const id of ids) await control('command', id, { ...asked, id });
    const answer = await service.post(keys['admin'] ?? '', `/v1/projections/${COUNTS}/cleanup`, { reason: 'x' });
    expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringContaining('100 commands wait') } });
    for (const id of ids) await control('command_outcome', id, { id, state: 'done', detail: '', at: at(301) });
  });

  it('says that nobody knows whether a command was taken when Kafka is away', async () => {
    const answer = await service.post(keys['operator'] ?? '', `/v1/projections/${COUNTS}/cleanup`, { reason: 'x' });
    expect(answer).toMatchObject({
      status: 503,
      body: {
        detail: expect.stringMatching(/Kafka did not confirm.*\/v1\/commands\/[0-9a-f-]{36} before you repeat it/),
      },
    });
  }, 30_000);
});

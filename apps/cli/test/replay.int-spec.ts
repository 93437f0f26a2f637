import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseFiles, connectWriter, defineQuery } from '@docket/clickhouse';
import { EVENTS_TOPIC } from '@docket/events';
import { type ProjectionDefinition, readProjections, replayProjection, type ReplayParts } from '@docket/projections';
import { eventually, testStack } from '@docket/testing';
import { z } from 'zod';
import { WORKSPACE_ROOT } from '../src/workspace.js';
import { Installation } from './installation.js';

const NAMES = readProjections().map(({ name }) => name);
const COUNTS = 'action_counts_hourly';

/** Events come in all the time: what is replayed and compared must not depend on when nobody looks. */
describe('docket replay', () => {
  let at: Installation;
  let writer: ClickHouseFiles;
  const children: ChildProcess[] = [];
  let ingestion: ChildProcess;

  beforeAll(async () => {
    // A batch is a part of every projection: fewer and larger ones leave room for what is tested.
    at = await Installation.create({ DOCKET_INGEST_BATCHES_PER_SECOND: '6' });
    const { url, user: username, password } = testStack().clickhouse;
    writer = connectWriter({ url, username, password, database: at.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '' });
    ingestion = startNode('apps/ingestion/dist/main.js');
    start('traffic', '--rate', '300', '--agents', '60');
    await eventually('events come in', async () => (await eventsRead()) > 500, { timeoutMs: 60_000 });
  });
  afterAll(async () => {
    for (const child of children) await end(child, 'SIGTERM');
    await writer.close();
    await at.remove();
  });

  function startNode(script: string, ...args: string[]): ChildProcess {
    const env = { PATH: process.env['PATH'], ...at.env };
    const child = spawn(process.execPath, [path.join(WORKSPACE_ROOT, script), ...args], { env, stdio: 'ignore' });
    children.push(child);
    return child;
  }

  /** Starts `docket` as a process of its own. */
  function start(...args: string[]): ChildProcess {
    return startNode('apps/cli/bin/docket.mjs', ...args);
  }

  async function numberOf(sql: string): Promise<number> {
    const row = z.object({ n: z.string() });
    const query = defineQuery({ name: 'test', sql: `SELECT toString(${sql}) AS n`, params: z.object({}), row });
    return Number((await writer.query(query, {}))[0]?.n);
  }

  /** Events as readers of a projection see them. */
  function eventsRead(): Promise<number> {
    return numberOf(`(SELECT sum(events) FROM ${COUNTS})`);
  }

  async function verified(...names: string[]): Promise<string> {
    const { code, out, err } = await at.docket('verify', 'projections', ...names);
    return `exit code ${code}\n${out}\n${err}`;
  }

  async function replayed(...args: string[]) {
    const { code, out, err } = await at.docket('replay', ...args, '--json');
    const outcomes = out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    return { code, outcomes, err };
  }

  /** What the audit log has about replays, in the order in which it was done. */
  function events(condition: string) {
    const row = z.object({
      step: z.string(),
      reason: z.string(),
      outcome: z.string(),
      actor: z.string(),
      version: z.string(),
      previous: z.string(),
    });
    const columns =
      "details['step'] AS step, reason, outcome, actor_id AS actor, details['version'] AS version, " +
      "details['previous_version'] AS previous";
    const sql = `SELECT ${columns} FROM audit_events WHERE action = 'audit.replayed' AND ${condition} ORDER BY occurred_at`;
    return writer.query(defineQuery({ name: 'test', sql, params: z.object({}), row }), {});
  }

  /** Looks again and again what readers see, until told to stop. @returns how often it failed or went backwards */
  function watchReaders(): () => Promise<{ looks: number; wrong: string[] }> {
    const watch = { isOn: true };
    const wrong: string[] = [];
    const watching = (async () => {
      let looks = 0;
      for (let before = 0; watch.isOn; looks += 1) {
        const now = await eventsRead().catch((error: unknown) => {
          wrong.push(String(error));
          return before;
        });
        if (now < before) wrong.push(`${now} events after ${before}`);
        before = now;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return looks;
    })();
    return async () => {
      watch.isOn = false;
      return { looks: await watching, wrong };
    };
  }

  it('builds every projection anew while events come in, and readers never see less than before', async () => {
    const stop = watchReaders();
    const { code, outcomes, err } = await replayed('--all', '--reason', 'test');
    const { looks, wrong } = await stop();
    expect({ code, wrong, err }).toMatchObject({ code: 0, wrong: [] });
    expect(looks).toBeGreaterThan(20);
    expect(outcomes.map(({ projection }) => projection)).toEqual(NAMES);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ previous_version: 1, equal: true, switched: true, differing_from_previous: 0 });
      expect(outcome['records']).toBeGreaterThan(0);
    }
    expect(await verified()).toContain('exit code 0');
  });

  it('leaves the version before fed, so that going back is one command, until cleanup', async () => {
    const before = await versionsOf(COUNTS);
    expect(before.versions.length).toBeGreaterThan(1);
    expect(await at.docket('replay', 'revert', COUNTS, '--reason', 'test')).toMatchObject({ code: 0 });
    expect((await versionsOf(COUNTS)).reads).toBeLessThan(before.reads);
    expect(await verified(COUNTS)).toContain('exit code 0');
    expect(await at.docket('replay', 'cleanup', COUNTS)).toMatchObject({ code: 0 });
    const { reads, versions } = await versionsOf(COUNTS);
    expect(versions).toEqual([{ version: reads, is_fed: true }]);
  });

  it('tells the history and the audit log who did what and why', async () => {
    const { out } = await at.docket('replay', 'history', COUNTS, '--json');
    const history = JSON.parse(out) as Record<string, unknown>[];
    expect(history.map(({ kind, state, reason }) => [kind, state, reason])).toEqual([
      ['cleanup', 'done', ''],
      ['revert', 'done', 'test'],
      ['replay', 'switched', 'test'],
    ]);
    for (const { by } of history) expect(by).toMatch(/^operator\/.+@.+/);
    const audited = await eventually('the events are stored', async () => {
      const rows = await events("tenant_id = 'docket' AND target_id = 'action_counts_hourly'");
      return rows.some(({ step }) => step === 'cleaned_up') ? rows : undefined;
    });
    expect(audited.map(({ step, reason, outcome }) => [step, reason, outcome])).toEqual([
      ['started', 'test', 'SUCCESS'],
      ['switched', 'test', 'SUCCESS'],
      ['returned', 'test', 'SUCCESS'],
      ...audited.slice(3).map(() => ['cleaned_up', '', 'SUCCESS']),
    ]);
    for (const { actor } of audited) expect(actor).toMatch(/^operator\/.+@.+/);
    expect(audited[1]).toMatchObject({ version: audited[2]?.previous, previous: '1' });
  });

  it('builds them out of the topic as well', async () => {
    const { code, outcomes, err } = await replayed('ticket_lifecycle', 'view_sessions', '--source', 'topic');
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(outcomes).toHaveLength(2);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ equal: true, switched: true });
    expect(await numberOf("(SELECT count() FROM system.tables WHERE name LIKE '%__replayed%')")).toBe(0);
  });

  it('drops what a dry run made, and tells what would change', async () => {
    const before = await versionsOf('ticket_lifecycle');
    const { code, outcomes } = await replayed('ticket_lifecycle', '--dry-run');
    expect({ code, ...outcomes[0] }).toMatchObject({ code: 0, equal: true, switched: false });
    expect(await versionsOf('ticket_lifecycle')).toEqual(before);
  });

  it('makes a table of how a projection stood at a time', async () => {
    // Long enough ago that every partition has been ingested up to then.
    const latest = '(SELECT toUnixTimestamp64Milli(max(appended_at)) FROM audit_events)';
    const then = (await numberOf(latest)) - 10_000;
    const asOf = new Date(then).toISOString();
    expect(await at.docket('replay', COUNTS, '--as-of', asOf, '--into', 'as_it_was')).toMatchObject({ code: 0 });
    const appended = await numberOf(
      `(SELECT count() FROM audit_events WHERE appended_at <= fromUnixTimestamp64Milli(${then}))`,
    );
    expect(await numberOf('(SELECT sum(events) FROM as_it_was)')).toBe(appended);
    expect(await eventsRead()).toBeGreaterThan(appended);
    const again = await at.docket('replay', COUNTS, '--as-of', asOf, '--into', 'as_it_was');
    expect(again).toMatchObject({ code: 1 });
    expect(again.err).toContain('as_it_was already');
    expect(await at.docket('replay', COUNTS, '--as-of', asOf)).toMatchObject({ code: 2 });
  });

  it('finds rows that were deleted by hand, by their keys, and mends them', async () => {
    const { reads } = await versionsOf(COUNTS);
    const table = `${COUNTS}__v${reads}`;
    const month = new Date().toISOString().slice(0, 7).replace('-', '');
    await writer.command(`ALTER TABLE ${table} DROP PARTITION ID '${month}'`);
    const found = await verified(COUNTS, 'agent_activity_hourly');
    expect(found).toContain('exit code 1');
    expect(found).toMatch(/\+ \{.*"action":"ticket\./);
    expect(found).toMatch(/agent_activity_hourly: version \d+ is as the events say/);
    const { outcomes } = await replayed(COUNTS);
    expect(outcomes[0]).toMatchObject({ equal: true, switched: true });
    expect(outcomes[0]?.['differing_from_previous']).toBeGreaterThan(0);
    expect(await verified(COUNTS)).toContain('exit code 0');
  });

  it('finds what a mistake in select.sql made of the events, and mends it when asked to', async () => {
    const right = readProjections().find(({ name }) => name === COUNTS);
    if (!right) throw new Error('no such projection');
    const select = right.select.replace('count() AS events', 'count() * 2 AS events');
    const wrong: ProjectionDefinition = { ...right, select, digest: 'wrong' };
    const parts: ReplayParts = {
      writer,
      target: { database: writer.database },
      topic: `${at.env['DOCKET_KAFKA_TOPIC_PREFIX'] ?? ''}${EVENTS_TOPIC}`,
      owner: 'test',
      signal: new AbortController().signal,
    };
    const { isSwitched } = await replayProjection(parts, wrong, { reason: 'planted', dryRun: false });
    expect(isSwitched).toBe(true);
    const { code, err } = await at.docket('verify', 'projections', COUNTS, '--repair');
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(err).toContain(`${COUNTS}: repaired`);
    expect(await verified(COUNTS)).toContain('exit code 0');
  });

  async function isUnderWay(): Promise<boolean> {
    const { state, pieces } = await statusOf(COUNTS);
    return state === 'running' && pieces > 0;
  }

  it('goes on after kill -9, refuses a second replay meanwhile, and ends one when told to', async () => {
    const child = start('replay', COUNTS, '--max-rate', '100');
    await eventually('a piece is filled', isUnderWay);
    const second = await at.docket('replay', COUNTS);
    expect(second).toMatchObject({ code: 1 });
    expect(second.err).toContain('is being replayed by');
    await end(child, 'SIGKILL');
    const { run, version } = await statusOf(COUNTS);
    const left = await eventually(
      'it is taken for gone',
      async () => (await statusOf(COUNTS)).state === 'interrupted',
      { timeoutMs: 60_000 },
    ).then(() => replayed(COUNTS));
    expect(left.outcomes[0]).toMatchObject({ run, version, equal: true, switched: true });
    expect(left.err).toContain('going on with the replay that was interrupted');
    expect(await verified(COUNTS)).toContain('exit code 0');

    const other = start('replay', COUNTS, '--max-rate', '100');
    await eventually('a piece is filled', isUnderWay);
    expect(await at.docket('replay', 'abort', COUNTS)).toMatchObject({ code: 0 });
    await ended(other);
    expect(await statusOf(COUNTS)).toMatchObject({ state: 'aborted' });
    expect((await versionsOf(COUNTS)).reads).toBe(version);
    expect((await versionsOf(COUNTS)).versions.every((one) => one.version <= version)).toBe(true);
  });

  it('loses and doubles nothing when ingestion is killed in the middle', async () => {
    const replaying = replayed(COUNTS, '--max-rate', '3000');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await end(ingestion, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    ingestion = startNode('apps/ingestion/dist/main.js');
    const { code, outcomes, err } = await replaying;
    expect({ code, err, ...outcomes[0] }).toMatchObject({ code: 0, equal: true, switched: true });
    expect(await verified()).toContain('exit code 0');
  });

  async function versionsOf(name: string) {
    const { out } = await at.docket('projections', 'list', '--json');
    const all = JSON.parse(out) as { name: string; reads: number; versions: { version: number; is_fed: boolean }[] }[];
    const { reads, versions } = all.find((one) => one.name === name) ?? { reads: 0, versions: [] };
    return { reads, versions };
  }

  async function statusOf(name: string) {
    const { out } = await at.docket('replay', 'status', '--json');
    type Status = { projection: string; run: string; state: string; version: number; pieces: number };
    const all = JSON.parse(out === '' ? '[]' : out) as Status[];
    return all.find(({ projection }) => projection === name) ?? { run: '', state: '', version: 0, pieces: 0 };
  }
});

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await ended(child);
}

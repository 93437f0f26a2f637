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

const COUNTS = 'action_counts_hourly';
const HISTORY = 4_000;
const HOUR_MS = 3_600_000;
const DELETED_WITHIN_MS = 100_000;

/** A part of a projection is built anew and compared, while events come in. */
describe('docket replay and verify of a part of the time', () => {
  let at: Installation;
  let writer: ClickHouseFiles;
  let traffic: ChildProcess;
  /** Two busy hours, starts, ms since 1970. */
  let hours: [number, number];

  beforeAll(async () => {
    at = await Installation.create({ DOCKET_INGEST_BATCHES_PER_SECOND: '6' });
    const { url, user: username, password } = testStack().clickhouse;
    writer = connectWriter({ url, username, password, database: at.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '' });
    await at.startIngestion();
    const history = ['traffic', '--start', '2026-02-02', '--events', String(HISTORY), '--seed', '5'];
    expect(await at.docket(...history)).toMatchObject({ code: 0 });
    await eventually('the past is ingested', async () => (await numberOf('count() FROM audit_events')) === HISTORY);
    traffic = start('traffic', '--rate', '100', '--agents', '20');
    await eventually('events come in', async () => (await numberOf('count() FROM audit_events')) > HISTORY);
    const busy = `SELECT toUnixTimestamp(hour) * 1000 AS h FROM ${COUNTS} GROUP BY h ORDER BY sum(events) DESC, h LIMIT 1, 1`;
    const first = await numberOf(`h FROM (${busy})`);
    const second = await numberOf(`h FROM (${busy.replace('LIMIT 1, 1', 'LIMIT 2, 1')})`);
    hours = [first, second];
  });
  afterAll(async () => {
    await end(traffic);
    await writer.close();
    await at.remove();
  });

  function start(...args: string[]): ChildProcess {
    const env = { PATH: process.env['PATH'], ...at.env };
    const script = path.join(WORKSPACE_ROOT, 'apps/cli/bin/docket.mjs');
    return spawn(process.execPath, [script, ...args], { env, stdio: 'ignore' });
  }

  function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    return new Promise((resolve) => {
      child.once('exit', () => {
        resolve();
      });
      child.kill(signal);
    });
  }

  async function numberOf(select: string): Promise<number> {
    const sql = `SELECT toString(n) AS n FROM (SELECT ${select.replace(' FROM', ' AS n FROM')})`;
    const query = defineQuery({ name: 'test', sql, params: z.object({}), row: z.object({ n: z.string() }) });
    return Number((await writer.query(query, {}))[0]?.n);
  }

  const timeOf = (ms: number): string => new Date(ms).toISOString();
  const within = (hour: number): string[] => ['--from', timeOf(hour), '--to', timeOf(hour + HOUR_MS)];
  const verify = (...args: string[]) => at.docket('verify', 'projections', COUNTS, ...args);

  /** Takes the rows of an hour out of the version that readers see. */
  async function damage(hour: number): Promise<void> {
    const version = await numberOf(
      `extract(as_select, '__v(\\\\d+)') FROM system.tables WHERE database = currentDatabase() AND name = '${COUNTS}'`,
    );
    const table = `${COUNTS}__v${version}`;
    // A deletion otherwise waits until few merges are under way, which is long where ingestion and two cores are busy.
    await writer.command(`ALTER TABLE ${table} MODIFY SETTING number_of_free_entries_in_pool_to_execute_mutation = 0`);
    await writer.command(`DELETE FROM ${table} WHERE toUnixTimestamp(hour) * 1000 = ${hour}`, {
      deadlineMs: DELETED_WITHIN_MS,
    });
  }

  it.each(readProjections().map(({ name }) => [name]))(
    'builds a part of %s anew, and the rest is as it was',
    async (name) => {
      const { code, out, err } = await at.docket(
        'replay',
        name,
        '--from',
        '2026-02-02T10:00:00Z',
        '--to',
        '2026-02-02T12:30:00Z',
        '--json',
      );
      expect({ code, err }).toMatchObject({ code: 0 });
      const outcome = JSON.parse(out) as Record<string, unknown>;
      expect(outcome).toMatchObject({ equal: true, switched: true, differing_from_previous: 0 });
      expect(outcome['rows']).toBeGreaterThan(0);
      expect(await at.docket('verify', 'projections', name)).toMatchObject({ code: 0 });
    },
  );

  it('finds what is wrong where it looks, and mends that alone', async () => {
    const [one, other] = hours;
    await damage(one);
    await damage(other);
    expect(await verify('--from', '2026-01-01', '--to', '2026-01-02')).toMatchObject({ code: 0 });
    const found = await verify(...within(one));
    expect(found).toMatchObject({ code: 1 });
    expect(found.out).toMatch(/\+ \{.*"action":/);
    expect(await verify('--sample', '100000')).toMatchObject({ code: 1 });
    expect(await verify(...within(one), '--repair')).toMatchObject({ code: 0 });
    expect(await verify(...within(one))).toMatchObject({ code: 0 });
    expect(await verify(...within(other))).toMatchObject({ code: 1 });
    expect(await at.docket('replay', COUNTS, ...within(other))).toMatchObject({ code: 0 });
    expect(await verify()).toMatchObject({ code: 0 });
  });

  it('looks at the hours that a recovery has listed, until they were found right', async () => {
    const [hour] = hours;
    expect((await verify('--unsure')).err).toContain('no hour is unsure');
    await damage(hour);
    await writer.command(
      `INSERT INTO ingest_repair SELECT '${at.env['DOCKET_KAFKA_TOPIC_PREFIX'] ?? ''}${EVENTS_TOPIC}', 1, 0, 0, 9, ` +
        `toDateTime(${hour / 1000}, 'UTC'), now64(3)`,
    );
    expect(await verify('--unsure')).toMatchObject({ code: 1 });
    expect(await verify('--unsure', '--repair')).toMatchObject({ code: 0 });
    expect((await verify('--unsure')).err).toContain('no hour is unsure');
    expect(await verify()).toMatchObject({ code: 0 });
  });

  it('goes on after kill -9', async () => {
    const args = ['replay', COUNTS, '--from', '2026-02-02', '--max-rate', '400'];
    const child = start(...args);
    const status = async () => {
      const { out } = await at.docket('replay', 'status', '--json');
      const all = JSON.parse(out) as { projection: string; run: string; state: string; pieces: number }[];
      return all.find(({ projection }) => projection === COUNTS);
    };
    await eventually('some of it is filled', async () => {
      const { state, pieces = 0 } = (await status()) ?? {};
      return state === 'running' && pieces > 2;
    });
    await end(child, 'SIGKILL');
    const run = (await status())?.run;
    await eventually('it is taken for gone', async () => (await status())?.state === 'interrupted', {
      timeoutMs: 60_000,
    });
    const { code, out } = await at.docket('replay', COUNTS, '--from', '2026-02-02', '--json');
    expect({ code, ...(JSON.parse(out) as object) }).toMatchObject({ code: 0, run, equal: true, switched: true });
    expect(await verify()).toMatchObject({ code: 0 });
  });

  it('does not mix two definitions, and refuses times that are none', async () => {
    const right = readProjections().find(({ name }) => name === COUNTS);
    if (!right) throw new Error('no such projection');
    const changed: ProjectionDefinition = { ...right, digest: 'another' };
    const parts: ReplayParts = {
      writer,
      target: { database: writer.database },
      topic: `${at.env['DOCKET_KAFKA_TOPIC_PREFIX'] ?? ''}${EVENTS_TOPIC}`,
      owner: 'test',
      signal: new AbortController().signal,
    };
    const [hour] = hours;
    const times = [{ from: hour, to: hour + HOUR_MS }];
    await expect(replayProjection(parts, changed, { reason: '', dryRun: false, times })).rejects.toThrow(
      'build all of it anew',
    );
    expect(await at.docket('replay', 'abort', COUNTS)).toMatchObject({ code: 1 });
    expect(await at.docket('replay', COUNTS, '--from', '2026-02-03', '--to', '2026-02-02')).toMatchObject({ code: 2 });
    expect(await verify('--sample', '2', '--unsure')).toMatchObject({ code: 2 });
  });
});

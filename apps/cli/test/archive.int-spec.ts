import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openLocation, restoreArchive, TOKEN_SECONDS } from '@docket/archive';
import { type ClickHouseFiles, connectWriter } from '@docket/clickhouse';
import { EVENTS_TOPIC } from '@docket/events';
import { connectAdmin, connectProducer, type TopicAdmin } from '@docket/kafka';
import { LedgerStore } from '@docket/ledger';
import { eventually, testStack } from '@docket/testing';
import { takePartition } from '../src/ingest/take-partition.js';
import { type ServiceProcess } from '../src/start/service-process.js';
import { WORKSPACE_ROOT } from '../src/workspace.js';
import { checksum, everything } from './contents.js';
import { Installation } from './installation.js';

const EVENTS = 3_000;
const BAD = 40;

/** What is archived can be deleted from the topic, and comes back when ClickHouse is lost as well. */
describe('docket archive', () => {
  let at: Installation;
  let writer: ClickHouseFiles;
  let admin: TopicAdmin;
  let topic: string;
  let archive: string;

  beforeEach(async () => {
    at = await Installation.create();
    const { brokers, clickhouse } = testStack();
    const { url, user: username, password } = clickhouse;
    writer = connectWriter({ url, username, password, database: at.env['DOCKET_CLICKHOUSE_DATABASE'] ?? '' });
    admin = await connectAdmin({ brokers }, { clientId: 'test' });
    topic = `${at.env['DOCKET_KAFKA_TOPIC_PREFIX'] ?? ''}${EVENTS_TOPIC}`;
    archive = path.join(at.folder, 'archive');
  });
  afterEach(async () => {
    await writer.close();
    await admin.close();
    await at.remove();
  });

  async function ingested(): Promise<void> {
    const total = (await admin.ranges(topic)).reduce((sum, { high }) => sum + Number(high), 0);
    await eventually(
      'all is ingested, and closed',
      async () => {
        const { out } = await at.docket('ingest', 'status', '--json');
        const { partitions } = JSON.parse(out) as { partitions: { lag: number; pending: unknown; high: number }[] };
        const high = partitions.reduce((sum, one) => sum + one.high, 0);
        return high === total && partitions.every(({ lag, pending }) => lag === 0 && pending === null);
      },
      { timeoutMs: 60_000 },
    );
  }

  async function publish(seed: number, ...more: string[]): Promise<void> {
    const args = ['traffic', '--start', '2026-02-02', '--events', String(EVENTS), '--seed', String(seed), ...more];
    expect(await at.docket(...args)).toMatchObject({ code: 0 });
  }

  async function publishBad(): Promise<void> {
    const producer = await connectProducer({ brokers: testStack().brokers }, { clientId: 'test' });
    const headers = { source: 'test', twice: ['one', Buffer.from([0xff, 0xfe])] };
    const records = Array.from({ length: BAD }, (_, index) => ({
      key: `t1/T-${index}`,
      value: index % 4 === 0 ? null : Buffer.from([0xff, 0xfe, 0x1b, index, 0x00]),
      headers,
    }));
    await producer.send(topic, records);
    await producer.close();
  }

  /** A command as a process of its own, which can be killed. Tells each line it writes. */
  function start(onLine: (lines: number) => void, ...args: string[]) {
    const command = [path.join(WORKSPACE_ROOT, 'apps/cli/bin/docket.mjs'), ...args];
    const child = spawn(process.execPath, command, { env: { PATH: process.env['PATH'], ...at.env }, stdio: 'pipe' });
    let lines = 0;
    const told = (chunk: Buffer): void => {
      lines += chunk.toString().split('\n').length - 1;
      onLine(lines);
    };
    child.stdout.on('data', told);
    child.stderr.on('data', told);
    return child;
  }

  /** Kills a command some ms after it has written so many lines. @returns whether it was killed before its end */
  async function killed(lines: number, afterMs: number, ...args: string[]): Promise<boolean> {
    const child = start(
      (count) => {
        if (count >= lines) setTimeout(() => child.kill('SIGKILL'), afterMs);
      },
      ...args,
    );
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return signal === 'SIGKILL';
  }

  async function emptied(ingestion: ServiceProcess): Promise<void> {
    await ingestion.stop(20_000);
    await writer.command(`DROP DATABASE ${writer.database} SYNC`, { inDatabase: false });
    expect(await at.docket('migrate')).toMatchObject({ code: 0 });
    expect((await everything(writer))['events']).toMatchObject({ rows: '0' });
  }

  const lows = async (): Promise<number[]> => (await admin.ranges(topic)).map(({ low }) => Number(low));

  it('brings everything back although topic and database have lost it, killed again and again', async () => {
    await publish(5);
    await publishBad();
    const first = await at.startIngestion();
    await ingested();
    let wasKilled = 0;
    for (let lines = 1; lines <= 4; lines += 1) {
      if (await killed(lines, lines * 7, 'archive', 'run', '--to', archive, '--until', 'now')) wasKilled += 1;
    }
    expect(wasKilled).toBeGreaterThan(0);
    expect(await at.docket('archive', 'run', '--to', archive, '--until', 'now')).toMatchObject({ code: 0 });
    // What is archived comes again, and comes after it: it is known all the same.
    await publish(5, '--again');
    await publish(6);
    await ingested();
    const high = (await admin.ranges(topic)).map((range) => Number(range.high));
    const given = ['archive', 'run', '--to', archive, '--once', '--give-back-after', '0'];
    expect(await at.docket(...given)).toMatchObject({ code: 0, out: expect.stringContaining('are given back') });
    const kept = await lows();
    expect(kept.every((low, index) => low > 0 && low < (high[index] ?? 0))).toBe(true);
    expect(await at.docket(...given)).toMatchObject({ code: 0, out: '' });

    const before = await everything(writer);
    expect(before).toMatchObject({ events: { rows: String(EVENTS * 2) }, rejections: { rows: String(BAD) } });
    await emptied(first);

    const restore = ['archive', 'restore', '--from', archive];
    let wasEnded = 0;
    for (let lines = 1; lines <= 5; lines += 1) {
      if (await killed(lines, lines * 11, ...restore)) wasEnded += 1;
    }
    expect(wasEnded).toBeGreaterThan(0);
    expect(await at.docket(...restore)).toMatchObject({ code: 0 });
    expect(await at.docket(...restore)).toMatchObject({ code: 0, out: expect.stringMatching(/^0 events/) });
    const restored = await everything(writer);
    expect(restored['rejections']).toEqual(before['rejections']);

    const second = await at.startIngestion();
    await ingested();
    expect(await everything(writer)).toEqual(before);
    expect(await at.docket('verify', 'projections')).toMatchObject({ code: 0 });
    // And it can be archived on, behind what is archived.
    await publish(7);
    await ingested();
    await second.stop(20_000);
    expect(await at.docket('archive', 'run', '--to', archive, '--until', 'now')).toMatchObject({ code: 0 });
    const { out: verified, code: sound } = await at.docket('archive', 'verify', '--from', archive, '--json');
    expect({ sound, verified: JSON.parse(verified) as object }).toMatchObject({ sound: 0, verified: { problems: [] } });
  });

  it('keeps a day that is not over, and gives back nothing that is not archived, or damaged', async () => {
    await publish(5);
    await at.startIngestion();
    await ingested();
    const run = ['archive', 'run', '--to', archive];
    const nothing = { code: 0, out: '', err: 'nothing new to archive' };
    expect(await at.docket(...run, '--once', '--give-back-after', '0')).toMatchObject(nothing);
    expect(await lows()).toEqual(new Array(8).fill(0));
    expect(await at.docket(...run, '--until', 'now')).toMatchObject({ code: 0 });
    expect(await at.docket(...run, '--until', 'now', '--give-back-after', '1')).toMatchObject(nothing);
    expect(await lows()).toEqual(new Array(8).fill(0));

    const [flipped = '', missing = ''] = files('events-');
    const bytes = readFileSync(flipped);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(flipped, bytes);
    rmSync(missing);
    const { code, out } = await at.docket('archive', 'verify', '--from', archive);
    expect(code).toBe(1);
    expect(out).toContain(`${path.basename(flipped)} is damaged`);
    expect(out).toContain(`${path.basename(missing)} is not there`);
    const given = await at.docket(...run, '--once', '--give-back-after', '0');
    expect(given).toMatchObject({ code: 1, err: expect.stringContaining('is damaged') });
    const zero = (await lows()).filter((low) => low === 0);
    expect(zero).toHaveLength(2);

    // A database that has its own ledger is left alone.
    const refused = await at.docket('archive', 'restore', '--from', archive);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('Restore into an empty database') });
  });

  it('is not mixed with the topic by an ingester that is started before it is restored', async () => {
    await publish(5);
    const first = await at.startIngestion();
    await ingested();
    expect(await at.docket('archive', 'run', '--to', archive, '--until', 'now')).toMatchObject({ code: 0 });
    await emptied(first);
    // Ends when the events of a range are written, and nothing says so yet.
    const ending = new Proxy(writer, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (name !== 'insertFile' || typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          await Reflect.apply(member, target, args);
          throw new Error('gone');
        };
      },
    });
    const restoring = restoreArchive(
      {
        writer: ending,
        storage: await openLocation(archive, { region: '', pathStyle: true }),
        topic,
        signal: new AbortController().signal,
        take: (place) => takePartition(new LedgerStore(writer), place),
        tokenSeconds: TOKEN_SECONDS,
      },
      () => undefined,
    );
    await expect(restoring).rejects.toThrow('gone');
    const second = await at.startIngestion();
    const reason = 'are not those the ledger decided about';
    await eventually('the partition has stopped', () => second.output().includes(reason));
    const twice = await checksum(
      writer,
      '(SELECT kafka_offset FROM audit_events GROUP BY kafka_partition, kafka_offset HAVING count() > 1)',
    );
    expect(twice).toMatchObject({ rows: '0' });
  });

  function files(prefix: string): string[] {
    return readdirSync(archive, { recursive: true, encoding: 'utf8' })
      .filter((name) => path.basename(name).startsWith(prefix))
      .sort()
      .map((name) => path.join(archive, name));
  }
});

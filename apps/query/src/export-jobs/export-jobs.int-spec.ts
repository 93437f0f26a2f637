import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { parse } from 'csv-parse/sync';
import { parquetMetadata } from 'hyparquet';
import { defineQuery, rowType } from '@docket/clickhouse';
import { eventually, testStack } from '@docket/testing';
import { tiedEvents } from '../../test/event-rows.js';
import { makeEvents } from '../../test/many-events.js';
import { cuttingClickHouse, type CuttingClickHouse } from '../../test/cutting-clickhouse.js';
import { type Answer, runningService, type RunningService } from '../../test/running-service.js';
import { type ExportView } from './export-view.js';

const ROWS = 450_000;

let folder: string;
let service: RunningService;
let clickhouse: CuttingClickHouse;
let key: string;
let big: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'exports-'));
  clickhouse = await cuttingClickHouse(testStack().clickhouse.url);
  service = await runningService('export_jobs', undefined, {
    exports: { folder: path.join(folder, 'many'), directRows: 40_000 },
    readUrl: clickhouse.url,
  });
  key = await service.key('mine');
  big = await service.key('big');
  await service.store(tiedEvents('mine', 600));
  await makeEvents(service.writer, 'big', { rows: ROWS });
});
afterAll(async () => {
  await service.stop();
  clickhouse.stop();
  await rm(folder, { recursive: true });
});

const ask = (who: string, body: unknown): Promise<Answer<ExportView>> => service.post(who, '/v1/exports', body);

async function find(who: string, id: string): Promise<ExportView> {
  const { status, body } = await service.get<ExportView>(who, `/v1/exports/${id}`);
  expect(status).toBe(200);
  return body;
}

async function ended(who: string, id: string): Promise<ExportView> {
  return eventually<ExportView | undefined>(
    `export ${id} has ended`,
    async () => {
      const view = await find(who, id);
      return view.state === 'queued' || view.state === 'running' ? undefined : view;
    },
    { timeoutMs: 60_000 },
  );
}

async function made(who: string, body: unknown): Promise<ExportView> {
  const asked = await ask(who, body);
  expect(asked.status).toBe(202);
  return ended(who, asked.body.id);
}

function download(who: string, id: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${service.url}/v1/exports/${id}/file`, { headers: { authorization: `Bearer ${who}`, ...headers } });
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

const processes = defineQuery({
  name: 'processes',
  sql: "SELECT count() AS queries FROM system.processes WHERE current_database = currentDatabase() AND query LIKE '%FORMAT TSVRaw%' AND query NOT LIKE '%system.processes%'",
  params: z.object({}),
  row: z.object({ queries: rowType.int64 }),
});
const queries = async () => (await service.writer.query(processes, {}))[0]?.queries ?? -1;

describe('an export as a job', () => {
  it('gives the file that would be sent at once', async () => {
    const filters = { action: ['ticket.*'], query: '-actor:agent-1' };
    const asked = await ask(key, { filters, columns: ['occurred_at', 'action', 'actor_id'], order: 'oldest' });
    expect(asked.status).toBe(202);
    expect(asked.headers.get('location')).toBe(`/v1/exports/${asked.body.id}`);
    const view = await ended(key, asked.body.id);
    const file = await bytesOf(await download(key, view.id));
    const search = 'action=ticket.*&query=-actor:agent-1&columns=occurred_at,action,actor_id&order=oldest';
    const direct = await fetch(`${service.url}/v1/events/export?${search}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(file.toString()).toBe(await direct.text());
    const digest = createHash('sha256').update(file).digest('hex');
    const rows = file.toString().split('\r\n').length - 2;
    expect(view).toMatchObject({ state: 'done', rows, total: rows, progress: 1, bytes: file.length, digest, filters });
    expect(view.created_by.name).toBe('test');
    expect((await service.get(key, '/v1/exports')).body).toMatchObject({ exports: [{ id: view.id }] });
  });

  it.each(['csv', 'ndjson'])('of many parts has every event once and in order, packed: %s', async (format) => {
    const view = await made(big, { format, compress: 'gzip', columns: ['offset', 'reason'] });
    expect(view).toMatchObject({ state: 'done', rows: ROWS, total: ROWS });
    const text = gunzipSync(await bytesOf(await download(big, view.id))).toString();
    const offsets =
      format === 'csv'
        ? parse<{ offset: string }>(text, { columns: true, record_delimiter: '\r\n' }).map((row) => Number(row.offset))
        : text.split('\n', ROWS).map((line) => (JSON.parse(line) as { offset: number }).offset);
    expect(offsets.length).toBe(ROWS);
    expect(offsets.every((offset, n) => offset === ROWS - 1 - n)).toBe(true);
  });

  it('may be Parquet', async () => {
    const view = await made(big, { format: 'parquet' });
    expect(view).toMatchObject({ state: 'done', rows: ROWS });
    const file = await bytesOf(await download(big, view.id));
    const { num_rows, row_groups } = parquetMetadata(new Uint8Array(file).buffer);
    expect(num_rows).toBe(BigInt(ROWS));
    expect(row_groups.length).toBeGreaterThan(2);
  });

  it('reads a part again whose answer broke off', async () => {
    clickhouse.cutNext(2);
    const view = await made(big, { columns: ['offset'], order: 'oldest' });
    expect(view).toMatchObject({ state: 'done', rows: ROWS });
    const lines = (await (await download(big, view.id)).text()).split('\r\n');
    expect(lines.slice(1, -1).every((line, n) => line === String(n))).toBe(true);
    expect(lines.length).toBe(ROWS + 2);
  });

  it('has nothing that came in after it was asked for', async () => {
    const first = await ask(big, {});
    const second = await ask(big, { filters: { actor: 'late' }, columns: ['offset'] });
    expect(second.body.state).toBe('queued');
    await service.store([
      {
        tenant_id: 'big',
        occurred_at: new Date(Date.UTC(2026, 0, 2)),
        actor_id: 'late',
        kafka_partition: 3,
        kafka_offset: 1,
        ingested_at: new Date(Date.now() + 5),
      },
    ]);
    expect((await service.get<{ events: unknown[] }>(big, '/v1/events', { actor: 'late' })).body.events).toHaveLength(
      1,
    );
    await service.send('DELETE', big, `/v1/exports/${first.body.id}`);
    expect(await ended(big, second.body.id)).toMatchObject({ state: 'done', rows: 0 });
  });

  it.each([
    [{ filters: { acton: 'x' } }, 'acton'],
    [{ filters: { action: 'nonsense' } }, 'action'],
    [{ filters: { from: 7 } }, 'filters.from'],
    [{ columns: ['nothing'] }, 'columns'],
    [{ format: 'xlsx' }, 'format'],
    [{ format: 'parquet', compress: 'gzip' }, 'compress'],
    [{ frmat: 'csv' }, 'frmat'],
    [{ filters: { query: 'action:' } }, 'query'],
  ])('refuses %j', async (body, parameter) => {
    const { status, body: problem } = await ask(key, body);
    expect([status, (problem as unknown as { parameter: string }).parameter]).toEqual([400, parameter]);
  });
});

describe('the file', () => {
  let view: ExportView;
  let whole: Buffer;
  beforeAll(async () => {
    view = await made(key, { format: 'ndjson' });
    whole = await bytesOf(await download(key, view.id));
  });

  it('goes on where a download broke off', async () => {
    const etag = `"${view.digest ?? ''}"`;
    const rest = await download(key, view.id, { range: 'bytes=1000-', 'if-range': etag });
    expect(rest.status).toBe(206);
    expect(rest.headers.get('content-range')).toBe(`bytes 1000-${whole.length - 1}/${whole.length}`);
    expect(rest.headers.get('etag')).toBe(etag);
    expect(Buffer.concat([whole.subarray(0, 1000), await bytesOf(rest)]).equals(whole)).toBe(true);
    const last = await download(key, view.id, { range: 'bytes=-5' });
    expect((await bytesOf(last)).equals(whole.subarray(-5))).toBe(true);
  });

  it('is sent whole when the part is of another one, or when it cannot be told what is asked for', async () => {
    for (const headers of [
      { range: 'bytes=10-', 'if-range': '"other"' },
      { range: 'bytes=0-1,5-6' },
      { range: 'lines=1-2' },
    ] as Record<string, string>[]) {
      const answer = await download(key, view.id, headers);
      expect([answer.status, (await bytesOf(answer)).length]).toEqual([200, whole.length]);
    }
  });

  it('tells when there is no such part, and when the client has it', async () => {
    const beyond = await download(key, view.id, { range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
    const same = await download(key, view.id, { 'if-none-match': `"x", "${view.digest ?? ''}"` });
    expect([same.status, await same.text()]).toEqual([304, '']);
  });

  it('belongs to its tenant', async () => {
    const address = `/v1/exports/${view.id}`;
    expect((await service.get(big, address)).status).toBe(404);
    expect((await service.get(big, `${address}/file`)).status).toBe(404);
    expect((await service.send('DELETE', big, address)).status).toBe(404);
    const list = await service.get<{ exports: ExportView[] }>(big, '/v1/exports');
    expect(list.body.exports.map(({ id }) => id)).not.toContain(view.id);
    expect((await find(key, view.id)).state).toBe('done');
  });

  it('is there for nobody else on the machine', async () => {
    expect((await stat(path.join(folder, 'many', view.id))).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(folder, 'many', view.id, 'data'))).mode & 0o777).toBe(0o600);
  });

  it('goes when its time is over, and what was left by halves', async () => {
    const file = path.join(folder, 'many', view.id, 'job.json');
    const job = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...job, expires_at: Date.now() - 1 }));
    const other = path.join(folder, 'many', '00000000-0000-4000-8000-000000000000');
    await mkdir(other);
    await service.restart();
    expect(await find(key, view.id)).toMatchObject({ state: 'expired', bytes: 0 });
    expect((await download(key, view.id)).status).toBe(409);
    expect(await readdir(path.join(folder, 'many', view.id))).toEqual(['job.json']);
    await expect(stat(other)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a job', () => {
  it('that is cancelled stops its query, and leaves no file', async () => {
    const { body } = await ask(big, { compress: 'gzip' });
    await eventually('it is under way', async () => (await queries()) > 0, { timeoutMs: 10_000, everyMs: 10 });
    const cancelled = await service.send<ExportView>('DELETE', big, `/v1/exports/${body.id}`);
    expect(cancelled.body).toMatchObject({ state: 'cancelled', bytes: 0 });
    await eventually('its query has ended', async () => (await queries()) === 0, { timeoutMs: 5_000 });
    expect(await readdir(path.join(folder, 'many', body.id))).toEqual(['job.json']);
    expect((await download(big, body.id)).status).toBe(409);
    expect((await service.send('DELETE', big, `/v1/exports/${body.id}`)).status).toBe(200);
    expect((await service.get(big, `/v1/exports/${body.id}`)).status).toBe(404);
  });

  it('begins anew when the service was ended on the way', async () => {
    const filters = { actor: '!late' };
    const { body } = await ask(big, { filters, columns: ['offset', 'details', 'labels', 'actor_name'] });
    await eventually('it is under way', async () => (await queries()) > 0, { timeoutMs: 10_000, everyMs: 10 });
    await service.restart();
    expect(await ended(big, body.id)).toMatchObject({ state: 'done', rows: ROWS });
  });

  it('that waits for another of its tenant does not keep others waiting', async () => {
    const first = await ask(big, {});
    const second = await ask(big, { columns: ['action'] });
    expect([first.body.state, second.body.state]).toEqual(['running', 'queued']);
    expect(await made(key, { columns: ['action'] })).toMatchObject({ state: 'done' });
    for (const { body } of [second, first]) await service.send('DELETE', big, `/v1/exports/${body.id}`);
    expect((await find(big, second.body.id)).state).toBe('cancelled');
  });
});

describe('limits', () => {
  let tight: RunningService;
  let tightKey: string;
  beforeAll(async () => {
    tight = await runningService('export_tight', undefined, {
      exports: { folder: path.join(folder, 'tight'), rows: 700, bytes: 90_000 },
    });
    tightKey = await tight.key('mine');
    await tight.store(tiedEvents('mine', 800));
    await tight.store(tiedEvents('larger', 1_000));
  });
  afterAll(async () => {
    await tight.stop();
  });
  const end = async (who: string, body: unknown) => {
    const asked = await tight.post<ExportView>(who, '/v1/exports', body);
    expect(asked.status).toBe(202);
    return eventually<ExportView | undefined>('it has ended', async () => {
      const view = await tight.get<ExportView>(who, `/v1/exports/${asked.body.id}`);
      return ['queued', 'running'].includes(view.body.state) ? undefined : view.body;
    });
  };

  it('on all bytes: what does not fit fails, leaves nothing, and takes no room', async () => {
    for (let n = 0; n < 2; n += 1) {
      const failed = await end(tightKey, {});
      expect(failed).toMatchObject({ state: 'failed', bytes: 0 });
      expect(failed.error).toMatch(/no room/);
      await eventually('only its state is left', async () => {
        const left = await readdir(path.join(folder, 'tight', failed.id));
        return left.length === 1 && left[0] === 'job.json';
      });
    }
    expect(await end(tightKey, { columns: ['action'], compress: 'gzip' })).toMatchObject({ state: 'done' });
  });

  it('on rows', async () => {
    const failed = await end(await tight.key('larger'), { columns: ['action'] });
    expect(failed.error).toMatch(/^These are 800 events, and one export may have 700/);
  });

  it('on exports of a tenant', async () => {
    const many = await tight.key('empty');
    const statuses: number[] = [];
    for (let n = 0; n < 51; n += 1) statuses.push((await tight.post(many, '/v1/exports', {})).status);
    expect(statuses).toEqual([...Array.from({ length: 50 }, () => 202), 429]);
  });

  it('and without a folder there are none', async () => {
    const without = await runningService('export_none');
    const someone = await without.key('mine');
    const refused = await without.post(someone, '/v1/exports', {});
    expect([refused.status, refused.body['detail']]).toEqual([409, expect.stringContaining('DOCKET_QUERY_EXPORT_DIR')]);
    expect((await without.get(someone, '/v1/exports')).body).toEqual({ exports: [] });
    await without.stop();
  });
});

describe('a file that is sent at once', () => {
  const get = (encoding: string) =>
    fetch(`${service.url}/v1/events/export?format=csv`, {
      headers: { authorization: `Bearer ${key}`, 'accept-encoding': encoding },
    });

  it.each(['identity', 'gzip'])('does not end well when the answer of ClickHouse broke off: %s', async (encoding) => {
    clickhouse.cutNext(1);
    await expect(get(encoding).then((answer) => answer.text())).rejects.toThrow();
  });

  it('ends its query when the client goes away', async () => {
    const client = new AbortController();
    const answer = await fetch(`${service.url}/v1/events/export?to=2026-01-03`, {
      headers: { authorization: `Bearer ${big}`, 'accept-encoding': 'identity' },
      signal: client.signal,
    });
    expect(answer.status).toBe(200);
    const reader = answer.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    expect(await queries()).toBe(1);
    client.abort();
    await eventually('its query has ended', async () => (await queries()) === 0, { timeoutMs: 5_000 });
  });
});

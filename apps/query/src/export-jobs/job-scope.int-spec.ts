import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { tiedEvents, type TiedEvent } from '../../test/event-rows.js';
import { runningService, type RunningService } from '../../test/running-service.js';
import { type ExportView } from './export-view.js';
import { exportJob } from './job.js';

const EVENTS = tiedEvents('mine', 300);
const isAudit = ({ action }: { action: string }) => action.startsWith('audit.');

/** Events `audit.*` are left out unless every action is asked for. */
const ALL = { format: 'ndjson', filters: { action: '*' } };
const DIRECT = '/v1/events/export?format=ndjson&action=*';

let folder: string;
let service: RunningService;
let support: string;
let both: string;
let sales: string;
let analyst: string;
let auditor: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'job-scope-'));
  service = await runningService('job_scope', undefined, { exports: { folder } });
  await service.store([...EVENTS, ...tiedEvents('theirs', 50)]);
  support = await service.key('mine', ['analyst'], { departments: ['support'] });
  both = await service.key('mine', ['analyst'], { departments: ['sales', 'support'] });
  sales = await service.key('mine', ['analyst'], { departments: ['sales'] });
  analyst = await service.key('mine', ['analyst']);
  auditor = await service.key('mine', ['auditor']);
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

async function start(key: string, body: unknown = ALL): Promise<string> {
  const { status, body: view } = await service.post<ExportView>(key, '/v1/exports', body);
  expect(status).toBe(202);
  return view.id;
}

async function fileOf(key: string, id: string): Promise<string> {
  await eventually(`export ${id} is done`, async () => {
    const { body } = await service.get<ExportView>(key, `/v1/exports/${id}`);
    return body.state === 'done';
  });
  return text(key, `/v1/exports/${id}/file`);
}

async function text(key: string, address: string): Promise<string> {
  const response = await fetch(`${service.url}${address}`, { headers: { authorization: `Bearer ${key}` } });
  expect(response.status).toBe(200);
  return response.text();
}

const made = async (key: string, body?: unknown) => fileOf(key, await start(key, body));

/** Where the events of a file stand in the topic. */
function placesIn(lines: string): string[] {
  const events = lines
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { tenant_id: string; partition: number; offset: number });
  return events.map(({ tenant_id, partition, offset }) => `${tenant_id}/${partition}/${offset}`).sort();
}

const placesOf = (events: readonly TiedEvent[]) =>
  events.map((event) => `${event.tenant_id}/${event.kafka_partition}/${event.kafka_offset}`).sort();

describe('an export of somebody', () => {
  it('who is limited to a department has nothing of another, and no events audit.*', async () => {
    const own = EVENTS.filter((event) => event.department === 'support' && !isAudit(event));
    expect(own.length).toBeGreaterThan(20);
    expect(placesIn(await text(support, DIRECT))).toEqual(placesOf(own));
    expect(placesIn(await made(support))).toEqual(placesOf(own));
    const asked = { format: 'ndjson', filters: { action: '*', department: ['sales', 'support'] } };
    expect(placesIn(await made(support, asked))).toEqual(placesOf(own));
    expect(await made(support, { format: 'ndjson', filters: { department: 'sales' } })).toBe('');
    expect(await text(support, `${DIRECT}&department=sales`)).toBe('');
  });

  it.each(['csv', 'parquet'])('who is limited tells of no other department as %s', async (format) => {
    const direct = await text(support, `/v1/events/export?format=${format}&columns=department`);
    const job = await made(support, { format, columns: ['department'] });
    const wide = await text(analyst, `/v1/events/export?format=${format}&columns=department`);
    expect([direct.includes('sales'), job.includes('sales'), wide.includes('sales')]).toEqual([false, false, true]);
  });

  it('who may not see events audit.* has none of them', async () => {
    const seen = EVENTS.filter((event) => !isAudit(event));
    expect(seen.length).toBeLessThan(EVENTS.length - 10);
    expect(placesIn(await text(analyst, DIRECT))).toEqual(placesOf(seen));
    expect(placesIn(await made(analyst))).toEqual(placesOf(seen));
    expect(await text(analyst, '/v1/events/export?format=ndjson&query=action:audit.*')).toBe('');
    const refused = await service.post(analyst, '/v1/exports', { filters: { action: ['ticket.*', 'audit.*'] } });
    expect([refused.status, refused.body['detail']]).toEqual([403, expect.stringContaining('audit.*')]);
  });

  it('who may see everything has everything', async () => {
    expect(placesIn(await text(auditor, DIRECT))).toEqual(placesOf(EVENTS));
    expect(placesIn(await made(auditor))).toEqual(placesOf(EVENTS));
  });
});

describe('an export', () => {
  it('is there for those alone who could read all that is in it', async () => {
    const ids = {
      support: await start(support),
      both: await start(both),
      analyst: await start(analyst),
      auditor: await start(auditor),
    };
    for (const id of Object.values(ids)) await fileOf(auditor, id);
    const table = [
      [support, ['support']],
      [both, ['support', 'both']],
      [sales, []],
      [analyst, ['support', 'both', 'analyst']],
      [auditor, ['support', 'both', 'analyst', 'auditor']],
    ] as const;
    for (const [key, may] of table) {
      const list = await service.get<{ exports: ExportView[] }>(key, '/v1/exports');
      const listed = list.body.exports.map(({ id }) => id);
      for (const [name, id] of Object.entries(ids)) {
        const isTheirs = (may as readonly string[]).includes(name);
        const status = isTheirs ? 200 : 404;
        expect([name, (await service.get(key, `/v1/exports/${id}`)).status]).toEqual([name, status]);
        expect([name, (await service.get(key, `/v1/exports/${id}/file`)).status]).toEqual([name, status]);
        expect([name, listed.includes(id)]).toEqual([name, isTheirs]);
        if (!isTheirs) expect((await service.send('DELETE', key, `/v1/exports/${id}`)).status).toBe(404);
      }
    }
    for (const id of Object.values(ids)) {
      expect((await service.send('DELETE', auditor, `/v1/exports/${id}`)).status).toBe(200);
    }
  });

  it('keeps to what its owner may see when another process makes it', async () => {
    const id = await start(support);
    const first = await fileOf(support, id);
    const state = path.join(folder, id, 'job.json');
    const job = exportJob.parse(JSON.parse(await readFile(state, 'utf8')));
    expect(job.scope).toEqual({ departments: ['support'], sees_audit: false });
    // As a process that was killed leaves it.
    await writeFile(state, JSON.stringify({ ...job, state: 'running' }));
    await service.restart();
    expect(await fileOf(support, id)).toBe(first);
    expect((await service.get(sales, `/v1/exports/${id}`)).status).toBe(404);
    // What does not say whose it is belongs to nobody.
    await writeFile(state, JSON.stringify({ ...job, scope: undefined }));
    await service.restart();
    expect((await service.get(auditor, `/v1/exports/${id}`)).status).toBe(404);
  });
});

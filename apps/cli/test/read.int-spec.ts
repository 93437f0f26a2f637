import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { REPORT_NAMES } from '../src/report/reports.js';
import { Installation } from './installation.js';

const EVENTS = 2_000;
const PERIOD = ['--from', '2026-01-05', '--to', '2026-02-05'];

interface Export {
  readonly id: string;
  readonly state: string;
  readonly rows: number;
  readonly digest: string;
}
interface EventList {
  readonly events: readonly { readonly ticket_id?: string }[];
  readonly next_cursor: string | null;
}

describe('reports and exports at the command line', () => {
  let at: Installation;
  let url: string;
  let key: string;
  let files: string;

  beforeAll(async () => {
    at = await Installation.create();
    await at.startIngestion();
    url = await at.startQuery({ DOCKET_QUERY_EXPORT_DIR: path.join(at.folder, 'exports') });
    const created = await at.docket('keys', 'create', '-t', 'demo', '-n', 'reader', '-r', 'admin', '--json');
    ({ key } = JSON.parse(created.out) as { key: string });
    await at.docket('traffic', '--tenant', 'demo', '--start', '2026-01-05', '--events', String(EVENTS));
    files = path.join(at.folder, 'files');
    mkdirSync(files);
    await eventually('the events', async () => {
      const { out } = await read('events', '--limit', String(EVENTS), '--json');
      return out.split('\n').length === EVENTS;
    });
    await putPolicy();
  });
  afterAll(async () => {
    await at.remove();
  });

  const read = (...args: string[]) => at.docketWith({ DOCKET_QUERY_URL: url, DOCKET_API_KEY: key }, ...args);

  async function answered(...args: string[]): Promise<string> {
    const { code, out, err } = await read(...args);
    expect([code, code === 0 ? '' : err]).toEqual([0, '']);
    return out;
  }

  async function putPolicy(): Promise<void> {
    const response = await fetch(`${url}/v1/sla-policies/all`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        name: 'All',
        targets: { first_response: 60, resolution: 600 },
        calendar: { zone: 'Europe/Prague', hours: { monday: [['09:00', '17:00']] } },
        valid_from: '2026-01-01T00:00:00Z',
      }),
    });
    expect(response.status).toBe(200);
  }

  /** How many events a request of the evidence lists. */
  async function countedEvents(address: string): Promise<number> {
    const events: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const more = cursor === '' ? '' : `&cursor=${cursor}`;
      const response = await fetch(`${address}&limit=1000${more}`, { headers: { authorization: `Bearer ${key}` } });
      expect(response.status).toBe(200);
      const page = (await response.json()) as EventList;
      events.push(...page.events);
      cursor = page.next_cursor;
    }
    return events.length;
  }

  it.each(REPORT_NAMES)('shows the report %s as a table, as JSON and as CSV', async (name) => {
    const table = await answered('report', name, ...PERIOD, '--limit', '5');
    expect(table).toMatch(name === 'activity' || name === 'security' ? / {2}COUNT {2}/ : /^(KEY|TICKET|AGENT) /);
    const json = JSON.parse(await answered('report', name, ...PERIOD, '--json')) as Record<string, object>;
    expect(json['meta']).toMatchObject({ from: '2026-01-05T00:00:00.000Z', to: '2026-02-05T00:00:00.000Z' });
    const csv = await answered('report', name, ...PERIOD, '--csv');
    expect(csv.split('\r\n').length).toBeGreaterThan(3);
  });

  it('goes through pages until there are as many rows as wanted, and says when there are more', async () => {
    const { code, out, err } = await read('report', 'sla', ...PERIOD, '--limit', '150');
    expect(code).toBe(0);
    expect(out.split('\n')).toHaveLength(151);
    expect(err).toContain('--limit 300');
    const json = JSON.parse(await answered('report', 'sla', ...PERIOD, '--limit', '150', '--json')) as {
      rows: { ticket: string; type: string }[];
    };
    expect(new Set(json.rows.map(({ ticket, type }) => `${ticket} ${type}`)).size).toBe(150);
  });

  it('shows the columns that are wanted, and names them when there is none such', async () => {
    const out = await answered('report', 'agents', ...PERIOD, '--columns', 'messages, viewing_ms');
    expect(out).toMatch(/^KEY +DEPARTMENT +MESSAGES +VIEWING$/m);
    expect(await read('report', 'agents', ...PERIOD, '--columns', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no x; there are events, tickets'),
    });
  });

  it('prints the requests whose events the numbers are made of', async () => {
    for (const [name, column] of [
      ['agents', 'notes'],
      ['activity', 'actions'],
    ] as const) {
      const lines = (await answered('report', name, ...PERIOD, '--evidence', column)).split('\n');
      const cells = lines.map((line) => /^.* {2}(\d+) {2}(http\S+)$/.exec(line) ?? []);
      const some = cells.filter(([, value]) => value !== '0').slice(0, 3);
      expect(some).toHaveLength(3);
      for (const [, value, address = ''] of some) expect(await countedEvents(address)).toBe(Number(value));
    }
    expect(await read('report', 'agents', ...PERIOD, '--evidence', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is evidence of events, tickets'),
    });
  });

  it('refuses what the service refuses, with its words', async () => {
    expect(await read('report', 'agents')).toMatchObject({ code: 2 });
    expect(await read('report', 'agents', '--from', 'soon')).toMatchObject({
      code: 2,
      err: expect.stringContaining('from'),
    });
    expect(await read('report', 'agents', ...PERIOD, '--param', 'by=team')).toMatchObject({
      code: 2,
      err: expect.stringContaining('must be agent or department'),
    });
    expect(await read('report', 'agents', ...PERIOD, '--param', 'by')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--param by: must be name=value'),
    });
    expect(await read('events', '--filter', 'action=ticket.created', '--action', 'user.*', '--json')).toMatchObject({
      code: 0,
      out: expect.stringContaining('ticket.created'),
    });
  });

  it('saves a file at once, whole or not at all, and replaces none', async () => {
    const file = path.join(files, 'now.ndjson');
    const args = ['export', 'now', '--action', 'ticket.*', '--format', 'ndjson', '-o', file];
    expect(await answered(...args)).toBe(file);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const listed = await answered('events', '--action', 'ticket.*', '--limit', String(EVENTS), '--json');
    expect(lines).toHaveLength(listed.split('\n').length);
    expect(await read(...args)).toMatchObject({ code: 2, err: expect.stringContaining('is there already') });
    await answered(...args, '--force');
    const broken = path.join(files, 'broken.csv');
    expect(await read('export', 'now', '--columns', 'nothing', '-o', broken)).toMatchObject({ code: 2 });
    expect(readdirSync(files)).toEqual(['now.ndjson']);
  });

  it('has a file made, tells how far it is, and saves it when it is done', async () => {
    const file = path.join(files, 'all.csv.gz');
    expect(await answered('export', 'start', '--gzip', '--download', file)).toBe(file);
    expect(gunzipSync(readFileSync(file)).toString().trimEnd().split('\r\n')).toHaveLength(EVENTS + 1);
    const list = await answered('export', 'list', '--json');
    const { id, digest } = JSON.parse(list.split('\n')[0] ?? '') as Export;
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(digest);
    expect(await answered('export', 'list')).toMatch(new RegExp(`^${id} +done +csv\\.gz +${EVENTS} +100%`, 'm'));
    expect(JSON.parse(await answered('export', 'status', id, '--json'))).toMatchObject({ id, state: 'done', digest });
    await answered('export', 'cancel', id);
    expect(await read('export', 'status', id)).toMatchObject({ code: 1, err: expect.stringContaining('Not found') });
  });

  it('goes on where a download broke off, and keeps nothing that is not the file', async () => {
    const id = await answered('export', 'start', '--format', 'parquet');
    const file = path.join(files, 'again.parquet');
    await answered('export', 'download', id, '-o', file);
    const whole = readFileSync(file);
    const { digest } = JSON.parse(await answered('export', 'status', id, '--json')) as Export;
    const part = `${file}.${digest.slice(0, 12)}.part`;

    writeFileSync(part, whole);
    truncateSync(part, 1_000);
    await answered('export', 'download', id, '-o', file, '--force');
    expect(readFileSync(file).equals(whole)).toBe(true);

    writeFileSync(part, Buffer.alloc(1_000));
    expect(await read('export', 'download', id, '-o', file, '--force')).toMatchObject({
      code: 1,
      err: expect.stringContaining('the digests differ'),
    });
    expect([existsSync(part), readFileSync(file).equals(whole)]).toEqual([false, true]);
  });

  it('saves views, opens them, replaces and deletes them', async () => {
    const id = await answered('views', 'save', 'Notes', '/v1/events?action=ticket.note_added&limit=3', '--shared');
    expect(await answered('views', 'list')).toMatch(new RegExp(`^${id} +Notes +shared +reader +/v1/events\\?`, 'm'));
    const table = await answered('views', 'open', id);
    expect(table.split('\n').slice(1)).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/note_added/)));
    await answered('views', 'save', 'Work', '/v1/reports/agents?by=department', '--replace', id);
    expect(JSON.parse(await answered('views', 'show', id))).toMatchObject({
      name: 'Work',
      visibility: 'private',
      version: 2,
    });
    expect(await answered('views', 'open', id, '--param', 'from=2026-01-05')).toMatch(/^KEY +DEPARTMENT +EVENTS /);
    expect(await read('views', 'open', id)).toMatchObject({ code: 2, err: expect.stringContaining('from') });
    const ticket = await answered('views', 'save', 'T', '/v1/tickets/A%2F1/timeline');
    expect(JSON.parse(await answered('views', 'show', ticket))).toMatchObject({ subject: 'A/1' });
    expect(await answered('views', 'delete', id)).toBe(`view ${id} (Work) is deleted`);
    expect(await read('views', 'show', id)).toMatchObject({ code: 1 });
    expect(await read('views', 'save', 'x', '/v1/events?from=soon')).toMatchObject({
      code: 2,
      err: expect.stringContaining('query.from'),
    });
    expect(await read('views', 'save', 'x', 'https://elsewhere')).toMatchObject({ code: 2 });
  });
});

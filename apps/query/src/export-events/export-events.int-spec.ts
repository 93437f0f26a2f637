import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type AuditEvent } from '../events/event.js';
import { allEvents } from '../../test/asked-events.js';
import { tiedEvents } from '../../test/event-rows.js';
import { close, decide } from '../../test/ledger-rows.js';
import { runningService, type RunningService } from '../../test/running-service.js';

const PATH = '/v1/events/export';
const MOST = 5_000;

/** Texts that break formats, and those that spreadsheets take for formulas. */
const CORPUS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '-',
  'plain',
  'a "quoted" word',
  '"',
  '""',
  "'",
  "'=1",
  ',',
  'a,b;c',
  'two\nlines',
  'two\r\nlines',
  'ends in\r',
  '\\N',
  '\\',
  'tab\tinside',
  '<b>&amp;</b>',
  '😀 ř  \u2028',
  'a\0b',
  '\u0007\b\f\v',
  '{"a":"b"}',
  '%27',
  'é',
];

const isFormula = (text: string) => /^[=+\-@\t\r\n＝＋－＠]/.test(text);
const safe = (text: string) => (isFormula(text) ? `'${text}` : text);

let service: RunningService;
let key: string;
let strange: string;

beforeAll(async () => {
  service = await runningService('exports', undefined, { exports: { directRows: MOST } });
  key = await service.key('mine');
  strange = await service.key('strange');
  const many = await service.key('many');
  expect(many).not.toBe('');
  await service.store(tiedEvents('mine', 600));
  await service.store(tiedEvents('other', 50));
  await service.store(tiedEvents('many', MOST + 1).map((event) => ({ ...event, action: 'ticket.created' })));
  await service.store(
    CORPUS.map((text, n) => ({
      tenant_id: 'strange',
      occurred_at: new Date(Date.UTC(2026, 0, 1, 0, 0, n)),
      kafka_partition: 0,
      kafka_offset: n,
      reason: text,
      actor_name: text,
      labels: { [text]: text, plain: 'x' },
      details: { quote: text },
      on_behalf_of_type: n % 2 === 0 ? 'CONTACT' : '',
      on_behalf_of_id: n % 2 === 0 ? text : '',
      target_type: 'macro',
      target_id: text,
    })),
  );
});
afterAll(async () => {
  await service.stop();
});

async function ask(query: string, headers: Record<string, string> = {}, who = key): Promise<Response> {
  return fetch(`${service.url}${PATH}?${query}`, { headers: { authorization: `Bearer ${who}`, ...headers } });
}

async function textOf(query: string, who = key): Promise<string> {
  const response = await ask(query, { 'accept-encoding': 'identity' }, who);
  expect(response.status).toBe(200);
  return response.text();
}

function listed(who: string, query: Record<string, string> = {}): Promise<AuditEvent[]> {
  const wanted = new URLSearchParams({ order: 'newest', ...query }).toString();
  return allEvents(service, who, `/v1/events?${wanted}`);
}

const linesOf = (text: string): unknown[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);

const csvOf = (text: string) => parse<Record<string, string>>(text, { columns: true, record_delimiter: '\r\n' });

describe('NDJSON', () => {
  it('is what the list of events shows, in its order', async () => {
    const text = await textOf('format=ndjson');
    expect(linesOf(text)).toEqual(await listed(key));
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('keeps every text', async () => {
    const events = linesOf(await textOf('format=ndjson&order=oldest', strange)) as AuditEvent[];
    expect(events).toEqual(await listed(strange, { order: 'oldest' }));
    expect(events.map(({ reason }) => reason)).toEqual(CORPUS);
  });

  it('has the columns that were asked for, where they are in an event', async () => {
    const columns = encodeURIComponent('actor_id,action,on_behalf_of_id,label.plain,detail.quote,offset');
    const [first, second] = linesOf(await textOf(`format=ndjson&order=oldest&columns=${columns}`, strange));
    expect(first).toEqual({
      actor: { id: 'agent-1' },
      action: 'ticket.note_added',
      on_behalf_of: { id: '=1+1' },
      labels: { plain: 'x' },
      details: { quote: '=1+1' },
      offset: 0,
    });
    expect(second).not.toHaveProperty('on_behalf_of');
  });

  it('takes the filters of the list', async () => {
    const filters = { department: 'support', query: 'action:ticket.* -actor:agent-1', from: '2026-01-10' };
    const query = new URLSearchParams({ ...filters, format: 'ndjson' }).toString();
    const events = linesOf(await textOf(query));
    expect(events.length).toBeGreaterThan(3);
    expect(events).toEqual(await listed(key, filters));
  });
});

describe('CSV', () => {
  it('gives another parser the texts, those that are formulas behind a quote', async () => {
    const rows = csvOf(await textOf('format=csv&order=oldest', strange));
    expect(rows.map(({ reason }) => reason)).toEqual(CORPUS.map(safe));
    expect(rows.map(({ target_id }) => target_id)).toEqual(CORPUS.map(safe));
    expect(rows.map(({ labels = '' }) => JSON.parse(labels) as unknown)).toEqual(
      CORPUS.map((text) => ({ [text]: text, plain: 'x' })),
    );
  });

  it('has no cell that a spreadsheet would compute', async () => {
    const columns = encodeURIComponent('reason,actor_name,on_behalf_of_id,target_id,labels,detail.quote');
    const rows = csvOf(await textOf(`columns=${columns}`, strange));
    expect(rows).toHaveLength(CORPUS.length);
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(isFormula(cell)).toBe(false);
  });

  it('begins with the names of the columns, in the order asked for, and ends its lines in CR LF', async () => {
    const columns = encodeURIComponent('offset,occurred_at,label.=1,action');
    const text = await textOf(`columns=${columns}&order=oldest`, strange);
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      'offset,occurred_at,label.=1,action',
      '0,2026-01-01T00:00:00.000Z,,"ticket.note_added"',
    ]);
    expect(text.split('\r\n')).toHaveLength(CORPUS.length + 2);
  });

  it('says the same as the list of events', async () => {
    const rows = csvOf(await textOf('format=csv'));
    const events = await listed(key);
    const summary = (event: AuditEvent) => [
      event.event_id,
      event.occurred_at,
      event.actor.id,
      event.department ?? '',
      String(event.producer.sequence),
      event.ingested_at,
    ];
    const columns = ['event_id', 'occurred_at', 'actor_id', 'department', 'producer_sequence', 'ingested_at'];
    expect(rows.map((row) => columns.map((name) => row[name]))).toEqual(events.map(summary));
  });

  it('of nothing is its header alone', async () => {
    expect(await textOf('columns=action&actor=nobody')).toBe('action\r\n');
  });
});

describe('Parquet', () => {
  it('is read back by another implementation', async () => {
    const response = await ask('format=parquet&order=oldest', {}, strange);
    expect(response.headers.get('content-type')).toBe('application/vnd.apache.parquet');
    const file = await response.arrayBuffer();
    const rows: Record<string, unknown>[] = await parquetReadObjects({ file, compressors });
    expect(rows.map((row) => row['reason'])).toEqual(CORPUS);
    expect(rows.map((row) => row['details'])).toEqual(CORPUS.map((quote) => ({ quote })));
    expect(rows[0]?.['occurred_at']).toEqual(new Date('2026-01-01T00:00:00.000Z'));
    expect(rows[3]?.['offset']).toBe(3n);
    expect(rows.map((row) => row['event_id'])).toEqual(
      (await listed(strange, { order: 'oldest' })).map(({ event_id }) => event_id),
    );
  });

  it('has columns of any name, and may be empty', async () => {
    const columns = encodeURIComponent('action,label.a`b {x: String}');
    const response = await ask(`format=parquet&actor=nobody&columns=${columns}`);
    expect([response.headers.get('docket-rows'), response.ok ? '' : await response.text()]).toEqual(['0', '']);
    expect(await parquetReadObjects({ file: await response.arrayBuffer(), compressors })).toEqual([]);
  });
});

describe('an export', () => {
  it.each(['gzip', 'br, gzip;q=0.5'])('is packed for the way when the client takes it: %s', async (accepted) => {
    const response = await ask('columns=action', { 'accept-encoding': accepted });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toBe(await textOf('columns=action'));
  });

  it('is not when it does not', async () => {
    const response = await ask('columns=action', { 'accept-encoding': 'gzip;q=0, br' });
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  it('is a packed file when that is asked for', async () => {
    const response = await ask('columns=action&compress=gzip', { 'accept-encoding': 'gzip' });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-type')).toBe('application/gzip');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="events-[\dTZ-]+\.csv\.gz"$/);
    expect(gunzipSync(Buffer.from(await response.arrayBuffer())).toString()).toBe(await textOf('columns=action'));
  });

  it('says how many rows it has', async () => {
    const response = await ask('action=ticket.created');
    const rows = csvOf(await response.text());
    expect(response.headers.get('docket-rows')).toBe(String(rows.length));
    expect(rows.length).toBeGreaterThan(10);
  });

  it('has nothing of another tenant', async () => {
    const rows = csvOf(await textOf('columns=tenant_id'));
    expect(new Set(rows.map(({ tenant_id }) => tenant_id))).toEqual(new Set(['mine']));
  });

  it('of more rows than are sent at once is refused, and of as many is not', async () => {
    const many = await service.key('many');
    const refused = await service.get(many, PATH);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ type: 'urn:docket:problem:limit-exceeded' });
    expect(JSON.stringify(refused.body)).toMatch(/more than 5000 events.*POST \/v1\/exports/);
    const rows = csvOf(await textOf(`columns=offset&to=2026-03-31T06:00:00Z&order=oldest`, many));
    expect(rows.length).toBeGreaterThan(4_000);
  });

  it.each([
    ['columns=nothing', 'columns', /nothing.*event_id/],
    ['columns=action,action', 'columns', /twice/],
    ['columns=label.', 'columns', /key/],
    ['format=xlsx', 'format', /csv, ndjson, parquet/],
    ['format=parquet&compress=gzip', 'compress', /packed/],
    ['colums=action', 'colums', /did you mean columns/],
    ['from=2026-01-02&to=2026-01-01', 'to', /after from/],
  ])('refuses %s', async (query, parameter, detail) => {
    const response = await ask(query);
    expect(response.status).toBe(400);
    const problem = (await response.json()) as { parameter: string; detail: string };
    expect(problem.parameter).toBe(parameter);
    expect(problem.detail).toMatch(detail);
  });

  it('has what is written for good, and nothing of a batch that is under way', async () => {
    const late = await service.key('late');
    const event = (offset: number) => ({
      tenant_id: 'late',
      occurred_at: new Date(Date.UTC(2026, 0, 1)),
      kafka_partition: 9,
      kafka_offset: offset,
    });
    await service.store([event(0), event(1), event(2)]);
    await decide(service.writer, [{ partition: 9, first: 0, last: 1 }]);
    await decide(service.writer, [{ partition: 9, first: 2, last: 2 }]);
    expect(csvOf(await textOf('columns=offset&order=oldest', late))).toEqual([{ offset: '0' }, { offset: '1' }]);
    await close(service.writer, 9, 3);
    expect(csvOf(await textOf('columns=offset&order=oldest', late))).toHaveLength(3);
  });
});

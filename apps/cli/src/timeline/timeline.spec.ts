import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { docket } from '../../test/run-docket.js';
import { gapText } from './timeline-text.js';

const event = (minute: number, since: number | null, more: object = {}) => ({
  event_id: `e${minute}`,
  occurred_at: `2026-01-01T00:0${minute}:00.000Z`,
  action: 'ticket.note_added',
  actor: { type: 'AGENT', id: 'ann' },
  ticket_id: 'T/1',
  outcome: 'SUCCESS',
  details: {},
  since_previous_ms: since,
  ...more,
});
const state = {
  status: { value: 'Active', category: 'OPEN', since: '2026-01-01T00:00:00.000Z', event_id: 'e0' },
  agent: { value: null, name: null, since: '2026-01-01T00:00:00.000Z', event_id: 'e0' },
  department: null,
  priority: null,
  tags: [{ tag: 'vip\u001b[2J', since: '2026-01-01T00:00:00.000Z', event_id: 'e0' }],
};

/** The two pages of a timeline, whatever is asked; what was asked is kept. */
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  const isFirst = request.url?.includes('cursor') !== true;
  const page = isFirst
    ? {
        state,
        events: [event(0, null, { relation: 'ancestor' }), event(1, 60_000)],
        next_cursor: 'c',
      }
    : { events: [event(9, 480_000, { relation: 'self' })], next_cursor: null };
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ ...page, lineage: { complete: false } }));
});
let env: Record<string, string>;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  env = { DOCKET_QUERY_URL: url, DOCKET_API_KEY: 'dk_k', DOCKET_DATA_DIR: '/nowhere' };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('docket timeline', () => {
  it('shows how the ticket stood, and its history page by page', async () => {
    asked.length = 0;
    const { code, out, err } = await docket(env, 'timeline', 'T/1', '--as-of', '2026-01-02', '--lineage');
    expect([code, err]).toEqual([0, expect.stringContaining('more relatives')]);
    expect(asked).toEqual([
      '/v1/tickets/T%2F1/timeline?as_of=2026-01-02&lineage=true&limit=1000',
      '/v1/tickets/T%2F1/timeline?as_of=2026-01-02&lineage=true&limit=1000&cursor=c',
    ]);
    expect(out).toMatch(/^status: Active \(OPEN\) since 2026.*\nagent: none since .*\ndepartment: not known\n/);
    expect(out).toContain('tags: vip [2J');
    expect(out).toMatch(/RELATION\n.*ancestor\n.*1m 0s.*\n.*8m 0s.*self/);
  });

  it('stops at the limit and says so', async () => {
    const { out, err } = await docket(env, 'timeline', 'T/1', '--limit', '2', '--json');
    const lines = out.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line['event_id'])).toEqual([undefined, 'e0', 'e1']);
    expect(err).toContain('--limit 4');
  });

  it('needs a ticket', async () => {
    expect(await docket(env, 'timeline')).toMatchObject({ code: 2 });
  });
});

describe('a gap', () => {
  it.each([
    [null, ''],
    [0, '0s'],
    [12, '12ms'],
    [59_999, '59s'],
    [300_000, '5m 0s'],
    [3 * 86_400_000 + 3_600_000, '3d 1h'],
  ])('of %s ms is %j', (ms, text) => {
    expect(gapText(ms)).toBe(text);
  });
});

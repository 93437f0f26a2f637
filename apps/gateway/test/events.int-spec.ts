import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isEventId } from '@docket/events';
import { byLibrary } from '../src/body/zstd.js';
import { type GatewayServer } from '../src/server.js';
import { Installation, type TopicEvent } from './installation.js';
import { type Answer, post, type PostOptions, view } from './post.js';

const JSON_TYPE = 'application/json';
const LINES = 'application/x-ndjson';
const CLOUD = 'application/cloudevents+json';
const CLOUDS = 'application/cloudevents-batch+json';
const AT = '2026-03-01T09:30:00Z';

const cloud = (more: Readonly<Record<string, unknown>> = {}) => ({
  specversion: '1.0',
  type: 'user.viewed_ticket',
  source: '/desk',
  id: 'c-1',
  time: AT,
  subject: 'T-9',
  data: { actor: { type: 'AGENT', id: 'a-1' } },
  ...more,
});

describe('the gateway', () => {
  let at: Installation;
  let server: GatewayServer;
  let key: string;
  let keyId: string;
  beforeAll(async () => {
    at = await Installation.create();
    const made = await at.key('acme');
    key = made.text;
    keyId = made.record.id;
    server = await at.ready();
  });
  afterAll(async () => {
    await at.remove();
  });

  const send = (body: unknown, options: PostOptions = {}): Promise<Answer> =>
    post(server.url, body, { key, ...options });
  const idsOf = ({ body }: Answer): string[] => body.events?.map(({ event_id = '' }) => event_id) ?? [];
  /** The events that an answer says are accepted, as they lie on the topic. */
  const stored = async (answer: Answer): Promise<TopicEvent[]> => {
    const all = new Map((await at.events()).map((event) => [event.envelope['event_id'], event]));
    return idsOf(answer).map((id) => {
      const found = all.get(id);
      if (!found) throw new Error(`${id} is not on the topic`);
      return found;
    });
  };

  it('takes one event, with the tenant and the label of its key', async () => {
    const answer = await send({
      action: 'ticket.status_changed',
      occurred_at: AT,
      actor: { type: 'AGENT', id: 'a-1', name: 'Ada', email: null },
      ticket_id: 'T-1',
      labels: { app: 'shop' },
      details: { from: 'New', to: 'Open', to_category: 'OPEN' },
    });
    expect(answer).toMatchObject({ status: 202, body: { accepted: 1, refused: 0, events: [{ status: 'accepted' }] } });
    expect(isEventId(idsOf(answer)[0] ?? '')).toBe(true);
    const [event] = await stored(answer);
    expect(event).toMatchObject({
      key: 'acme/T-1',
      redelivery: false,
      envelope: {
        tenant_id: 'acme',
        occurred_at: '2026-03-01T09:30:00.000Z',
        actor: { type: 'AGENT', id: 'a-1', name: 'Ada', email: null },
        labels: { app: 'shop', gateway_key: keyId },
        producer: { service: 'docket-gateway' },
        outcome: 'SUCCESS',
      },
      fields: { from: 'New', to: 'Open', to_category: 'OPEN' },
    });
  });

  it('takes lists and lines, in their order', async () => {
    const events = Array.from({ length: 200 }, (_, index) => view({ request_id: `r-${index}` }));
    for (const [body, type] of [
      [events, JSON_TYPE],
      [`\ufeff${events.map((event) => JSON.stringify(event)).join('\r\n')}\n\n`, LINES],
    ] as const) {
      const answer = await send(body, { type });
      expect(answer).toMatchObject({ status: 202, body: { accepted: 200 } });
      expect((await stored(answer)).map(({ envelope }) => envelope['request_id'])).toEqual(
        events.map(({ request_id }) => request_id),
      );
    }
    expect(await send([])).toMatchObject({ status: 202, body: { accepted: 0, events: [] } });
  });

  it('takes what is compressed with gzip or zstd', async () => {
    const body = JSON.stringify([view(), view()]);
    const zstd = execFileSync('zstd', ['-q', '-c'], { input: body });
    for (const [packed, encoding] of [
      [gzipSync(body), 'gzip'],
      [zstd, 'zstd'],
      [Buffer.concat([zstd.subarray(0, 0), zstd]), 'ZSTD'],
      [Buffer.from(body), 'identity'],
    ] as const) {
      const answer = await send(packed, { headers: { 'content-encoding': encoding } });
      expect([encoding, answer.status, answer.body.accepted]).toEqual([encoding, 202, 2]);
    }
    expect((await byLibrary(zstd, 1_000_000)).toString()).toBe(body);
  });

  it('maps CloudEvents, structured, batched and binary', async () => {
    const one = await send(cloud({ data: { actor: { type: 'BOT', id: 'b' }, channel: 'chat' } }), { type: CLOUD });
    const uuid = '0198c0de-7c1a-7abc-8def-0123456789ab';
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const many = await send(
      [
        cloud({
          id: uuid,
          type: 'docket.user.viewed_ticket',
          traceparent,
          dataschema: '#',
          datacontenttype: JSON_TYPE,
        }),
        cloud({ id: 'c-1' }),
        cloud({ id: 'c-1', source: '/other', data: { actor: { type: 'AGENT', id: 'x' }, ticket_id: 'T-8' } }),
      ],
      { type: CLOUDS },
    );
    const binary = await send(
      { actor: { type: 'AGENT', id: 'ř' } },
      {
        headers: {
          'ce-specversion': '1.0',
          'ce-type': 'user.viewed_ticket',
          'ce-source': '/desk',
          'ce-id': 'c-2',
          'ce-time': AT,
          'ce-subject': 'T-%C5%99',
        },
      },
    );
    const events = [...(await stored(one)), ...(await stored(many)), ...(await stored(binary))];
    expect([one.status, many.status, binary.status]).toEqual([202, 202, 202]);
    expect(events.map(({ redelivery }) => redelivery)).toEqual(events.map(() => true));
    expect(events.map(({ envelope }) => envelope['ticket_id'])).toEqual(['T-9', 'T-9', 'T-9', 'T-8', 'T-ř']);
    expect(events[1]?.envelope).toMatchObject({ event_id: uuid, trace_id: '0af7651916cd43dd8448eb211c80319c' });
    // Same id and source: the same event. Another source: another one.
    const ids = events.map(({ envelope }) => envelope['event_id']);
    expect(ids[2]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(4);
  });

  it('takes the good ones of a batch and says what is wrong with the others', async () => {
    const answer = await send([
      view(),
      view({ actor: { type: 'AGNT', id: 'a' } }),
      view(),
      7,
      { action: 'no.such_action' },
    ]);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      type: 'urn:docket:problem:events-refused',
      accepted: 2,
      refused: 3,
      detail: expect.stringContaining('number 1: actor.type must be one of'),
      events: [
        { status: 'accepted' },
        { status: 'refused', field: 'actor.type', reason: expect.stringContaining('AGENT') },
        { status: 'accepted' },
        { status: 'refused', field: '', reason: 'must be a JSON object' },
        { status: 'refused', field: 'action', reason: expect.stringContaining('no.such_action') },
      ],
    });
    const [first] = idsOf(answer);
    expect((await at.events()).map(({ envelope }) => envelope['event_id'])).toContain(first);
    const lines = await send(`${JSON.stringify(view())}\n{"action"\n${JSON.stringify(view())}`, { type: LINES });
    expect(lines.body).toMatchObject({ accepted: 2, refused: 1, events: [{}, { field: '' }, {}] });
  });

  const refused: [string, unknown, string, string, string?][] = [
    ['an unknown field', view({ ticketid: 'T' }), 'ticketid', 'did you mean ticket_id?'],
    [
      'an unknown field of the actor',
      view({ actor: { type: 'AGENT', id: 'a', nme: 'x' } }),
      'actor.nme',
      'is no field; there are type, id',
    ],
    ['an unknown field of the action', view({ details: { x: 1 } }), 'details.x', 'is no field'],
    [
      'a field of the gateway’s',
      view({ producer: { service: 'x', instance: 'y', sequence: 1 } }),
      'producer',
      'not a field',
    ],
    ['the gateway’s label', view({ labels: { gateway_key: 'x' } }), 'labels.gateway_key', 'set by the gateway'],
    ['labels that are none', view({ labels: ['x'] }), 'labels', 'object of texts'],
    ['a label that is no text', view({ labels: { a: 1 } }), 'labels.a', 'must be string'],
    ['details that are none', view({ details: [] }), 'details', 'must be a JSON object'],
    ['an envelope in the details', view({ details: { envelope: {} } }), 'details.envelope', 'not a field'],
    ['no action', { actor: {} }, 'action', 'is missing'],
    ['no actor', { action: 'user.viewed_ticket', ticket_id: 'T' }, 'actor', 'is missing'],
    ['another tenant', view({ tenant_id: 'evil' }), 'tenant_id', 'must be acme'],
    ['an id without a time', view({ event_id: '0198c0de-7c1a-7abc-8def-0123456789ab' }), 'occurred_at', 'is missing'],
    ['an id that is no UUID', view({ event_id: 'x', occurred_at: AT }), 'event_id', 'must be a UUID'],
    ['an id that is no text', view({ event_id: 1, occurred_at: AT }), 'event_id', 'must be text'],
    ['a time without zone', view({ occurred_at: '2026-03-01T09:30:00' }), 'occurred_at', 'with a zone'],
    ['a time that is none', view({ occurred_at: {} }), 'occurred_at', 'ISO 8601'],
    ['a number for text', view({ ticket_id: 5 }), 'ticket_id', 'must be null or string'],
    ['text that is too long', view({ ticket_id: 'x'.repeat(257) }), 'ticket_id', 'at most 256'],
    ['a CloudEvent of another version', cloud({ specversion: '0.3' }), 'specversion', 'must be "1.0"', CLOUD],
    ['a CloudEvent without id', cloud({ id: undefined }), 'id', 'is missing', CLOUD],
    ['a CloudEvent without source', cloud({ source: '' }), 'source', 'must be text', CLOUD],
    ['a CloudEvent without time', cloud({ time: undefined }), 'time', 'is missing', CLOUD],
    ['a CloudEvent without data', cloud({ data: undefined }), 'data', 'JSON object', CLOUD],
    ['a CloudEvent of bytes', cloud({ data_base64: 'AA==' }), 'data_base64', 'must be JSON', CLOUD],
    ['an extension that nobody knows', cloud({ partitionkey: 'x' }), 'partitionkey', 'not a field', CLOUD],
    ['an id in the data', cloud({ data: { event_id: 'x' } }), 'data.event_id', 'attribute id', CLOUD],
    [
      'a wrong field in the data',
      cloud({ data: { actor: { type: 'X', id: 'a' } } }),
      'data.actor.type',
      'one of',
      CLOUD,
    ],
    ['a wrong subject', cloud({ subject: 'x'.repeat(300) }), 'subject', 'at most 256', CLOUD],
    ['a wrong time of a CloudEvent', cloud({ time: 'now' }), 'time', 'with a zone', CLOUD],
    ['XML', cloud({ datacontenttype: 'text/xml' }), 'datacontenttype', 'application/json', CLOUD],
    ['a wrong traceparent', cloud({ traceparent: 'x' }), 'traceparent', 'trace context', CLOUD],
  ];
  it.each(refused)('refuses %s, by name', async (_, event, field, reason, type = JSON_TYPE) => {
    const answer = await send(event, { type });
    expect([answer.status, answer.body.events]).toEqual([
      422,
      [{ status: 'refused', field, reason: expect.stringContaining(reason) }],
    ]);
    expect(answer.body.detail).toContain(reason);
  });

  const broken: [string, unknown, PostOptions, number, string][] = [
    ['no body', '', {}, 400, 'empty'],
    ['half of JSON', '{"action":', {}, 400, 'is not JSON'],
    ['a name that comes twice', '{"action":"a.b","action":"a.b"}', {}, 400, '"action" twice'],
    ['a number that is not exact', '[{"occurred_at":17722494000000001}]', {}, 400, 'exact up to'],
    ['half of a character', '{"action":"\\ud800"}', {}, 400, 'half of a character'],
    ['Latin-1', Buffer.from('{"action":"\xe9"}', 'latin1'), {}, 400, 'not UTF-8'],
    ['UTF-16', Buffer.from('{}', 'utf16le'), { type: 'application/json; charset=utf-16' }, 415, 'send UTF-8'],
    ['JSON that is too deep', '['.repeat(50_000), {}, 413, 'deeper than 32'],
    ['too many events', JSON.stringify(Array(1001).fill({})), {}, 413, 'more than 1000 events'],
    ['too many lines', '{}\n'.repeat(1001), { type: LINES }, 413, 'more than 1000 events'],
    ['no type', Buffer.from('{}'), { type: '' }, 415, 'no Content-Type'],
    ['another type', '{}', { type: 'text/plain' }, 415, 'application/x-ndjson'],
    ['a list as one CloudEvent', '[]', { type: CLOUD }, 400, 'cloudevents-batch+json'],
    ['one CloudEvent as a list', '{}', { type: CLOUDS }, 400, 'cloudevents+json'],
    ['brotli', '{}', { headers: { 'content-encoding': 'br' } }, 415, 'gzip, zstd'],
    ['two encodings', '{}', { headers: { 'content-encoding': 'gzip, gzip' } }, 415, 'one of them'],
    ['gzip that is none', '{}', { headers: { 'content-encoding': 'gzip' } }, 400, 'cannot be unpacked'],
    ['half of gzip', gzipSync('[{}]').subarray(0, 12), { headers: { 'content-encoding': 'gzip' } }, 400, 'unpacked'],
    [
      'bytes behind gzip',
      Buffer.concat([gzipSync('[]'), Buffer.from('x'.repeat(20))]),
      { headers: { 'content-encoding': 'gzip' } },
      400,
      'cannot be unpacked',
    ],
    ['zstd that is none', '{}', { headers: { 'content-encoding': 'zstd' } }, 400, 'not zstd'],
    ['a wrong Idempotency-Key', view(), { headers: { 'idempotency-key': 'a b' } }, 400, 'visible ASCII'],
    ['a body that is too large', 'x'.repeat(5_000_000), {}, 413, '4194304 bytes'],
  ];
  it.each(broken)('refuses %s as a whole', async (_, body, options, status, detail) => {
    const answer = await send(body, options);
    expect([answer.status, answer.body.detail]).toEqual([status, expect.stringContaining(detail)]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body.events).toBeUndefined();
  });

  it('unpacks no more than it takes', async () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024);
    const bombs: [Buffer, string][] = [
      [gzipSync(zeros), 'gzip'],
      [execFileSync('zstd', ['-q', '-c', '-19'], { input: zeros, maxBuffer: 1e8 }), 'zstd'],
      [Buffer.concat(Array<Buffer>(20).fill(gzipSync(Buffer.alloc(1024 * 1024)))), 'gzip'],
    ];
    for (const [bomb, encoding] of bombs) {
      expect(bomb.length).toBeLessThan(100_000);
      const answer = await send(bomb, { headers: { 'content-encoding': encoding } });
      // zstd says beforehand how much it needs.
      expect([encoding, [400, 413].includes(answer.status)]).toEqual([encoding, true]);
      expect(answer.body.detail).toMatch(/larger than 8388608 bytes|at most 8388608/);
    }
  });

  it('says what a time is missing for, under an Idempotency-Key', async () => {
    const answer = await send(view(), { headers: { 'idempotency-key': 'k-1' } });
    expect(answer.body.events).toEqual([
      { status: 'refused', field: 'occurred_at', reason: expect.stringContaining('Idempotency-Key') },
    ]);
  });

  it('gives the same ids to the same request under a key, and others to everything else', async () => {
    const events = [
      view({ occurred_at: AT }),
      view({ occurred_at: AT }),
      view({ occurred_at: AT, labels: { a: '1', b: '2' } }),
    ];
    const turned = [...events.slice(0, 2), { labels: { b: '2', a: '1' }, ...view({ occurred_at: AT }) }];
    const headers = { 'idempotency-key': 'k-2' };
    const first = await send(events, { headers });
    const again = await send(turned.map((event) => JSON.stringify(event)).join('\n'), { headers, type: LINES });
    const other = await send(events, { headers: { 'idempotency-key': 'k-3' } });
    const others = await send([...events].reverse(), { headers });
    expect(idsOf(again)).toEqual(idsOf(first));
    expect(new Set([...idsOf(first), ...idsOf(other)]).size).toBe(6);
    // The middle one is at its place as before.
    expect(idsOf(others)[1]).toBe(idsOf(first)[1]);
    expect(new Set([...idsOf(first), ...idsOf(others)]).size).toBe(5);
    expect((await stored(first)).every(({ redelivery }) => redelivery)).toBe(true);
  });
});

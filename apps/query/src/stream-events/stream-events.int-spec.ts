import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { type TestEvent } from '../../test/event-rows.js';
import { type EventStream, openStream } from '../../test/event-stream.js';
import { close, decide } from '../../test/ledger-rows.js';
import { runningService, type RunningService } from '../../test/running-service.js';
import { type AuditEvent } from '../events/event.js';
import { TAILS } from './tails.js';

describe('GET /v1/events/stream', () => {
  let service: RunningService;
  let key: string;
  let next = 0;
  let streams: EventStream[] = [];
  beforeAll(async () => {
    service = await runningService('stream');
    key = await service.key('mine');
  });
  afterEach(() => {
    for (const stream of streams) stream.close();
    streams = [];
  });
  afterAll(async () => {
    await service.stop();
  });

  /** Stores a batch as ingestion does, and closes it. */
  const ingest = async (events: readonly Partial<TestEvent>[]) => {
    const first = next;
    next += events.length;
    await decide(service.writer, [{ partition: 0, first, last: next - 1 }]);
    await service.store(
      events.map((event, n) => ({
        tenant_id: 'mine',
        occurred_at: new Date(Date.UTC(2026, 0, 1) + n),
        kafka_partition: 0,
        kafka_offset: first + n,
        ...event,
      })),
    );
    await close(service.writer, 0, next);
  };
  const open = async (query = '', { as = key, lastEventId }: { as?: string; lastEventId?: string } = {}) => {
    const stream = await openStream(`${service.url}/v1/events/stream${query}`, {
      authorization: `Bearer ${as}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    });
    streams.push(stream);
    await eventually('the stream has begun', () => stream.frames.length > 0);
    return stream;
  };
  const tickets = (stream: EventStream) => stream.events<AuditEvent>().map(({ ticket_id }) => ticket_id);
  const untilSeen = (stream: EventStream, ...ids: string[]) =>
    eventually(`the stream has ${ids.join(', ')}`, () => ids.every((id) => tickets(stream).includes(id)), {
      timeoutMs: 10_000,
    });

  it('gives what comes in from now on, as server-sent events', async () => {
    await ingest([{ ticket_id: 'before' }]);
    const stream = await open();
    expect(stream.response.statusCode).toBe(200);
    expect(stream.response.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
    });
    await ingest([
      { ticket_id: 'a', reason: 'two\nlines\r\n\r\ndata: x' },
      { ticket_id: 'b', tenant_id: 'theirs' },
    ]);
    await ingest([{ ticket_id: 'c', action: 'audit.searched' }, { ticket_id: 'd' }]);
    await untilSeen(stream, 'd');
    expect(tickets(stream)).toEqual(['a', 'd']);
    expect(stream.events<AuditEvent>()[0]?.reason).toBe('two\nlines\r\n\r\ndata: x');
  });

  it('goes on behind the last event that a client has seen', async () => {
    const stream = await open();
    await ingest([{ ticket_id: 'e' }, { ticket_id: 'f' }, { ticket_id: 'g' }]);
    await untilSeen(stream, 'g');
    const [first] = stream.frames.filter(({ event }) => event === 'event');
    stream.close();
    await ingest([{ ticket_id: 'h' }]);
    const again = await open('?after=now', { lastEventId: first?.id ?? '' });
    await untilSeen(again, 'h');
    expect(tickets(again)).toEqual(['f', 'g', 'h']);
    const { body } = await service.get<{ events: AuditEvent[] }>(key, '/v1/changes', { after: again.lastId() });
    expect(body.events).toEqual([]);
  });

  it('takes the filters of lists', async () => {
    const stream = await open(`?actor=agent-9&query=${encodeURIComponent('-channel:chat')}`);
    await ingest([
      { ticket_id: 'i', actor_id: 'agent-9', channel: 'chat' },
      { ticket_id: 'j', actor_id: 'agent-9', channel: 'email' },
      { ticket_id: 'k', actor_id: 'agent-1' },
    ]);
    await untilSeen(stream, 'j');
    expect(tickets(stream)).toEqual(['j']);
  });

  it.each([
    ['?acton=x', undefined, 'acton'],
    ['?after=x', undefined, 'after'],
    ['?from=2026-01-02&to=2026-01-01', undefined, 'to'],
    ['', 'x', 'Last-Event-ID'],
    ['', "' OR 1=1 --", 'Last-Event-ID'],
  ])('refuses %s and Last-Event-ID %s as a problem', async (query, lastEventId, parameter) => {
    const response = await fetch(`${service.url}/v1/events/stream${query}`, {
      headers: {
        authorization: `Bearer ${key}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
    });
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ parameter })]);
  });

  it('bounds the tails of a key, and has room again when one ends', async () => {
    const other = await service.key('mine');
    await Promise.all(Array.from({ length: TAILS.perKey }, () => open('', { as: other })));
    const refused = await service.get(other, '/v1/events/stream');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect(refused.body['detail']).toContain('This key has');
    await open('', { as: key });
    streams[0]?.close();
    const accepted = async () => {
      const stream = await openStream(`${service.url}/v1/events/stream`, { authorization: `Bearer ${other}` });
      streams.push(stream);
      return stream.response.statusCode === 200;
    };
    await eventually('there is room again', accepted, { timeoutMs: 5_000 });
  });
});

describe('GET /v1/events/stream of a service that stops', () => {
  it('ends, says why, and does not keep the service', async () => {
    const service = await runningService('stream_end');
    const stream = await openStream(`${service.url}/v1/events/stream`, {
      authorization: `Bearer ${await service.key('mine')}`,
    });
    await eventually('the stream has begun', () => stream.frames.length > 0);
    const begun = Date.now();
    await service.stop();
    expect(Date.now() - begun).toBeLessThan(5_000);
    await stream.ended();
    expect(stream.frames.at(-1)).toMatchObject({ event: 'end', data: expect.stringContaining('"reason":"shutdown"') });
  });
});

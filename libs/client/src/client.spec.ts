import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDocketClient, type DocketClient, pagesOf } from './index.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const asked: IncomingMessage[] = [];
let answer: Handler;
const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Handler =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
const server = createServer((request, response) => {
  asked.push(request);
  answer(request, response);
});
/** An answer of which nothing more comes than its beginning. */
const beginning: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{');
};
setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;
/** Several times, until long after an answer has begun. */
async function collectGarbage(): Promise<void> {
  for (let n = 0; n < 4; n += 1) {
    await delay(15);
    gc();
  }
}
let baseUrl: string;
let client: DocketClient;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = createDocketClient({ baseUrl: `${baseUrl}/`, token: 'dk_k', timeoutMs: 2_000 });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('client', () => {
  it('asks with the token, repeats lists and writes members of objects as parameters', async () => {
    answer = json(200, { events: [] });
    const query = { action: ['ticket.*', 'user.x'], label: { 'label.plan': 'gold & more' }, limit: 5 };
    expect(await client.get('/v1/events', { params: { query } })).toEqual({ events: [] });
    const last = asked.at(-1);
    expect(last?.url).toBe('/v1/events?action=ticket.*&action=user.x&label.plan=gold+%26+more&limit=5');
    expect(last?.headers.authorization).toBe('Bearer dk_k');
  });

  it('asks for the token anew with each request when it is a function', async () => {
    let n = 0;
    const changing = createDocketClient({ baseUrl, token: () => Promise.resolve(`t${(n += 1)}`) });
    await changing.get('/v1/fields');
    await changing.get('/v1/fields');
    expect(asked.slice(-2).map(({ headers }) => headers.authorization)).toEqual(['Bearer t1', 'Bearer t2']);
  });

  it('writes ids into the path as they are', async () => {
    answer = json(200, {});
    await client.get('/v1/tickets/{id}/timeline', { params: { path: { id: 'T/1 ř' } } });
    expect(asked.at(-1)?.url).toBe('/v1/tickets/T%2F1%20%C5%99/timeline');
  });

  it('throws problems with the fields at fault', async () => {
    const errors = [{ parameter: 'from', detail: 'must be a date', column: 3 }];
    answer = json(400, {
      type: 'urn:docket:problem:invalid-parameter',
      title: 'Invalid parameter',
      detail: 'from …',
      errors,
    });
    await expect(client.get('/v1/events')).rejects.toMatchObject({
      name: 'DocketProblem',
      status: 400,
      type: 'urn:docket:problem:invalid-parameter',
      message: 'Invalid parameter: from …',
      fields: errors,
      retryAfter: undefined,
      verdict: 'stop',
    });
  });

  it.each([
    [429, { 'retry-after': '7' }, 'retry', 7],
    [503, {}, 'retry', undefined],
    [500, {}, 'stop', undefined],
    [404, {}, 'stop', undefined],
  ])('says of %i whether to try again, and when', async (status, headers, verdict, retryAfter) => {
    answer = json(status, { title: 'T', detail: 'd' }, headers);
    await expect(client.get('/v1/fields')).rejects.toMatchObject({ status, verdict, retryAfter });
  });

  it('tells an answer of somebody else from one of the service', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
    await expect(client.get('/v1/fields')).rejects.toMatchObject({ name: 'UnexpectedAnswer', verdict: 'stop' });
    answer = (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>');
    await expect(client.get('/v1/fields')).rejects.toMatchObject({
      status: 502,
      type: 'about:blank',
      verdict: 'retry',
    });
  });

  it('names the address that does not answer', async () => {
    const nobody = createDocketClient({ baseUrl: 'http://127.0.0.1:1' });
    await expect(nobody.get('/v1/fields')).rejects.toMatchObject({
      name: 'DocketUnreachable',
      message: expect.stringMatching(/^http:\/\/127\.0\.0\.1:1 cannot be reached: /),
    });
  });

  it.each([
    ['does not begin', () => undefined],
    ['does not end', beginning],
  ])('gives up an answer that %s', async (_, slow: Handler) => {
    answer = slow;
    const hasty = createDocketClient({ baseUrl, timeoutMs: 100 });
    const given = expect(hasty.get('/v1/fields')).rejects.toMatchObject({
      name: 'DocketUnreachable',
      message: expect.stringContaining('no answer in time'),
    });
    await collectGarbage();
    await given;
  });

  it('reads as long as it takes what is read as it comes, and stops with its signal', async () => {
    answer = beginning;
    const hasty = createDocketClient({ baseUrl, timeoutMs: 20 });
    const ending = new AbortController();
    const { data } = await hasty.http.GET('/v1/events/stream', { parseAs: 'stream', signal: ending.signal });
    const reader = (data as unknown as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    const reading = reader.read();
    await collectGarbage();
    ending.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says of an answer that breaks off that there was none', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{', () => {
        response.destroy();
      });
    };
    await expect(client.get('/v1/fields')).rejects.toMatchObject({ name: 'DocketUnreachable', verdict: 'retry' });
  });

  it('ends with the signal of whoever asks', async () => {
    answer = () => undefined;
    const ending = new AbortController();
    const asking = client.get('/v1/fields', { signal: ending.signal });
    ending.abort();
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('goes through pages, and asks for none that nobody uses', async () => {
    answer = (request, response) => {
      const n = Number(new URL(request.url ?? '', baseUrl).searchParams.get('cursor') ?? '0');
      json(200, { events: [n], next_cursor: n < 2 ? String(n + 1) : null })(request, response);
    };
    const before = asked.length;
    const seen: unknown[] = [];
    for await (const { events } of pagesOf(client, '/v1/events', { params: { query: { limit: 1 } } }))
      seen.push(...events);
    expect(seen).toEqual([0, 1, 2]);
    expect(asked.slice(before).map(({ url }) => url)).toEqual([
      '/v1/events?limit=1',
      '/v1/events?limit=1&cursor=1',
      '/v1/events?limit=1&cursor=2',
    ]);
    await pagesOf(client, '/v1/events', {}).next();
    expect(asked).toHaveLength(before + 4);
  });
});

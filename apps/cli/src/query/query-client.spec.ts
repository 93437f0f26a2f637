import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ExitCode } from '../exit-code.js';
import { QueryClient } from './query-client.js';

let answer = { status: 200, body: '{}' };
let asked: IncomingMessage | undefined;
const server = createServer((request, response) => {
  asked = request;
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
});
let client: QueryClient;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = new QueryClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: 'dk_k' });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const problem = (status: number, detail: string) => ({
  status,
  body: JSON.stringify({ title: 'Title', status, detail }),
});
const get = () => client.get('/v1/events', {}, z.object({ events: z.array(z.string()) }));

describe('QueryClient', () => {
  it('asks with the key, and repeats parameters', async () => {
    answer = { status: 200, body: '{"n":1}' };
    const parameters = { action: ['ticket.*', 'user.x'], department: ['Größe & Co'], limit: 5, from: undefined };
    expect(await client.get('/v1/events', parameters, z.object({ n: z.number() }))).toEqual({ n: 1 });
    expect(asked?.url).toBe('/v1/events?action=ticket.*&action=user.x&department=Gr%C3%B6%C3%9Fe+%26+Co&limit=5');
    expect(asked?.headers.authorization).toBe('Bearer dk_k');
  });

  it.each([
    [problem(400, 'from must be a date'), ExitCode.usage, /Title: from must be a date/],
    [problem(422, 'limit is exceeded'), ExitCode.usage, /limit is exceeded/],
    [problem(401, 'the key is unknown'), ExitCode.usage, /the key is unknown.*docket keys create/],
    [problem(404, 'no such event'), ExitCode.failed, /no such event/],
    [problem(503, 'ClickHouse rests'), ExitCode.unreachable, /503: Title: ClickHouse rests/],
    [{ status: 200, body: '<html>' }, ExitCode.failed, /answered 200 and no JSON/],
    [{ status: 200, body: '{"rows":1}' }, ExitCode.failed, /unexpected answer/],
  ])('says what went wrong: %j', async (given, exitCode, message) => {
    answer = given;
    await expect(get()).rejects.toMatchObject({ exitCode, message: expect.stringMatching(message) });
  });

  it('names the address that does not answer', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const url = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
    closed.close();
    await once(closed, 'close');
    const nobody = new QueryClient({ url, key: 'k' });
    await expect(nobody.get('/', {}, z.unknown())).rejects.toMatchObject({
      exitCode: ExitCode.unreachable,
      message: expect.stringMatching(new RegExp(`${url} cannot be reached: .*ECONNREFUSED`)),
    });
  });
});

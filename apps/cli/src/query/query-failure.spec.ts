import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { docket } from '../../test/run-docket.js';
import { ExitCode } from '../exit-code.js';

let answer = { status: 200, body: '{}' };
const server = createServer((_, response) => {
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
});
let url: string;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const problem = (status: number, detail: string) => ({
  status,
  body: JSON.stringify({ type: 'urn:docket:problem:x', title: 'Title', status, detail }),
});
const events = (address = url) =>
  docket({ DOCKET_QUERY_URL: address, DOCKET_API_KEY: 'dk_k', DOCKET_DATA_DIR: '/nowhere' }, 'events');

describe('a command that asks the query service', () => {
  it.each([
    [problem(400, 'from must be a date'), ExitCode.usage, /Title: from must be a date/],
    [problem(422, 'limit is exceeded'), ExitCode.usage, /limit is exceeded/],
    [problem(401, 'the key is unknown'), ExitCode.usage, /the key is unknown.*docket keys create/],
    [problem(404, 'no such event'), ExitCode.failed, /no such event/],
    [problem(503, 'ClickHouse rests'), ExitCode.unreachable, /503: Title: ClickHouse rests/],
    [{ status: 404, body: '<html>' }, ExitCode.failed, /HTTP 404: is it a Docket query service/],
    [{ status: 200, body: '<html>' }, ExitCode.failed, /no JSON: is it a Docket query service/],
  ])('says what went wrong: %j', async (given, code, message) => {
    answer = given;
    expect(await events()).toMatchObject({ code, err: expect.stringMatching(message) });
  });

  it('names the address that does not answer', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const address = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
    closed.close();
    await once(closed, 'close');
    expect(await events(address)).toMatchObject({
      code: ExitCode.unreachable,
      err: expect.stringMatching(new RegExp(`${address} cannot be reached: .*ECONNREFUSED.*Is it running`)),
    });
  });
});

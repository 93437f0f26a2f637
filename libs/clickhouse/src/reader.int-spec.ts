import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { freePort } from '@docket/testing';
import { temporaryDatabase, type TemporaryDatabase } from '../test/temporary-database.js';
import {
  type ClickHouseReader,
  connectReader,
  connectWriter,
  defineQuery,
  type QueryLimits,
  rowType,
} from './index.js';

const echo = defineQuery({
  name: 'echo',
  sql: 'SELECT {text: String} AS text, {texts: Array(String)} AS texts, toUInt64({number: UInt64}) AS number',
  params: z.object({ text: z.string(), texts: z.array(z.string()), number: z.number() }),
  row: z.object({ text: rowType.string, texts: z.array(z.string()), number: rowType.int64 }),
});
const numbers = (sql: string, limits: Partial<QueryLimits> = {}) =>
  defineQuery({ name: 'numbers', sql, params: z.object({}), row: z.object({ n: rowType.int64 }), limits });

describe('reader', () => {
  let database: TemporaryDatabase;
  let reader: ClickHouseReader;
  beforeAll(async () => {
    database = await temporaryDatabase('reader');
    reader = connectReader(database.asReader);
  });
  afterAll(async () => {
    await reader.close();
    await database.drop();
  });

  it.each(["'; DROP TABLE audit_events; --", '\\', "\\'", 'a\0b', '\b\f\v\t\r\n', '😀 ř', '{text: String}', '', '%27'])(
    'hands %j over unchanged',
    async (text) => {
      const params = { text, texts: [text, text], number: 7 };
      expect(await reader.query(echo, params)).toEqual([params]);
    },
  );

  it('refuses parameters and rows that are not as defined', async () => {
    await expect(reader.query(echo, { text: 1, texts: [], number: 1 } as never)).rejects.toBeInstanceOf(z.ZodError);
    const wrong = numbers("SELECT 'x' AS n");
    await expect(reader.query(wrong, {})).rejects.toBeInstanceOf(z.ZodError);
  });

  it('refuses an integer that JavaScript cannot hold rather than round it', async () => {
    await expect(reader.query(numbers('SELECT toUInt64(9007199254740993) AS n'), {})).rejects.toBeInstanceOf(
      z.ZodError,
    );
  });

  it('cannot write, even as a user who could', async () => {
    const asWriter = connectReader(database.asWriter);
    const write = numbers('INSERT INTO control_state (kind, id) SELECT toString(1), toString(2) --');
    for (const each of [reader, asWriter]) {
      await expect(each.query(write, {})).rejects.toMatchObject({ type: 'access_denied', verdict: 'stop' });
    }
    await asWriter.close();
  });

  const limits: [string, string, Partial<QueryLimits>, string][] = [
    ['time', 'SELECT count() AS n FROM numbers(1e12)', { executionSeconds: 1, rowsToRead: 1e15 }, 'timeout'],
    ['rows read', 'SELECT count() AS n FROM numbers(1e6) WHERE NOT ignore(number)', { rowsToRead: 10 }, 'rows_limit'],
    ['rows of the answer', 'SELECT number AS n FROM numbers(100)', { resultRows: 10 }, 'rows_limit'],
    ['groups', 'SELECT number % 1000 AS n FROM numbers(1e5) GROUP BY n', { groups: 10 }, 'rows_limit'],
    ['memory', 'SELECT uniqExact(number) AS n FROM numbers(1e7)', { memoryBytes: 10_000_000 }, 'memory_limit'],
  ];
  it.each(limits)('fails beyond the limit on %s', async (_, sql, limit, type) => {
    await expect(reader.query(numbers(sql, limit), {})).rejects.toMatchObject({ type });
  });

  it('stops when the caller gives up, also before it began', async () => {
    const endless = numbers('SELECT sum(number) AS n FROM numbers(1e13)', { rowsToRead: 1e15 });
    const since = Date.now();
    await expect(reader.query(endless, {}, { signal: AbortSignal.timeout(200) })).rejects.toMatchObject({
      type: 'aborted',
    });
    await expect(reader.query(endless, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ type: 'aborted' });
    expect(Date.now() - since).toBeLessThan(3_000);
  });

  it('tells a wrong password and a database that is not there', async () => {
    const wrong = connectReader({ ...database.asReader, password: 'wrong' });
    await expect(wrong.ping()).rejects.toMatchObject({ type: 'authentication_failed', verdict: 'stop' });
    await wrong.close();
    const nowhere = connectReader({ ...database.asReader, database: 'docket_nowhere' });
    await expect(nowhere.query(echo, { text: '', texts: [], number: 1 })).rejects.toMatchObject({
      type: 'unknown_table',
    });
    await nowhere.close();
  });

  it('serves many at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, number) => reader.query(echo, { text: 'x', texts: [], number })),
    );
    expect(answers.map(([row]) => row?.number)).toEqual(Array.from({ length: 200 }, (_, number) => number));
  });
});

describe('a server that is not well', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });
  const writerTo = async (listener: RequestListener) => {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return connectWriter({ url: `http://127.0.0.1:${port}`, username: 'x', database: 'x' });
  };
  const send = async (listener: RequestListener, deadlineMs = 5_000) => {
    const writer = await writerTo(listener);
    const outcome = await writer.insertRows('t', [{ a: 1 }], { deadlineMs }).then(
      () => 'acknowledged',
      (error: unknown) => error,
    );
    await writer.close();
    return outcome;
  };
  /** Answers as ClickHouse does, with the query's own id. */
  const acknowledge = (url: string | undefined) => ({
    'X-ClickHouse-Query-Id': new URL(url ?? '', 'http://x').searchParams.get('query_id') ?? '',
  });

  it('that refuses connections is unavailable', async () => {
    const writer = connectWriter({ url: `http://127.0.0.1:${await freePort()}`, username: 'x', database: 'x' });
    await expect(writer.ping()).rejects.toMatchObject({ code: 0, type: 'unavailable', verdict: 'retry' });
    await writer.close();
  });

  it('that hangs up is unavailable', async () => {
    const outcome = await send((request) => {
      request.socket.destroy();
    });
    expect(outcome).toMatchObject({ type: 'unavailable', verdict: 'retry' });
  });

  it('that is silent runs into the deadline', async () => {
    expect(await send(() => undefined, 300)).toMatchObject({ type: 'timeout', verdict: 'retry' });
  });

  it('that answers in drops runs into the deadline all the same', async () => {
    const outcome = await send((request, response) => {
      request.resume();
      response.writeHead(200, acknowledge(request.url));
      const drops = setInterval(() => response.write('\n'), 50);
      response.on('close', () => {
        clearInterval(drops);
      });
    }, 400);
    expect(outcome).toMatchObject({ type: 'timeout', verdict: 'retry' });
  });

  it('whose good answer breaks off has not acknowledged', async () => {
    const outcome = await send((request, response) => {
      request.resume();
      response.writeHead(200, { ...acknowledge(request.url), 'Content-Length': '10' });
      response.flushHeaders();
      setTimeout(() => response.socket?.destroy(), 50);
    });
    expect(outcome).toMatchObject({ type: 'unavailable', verdict: 'retry' });
  });

  it('that reports an exception after a good status has not acknowledged', async () => {
    const outcome = await send((request, response) => {
      request.resume();
      response.writeHead(200, acknowledge(request.url));
      response.end('Code: 241. DB::Exception: Memory limit exceeded. (MEMORY_LIMIT_EXCEEDED) (version 26.7)');
    });
    expect(outcome).toMatchObject({ code: 241, type: 'memory_limit', verdict: 'retry' });
  });

  it.each([200, 404, 502])('that is not ClickHouse has not acknowledged by status %i', async (status) => {
    const outcome = await send((request, response) => {
      request.resume();
      response.writeHead(status).end('<html>hello</html>');
    });
    expect(outcome).toMatchObject({ type: 'unexpected_answer', verdict: 'retry' });
  });

  it('that is not ClickHouse has not acknowledged by saying nothing', async () => {
    const outcome = await send((request, response) => {
      request.resume();
      request.on('end', () => response.writeHead(200).end());
    });
    expect(outcome).toMatchObject({ type: 'unexpected_answer', verdict: 'retry' });
  });

  it('may acknowledge', async () => {
    const outcome = await send((request, response) => {
      request.resume();
      request.on('end', () => response.writeHead(200, acknowledge(request.url)).end());
    });
    expect(outcome).toBe('acknowledged');
  });
});

import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, type StartedProgram, startProgram, testStack } from '@docket/testing';
import { tiedEvents } from '../test/event-rows.js';
import { runningService, type RunningService } from '../test/running-service.js';
import { slowClickHouse, type SlowClickHouse } from '../test/slow-clickhouse.js';

const MAIN = path.resolve(import.meta.dirname, '../dist/main.js');

describe('the process', () => {
  let service: RunningService;
  let slow: SlowClickHouse;
  let key: string;
  let started: StartedProgram | undefined;
  const { url, readerUser, readerPassword } = testStack().clickhouse;
  beforeAll(async () => {
    service = await runningService('main');
    await service.store(tiedEvents('mine', 20));
    key = await service.key('mine');
    slow = await slowClickHouse(url, 1_000);
  });
  afterEach(async () => {
    started?.process.kill('SIGKILL');
    await started?.exit;
    started = undefined;
  });
  afterAll(async () => {
    slow.stop();
    await service.stop();
  });

  const start = async (clickhouse = url): Promise<string> => {
    const now = startProgram(MAIN, {
      DOCKET_CLICKHOUSE_URL: clickhouse,
      DOCKET_CLICKHOUSE_USER: readerUser,
      DOCKET_CLICKHOUSE_PASSWORD: readerPassword,
      DOCKET_CLICKHOUSE_DATABASE: service.writer.database,
      DOCKET_QUERY_PORT: '0',
      // Kafka is not there, and reads do not wait for it.
      DOCKET_LOG_LEVEL: 'error',
    });
    started = now;
    await eventually('the service is ready', () => now.output().includes('\n'), { timeoutMs: 15_000 });
    return /http:\/\/127\.0\.0\.1:\d+/.exec(now.output())?.[0] ?? '';
  };
  const headers = () => ({ authorization: `Bearer ${key}` });

  it('says in one line where it is ready, and ends cleanly when asked to', async () => {
    const address = await start();
    expect(started?.output()).toBe(`query service ready on ${address} (documentation at ${address}/docs)\n`);
    expect((await fetch(`${address}/v1/events`, { headers: headers() })).status).toBe(200);
    started?.process.kill('SIGTERM');
    expect(await started?.exit).toEqual({ code: 0, signal: null });
    expect(started?.errors()).toBe('');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('answers what is under way before %s ends it', async (signal) => {
    const address = await start(slow.url);
    const answer = fetch(`${address}/v1/events`, { headers: headers() });
    await eventually('the read is under way', () => slow.held() > 0, { timeoutMs: 5_000 });
    started?.process.kill(signal);
    const since = Date.now();
    expect((await answer).status).toBe(200);
    expect(await started?.exit).toEqual({ code: 0, signal: null });
    // The client would keep its connection open for longer.
    expect(Date.now() - since).toBeLessThan(4_000);
  });

  it('gives up a read whose client has gone', async () => {
    const address = await start(slow.url);
    const before = slow.abandoned();
    const client = new AbortController();
    const answer = fetch(`${address}/v1/events`, { headers: headers(), signal: client.signal }).catch(() => 'gone');
    await eventually('the read is under way', () => slow.held() > 0, { timeoutMs: 5_000 });
    client.abort();
    expect(await answer).toBe('gone');
    await eventually('the read is given up', () => slow.abandoned() > before, { timeoutMs: 900 });
  });

  it('tells all that is wrong with its configuration, and exits with 78', async () => {
    started = startProgram(MAIN, {
      DOCKET_CLICKHOUSE_URL: 'nowhere',
      DOCKET_QUERY_PORT: '99999',
      DOCKET_LOG_LEVEL: 'loud',
    });
    expect(await started.exit).toEqual({ code: 78, signal: null });
    for (const name of ['DOCKET_CLICKHOUSE_URL', 'DOCKET_QUERY_PORT', 'DOCKET_LOG_LEVEL']) {
      expect(started.errors()).toContain(name);
    }
    expect(started.errors()).not.toMatch(/\bat .*:\d+:\d+/);
    expect(started.output()).toBe('');
  });

  it('exits non-zero when its port is taken', async () => {
    const taken = new URL(service.url).port;
    started = startProgram(MAIN, { DOCKET_QUERY_PORT: taken });
    expect((await started.exit).code).toBe(1);
    expect(started.errors()).toContain('EADDRINUSE');
  });
});

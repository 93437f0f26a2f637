import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, type StartedProgram, startProgram, testStack } from '@docket/testing';
import { makeEvents } from '../../test/many-events.js';
import { runningService, type RunningService } from '../../test/running-service.js';
import { type ExportView } from './export-view.js';

const MAIN = path.resolve(import.meta.dirname, '../../dist/main.js');
const ROWS = 300_000;
/** Far less than the file has. */
const GROWTH_MIB = 80;
const TIMEOUT_MS = 120_000;

let service: RunningService;
let program: StartedProgram;
let folder: string;
let address: string;
let headers: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'memory-'));
  service = await runningService('export_memory');
  headers = { authorization: `Bearer ${await service.key('big')}`, 'content-type': 'application/json' };
  await makeEvents(service.writer, 'big', { rows: ROWS, perMinute: 100 });
  const { url, readerUser, readerPassword } = testStack().clickhouse;
  program = startProgram(MAIN, {
    DOCKET_CLICKHOUSE_URL: url,
    DOCKET_CLICKHOUSE_USER: readerUser,
    DOCKET_CLICKHOUSE_PASSWORD: readerPassword,
    DOCKET_CLICKHOUSE_DATABASE: service.writer.database,
    DOCKET_QUERY_PORT: '0',
    DOCKET_QUERY_EXPORT_DIR: folder,
    DOCKET_QUERY_EXPORT_DIRECT_ROWS: String(ROWS),
    // Kafka is not there, and exports do not wait for it.
    DOCKET_LOG_LEVEL: 'error',
  });
  await eventually('the service is ready', () => program.output().includes('\n'), { timeoutMs: 30_000 });
  address = /http:\/\/127\.0\.0\.1:\d+/.exec(program.output())?.[0] ?? '';
}, TIMEOUT_MS);
afterAll(async () => {
  program.process.kill('SIGTERM');
  expect(await program.exit).toEqual({ code: 0, signal: null });
  await service.stop();
  await rm(folder, { recursive: true });
});

/** The most memory that the process ever had, MiB. */
async function peak(): Promise<number> {
  const status = await readFile(`/proc/${program.process.pid ?? 0}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

async function makeFile(body: unknown): Promise<ExportView> {
  const asked = await fetch(`${address}/v1/exports`, { method: 'POST', headers, body: JSON.stringify(body) });
  const { id } = (await asked.json()) as ExportView;
  return eventually<ExportView | undefined>(
    'it is done',
    async () => {
      const view = (await (await fetch(`${address}/v1/exports/${id}`, { headers })).json()) as ExportView;
      return view.state === 'done' ? view : undefined;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

async function sizeOf(response: Response): Promise<number> {
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += (chunk as Uint8Array).length;
  return bytes;
}

describe('memory', () => {
  it(
    'does not grow with a file that is made, fetched, or sent at once',
    async () => {
      await fetch(`${address}/v1/events`, { headers });
      const before = await peak();
      const view = await makeFile({ format: 'ndjson' });
      expect(view.bytes).toBeGreaterThan(2 * GROWTH_MIB * 1024 * 1024);
      expect(await sizeOf(await fetch(`${address}${view.file ?? ''}`, { headers }))).toBe(view.bytes);
      const direct = await fetch(`${address}/v1/events/export?format=ndjson`, {
        headers: { ...headers, 'accept-encoding': 'identity' },
      });
      expect(await sizeOf(direct)).toBe(view.bytes);
      await makeFile({ format: 'csv', compress: 'gzip' });
      await makeFile({ format: 'parquet' });
      expect((await peak()) - before).toBeLessThan(GROWTH_MIB);
    },
    TIMEOUT_MS,
  );
});

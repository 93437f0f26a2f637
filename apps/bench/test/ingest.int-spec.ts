import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { run } from './run.js';

const EVENTS = 5_000;

const figures = z.strictObject({
  events_per_s: z.number().positive(),
  mb_per_s: z.number().positive(),
  cpu_s_per_million: z.number().positive(),
  ingester_cpu_s_per_million: z.number().nonnegative(),
  clickhouse_cpu_s_per_million: z.number().positive(),
  peak_rss_mb: z.number().positive(),
});

/** What other programs read. */
const report = z.strictObject({
  events: z.literal(EVENTS),
  bytes: z.int().min(EVENTS * 240),
  paths: z.strictObject({ docket: figures, clickhouse_kafka_engine: figures, plain_node: figures }),
  tables_equal: z.boolean(),
});

describe('bench ingest', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'bench-report-'));
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('drains the topic on three paths into equal tables, reports it, and leaves nothing behind', async () => {
    const file = path.join(directory, 'report.json');
    const { code, output, pid } = await run(['ingest', '--events', String(EVENTS), '--json', file]);
    expect({ code, output }).toMatchObject({ code: 0 });
    const { paths, tables_equal } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(tables_equal).toBe(true);
    expect(paths.clickhouse_kafka_engine.ingester_cpu_s_per_million).toBe(0);
    expect(output).toContain('tables equal');
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`docket-bench-${pid}-`))).toEqual([]);
  });

  it('says what it can do when it is asked for something else', async () => {
    expect(await run(['ingest', '--events', 'many'])).toMatchObject({ code: 2 });
    expect(await run(['ingest', '--paths', 'docket,other'])).toMatchObject({ code: 2 });
    const { code, output } = await run(['measure']);
    expect({ code, output }).toMatchObject({ code: 2 });
    expect(output).toContain('npm run bench -- ingest');
  });
});

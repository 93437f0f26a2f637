import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { run } from './run.js';

const EVENTS = 2_000;

const figures = z.object({
  events_per_s: z.number().positive(),
  mb_per_s: z.number().positive(),
  events: z.int().positive(),
  bytes: z.int().positive(),
  seconds: z.number().positive(),
  cpu_us_per_event: z.number().positive(),
  broker_cpu_us_per_event: z.number().nonnegative(),
  peak_rss_mb: z.number().positive(),
});
const counted = figures.extend({ events: z.literal(EVENTS) });
const bestEffort = counted.extend({
  emit_p50_us: z.number().positive(),
  emit_p99_us: z.number().positive(),
  dropped_at_pace: z.literal(0),
  dropped: z.literal(0),
});

/** What other programs read. */
const report = z.strictObject({
  bytes_per_event: z.number().min(240).max(510),
  rounds: z.literal(1),
  paths: z.strictObject({
    docket_durable: counted,
    docket_durable_spool_idle: counted.extend({ spooled: z.literal(0) }),
    docket_durable_inline: counted,
    docket_best_effort: bestEffort,
    docket_best_effort_inline: bestEffort,
    spool: counted.extend({ drain_events_per_s: z.number().positive(), file_system: z.string().min(2) }),
    kafkajs_single: figures,
    kafkajs_batched: counted.extend({ batch: z.int() }),
    gateway_batched: counted.extend({ events_per_request: z.literal(100) }),
    gateway_single: figures.extend({ events: z.literal(EVENTS / 10), events_per_request: z.literal(1) }),
  }),
  ratios: z.object({ durable_to_batched: z.number().positive(), durable_to_single: z.number().positive() }),
  counts_equal: z.literal(true),
});

describe('bench sdk', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'bench-sdk-'));
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('sends the same events on every path, counts them in the topics, reports it, and leaves nothing behind', async () => {
    const file = path.join(directory, 'report.json');
    const small = ['--events', String(EVENTS), '--rounds', '1', '--seconds', '1', '--pace', '1000'];
    const { code, output, pid } = await run(['sdk', ...small, '--spool', directory, '--json', file]);
    expect({ code, output }).toMatchObject({ code: 0 });
    report.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(output).toContain('counts equal');
    expect(readdirSync(directory)).toEqual(['report.json']);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`docket-bench-${pid}-`))).toEqual([]);
  });

  it('refuses a path that it does not know', async () => {
    expect(await run(['sdk', '--paths', 'docket_durable,other'])).toMatchObject({ code: 2 });
  });
});

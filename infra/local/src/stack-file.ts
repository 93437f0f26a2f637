import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isRunning, processIdentity } from './process-identity.js';

const partRecord = z.object({
  /** `kafka-1`, `registry`, `clickhouse`. */
  name: z.string(),
  port: z.number(),
  logFile: z.string(),
  /** The part's process; absent while it does not run. */
  process: processIdentity.optional(),
});

const endpoints = z.object({
  kafka: z
    .object({
      brokers: z.array(z.string()),
      /** The listener for `kafkaUsers`. */
      secured: z.object({ brokers: z.array(z.string()), caFile: z.string() }).optional(),
    })
    .optional(),
  registry: z.object({ url: z.string() }).optional(),
  clickhouse: z
    .object({
      url: z.string(),
      tcpPort: z.number().optional(),
      database: z.string(),
      user: z.string(),
      password: z.string(),
      readerUser: z.string(),
      readerPassword: z.string(),
    })
    .optional(),
});

/** How to reach the parts a stack has. */
export type StackEndpoints = z.infer<typeof endpoints>;

const stackRecord = z.object({
  state: z.enum(['starting', 'ready']),
  /** The process whose end is the stack's end: a supervisor, or any program that called `startStack`. */
  holder: processIdentity,
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  parts: z.array(partRecord),
  endpoints,
});

/** What `stack.json` in a data directory says about the stack that runs there. It contains passwords. */
export type StackRecord = z.infer<typeof stackRecord>;

/**
 * The stack that runs on a data directory, in whatever process; `undefined` when none does. A record whose holder has
 * ended counts as none.
 */
export function readStack(dataDir: string): StackRecord | undefined {
  const record = readStackRecord(dataDir);
  return record !== undefined && isRunning(record.holder) ? record : undefined;
}

/** The record as it was left, also by a holder that was killed; `undefined` when there is none or it is damaged. */
export function readStackRecord(dataDir: string): StackRecord | undefined {
  try {
    return stackRecord.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Replaces the record in one step, so that no reader sees half of it. Readable by its owner only. */
export function writeStackRecord(dataDir: string, record: StackRecord): void {
  const partial = `${fileOf(dataDir)}.partial`;
  rmSync(partial, { force: true });
  writeFileSync(partial, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(partial, fileOf(dataDir));
}

/** Forgets the stack. */
export function removeStackRecord(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

function fileOf(dataDir: string): string {
  return path.join(dataDir, 'stack.json');
}

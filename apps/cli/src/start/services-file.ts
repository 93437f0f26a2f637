import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { startFile } from './start-files.js';

const servicesRecord = z.object({
  /** Process of `docket start`, which holds the services. */
  pid: z.int(),
  queryUrl: z.string(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
});

/** The services that `docket start` runs. */
export type ServicesRecord = z.infer<typeof servicesRecord>;

/** The services that run for a data folder; undefined when `docket start` is not running there. */
export function readServices(dataDir: string): ServicesRecord | undefined {
  const record = readServicesRecord(dataDir);
  return record !== undefined && runs(record.pid) ? record : undefined;
}

/** What was last written, also by a process that has ended: the query service's port is kept from start to start. */
export function readServicesRecord(dataDir: string): ServicesRecord | undefined {
  try {
    return servicesRecord.parse(JSON.parse(readFileSync(startFile(dataDir, 'services'), 'utf8')));
  } catch {
    return undefined;
  }
}

export function writeServices(dataDir: string, record: ServicesRecord): void {
  writeFileSync(startFile(dataDir, 'services'), `${JSON.stringify(record, undefined, 2)}\n`);
}

export function forgetServices(dataDir: string): void {
  rmSync(startFile(dataDir, 'services'), { force: true });
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { startFile } from './start-files.js';

const servicesRecord = z.object({
  /** Process of `docket start`, which holds the services; null when it has ended. */
  pid: z.int().nullable(),
  /** When that process began, in clock ticks since boot: a later process may be given the same pid. */
  pidStartTicks: z.string().nullable(),
  /** Where the query service is, or was: its port is kept from start to start. */
  queryUrl: z.string(),
  /** The same of the gateway; absent in records of former versions. */
  gatewayUrl: z.string().optional(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
});

/** The services that `docket start` runs. */
export type ServicesRecord = z.infer<typeof servicesRecord>;

/** The services that run for a data folder; undefined when `docket start` is not running there. */
export function readServices(dataDir: string): ServicesRecord | undefined {
  const record = readServicesRecord(dataDir);
  if (!record?.pid) return undefined;
  return startTicks(record.pid) === record.pidStartTicks ? record : undefined;
}

/** What was last written, also by a process that has ended. */
export function readServicesRecord(dataDir: string): ServicesRecord | undefined {
  try {
    return servicesRecord.parse(JSON.parse(readFileSync(startFile(dataDir, 'services'), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Writes down that this process runs services. */
export function writeServices(
  dataDir: string,
  { queryUrl, gatewayUrl }: Pick<ServicesRecord, 'queryUrl' | 'gatewayUrl'>,
): void {
  const startedAt = new Date().toISOString();
  write(dataDir, { pid: process.pid, pidStartTicks: startTicks(process.pid), queryUrl, gatewayUrl, startedAt });
}

/** Writes down that the services have ended; their address is kept for the next start. */
export function forgetServices(dataDir: string): void {
  const record = readServicesRecord(dataDir);
  if (record) write(dataDir, { ...record, pid: null, pidStartTicks: null });
}

function write(dataDir: string, record: ServicesRecord): void {
  writeFileSync(startFile(dataDir, 'services'), `${JSON.stringify(record, undefined, 2)}\n`);
}

/** Field 22 of /proc/PID/stat; the fields before it may hold spaces and parentheses. Null when there is no such process. */
function startTicks(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

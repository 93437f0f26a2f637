import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { peakResidentBytes } from '../measure/process-usage.js';
import { type BenchInstallation } from '../stack/installation.js';
import { NodeProcess } from '../stack/node-process.js';
import { DOCKET_MAIN } from '../workspace.js';

const outcome = z.object({ records: z.number(), fill_seconds: z.number(), seconds: z.number(), equal: z.boolean() });

/** What a replay took. */
export interface ReplayMeasurement {
  /** Filling in, without cut and comparison. */
  readonly eventsPerSecond: number;
  readonly seconds: number;
  readonly peakRssMib: number;
  /** With the events, as Docket itself compares. */
  readonly isEqual: boolean;
}

const POLL_MS = 20;
const MIB = 1024 * 1024;

/** Lets Docket replay the projection, as an operator does. */
export async function replayWithDocket(
  at: BenchInstallation,
  place: { readonly database: string; readonly directory: string },
  source: 'table' | 'topic',
): Promise<ReplayMeasurement> {
  const logFile = path.join(place.directory, `replay-${source}.log`);
  const docket = NodeProcess.start({
    name: `docket replay --source ${source}`,
    script: DOCKET_MAIN,
    args: ['replay', 'action_counts_hourly', '--source', source, '--json'],
    variables: at.variables(place.database),
    logFile,
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(docket.pid));
  }, POLL_MS);
  try {
    await docket.untilFinished();
  } finally {
    clearInterval(watch);
  }
  const line = readFileSync(logFile, 'utf8')
    .split('\n')
    .findLast((text) => text.startsWith('{'));
  const { records, fill_seconds: fillSeconds, seconds, equal } = outcome.parse(JSON.parse(line ?? ''));
  return { eventsPerSecond: records / fillSeconds, seconds, peakRssMib: peak / MIB, isEqual: equal };
}

/** It may end between two looks. */
function peakOf(pid: number): number {
  try {
    return peakResidentBytes(pid);
  } catch {
    return 0;
  }
}

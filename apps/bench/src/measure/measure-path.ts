import { type PathPlace, type RunningPath, type StartPath } from '../paths/path.js';
import { type BenchDatabase } from './bench-database.js';
import { type Drain, drainRate, watchDrain } from './drain.js';
import { cpuSeconds, peakResidentBytes, residentBytes } from './process-usage.js';

const MIB = 1024 * 1024;

/** What one path did with the topic. */
export interface PathMeasurement {
  /** From the first visible row to the last. */
  readonly eventsPerSecond: number;
  /** From before the path was started until all rows were visible. */
  readonly wallSeconds: number;
  /** Of the ingester, from being ready until all rows were visible; 0 without one. */
  readonly ingesterCpuSeconds: number;
  /** Of ClickHouse, from before the path was started until all rows were visible. */
  readonly clickhouseCpuSeconds: number;
  /** The same until the merges of what was written had come to rest. */
  readonly settledClickhouseCpuSeconds: number;
  /** Most memory of the ingester, MiB; without one, how much more ClickHouse held than before. */
  readonly peakRssMib: number;
}

/** Lets one path drain the topic into its database. @param rows how many events the topic holds */
export async function measurePath(
  start: StartPath,
  place: PathPlace,
  database: BenchDatabase,
  rows: number,
): Promise<PathMeasurement> {
  const { clickhousePid } = place.at;
  const before = { at: performance.now(), cpu: cpuSeconds(clickhousePid), rss: residentBytes(clickhousePid) };
  const path = await start(place);
  try {
    const ingesterCpu = path.pid === undefined ? 0 : cpuSeconds(path.pid);
    let clickhousePeak = before.rss;
    const drain = await watchDrain({
      rows,
      count: () => database.count(),
      looked: () => {
        clickhousePeak = Math.max(clickhousePeak, residentBytes(clickhousePid));
      },
      explain: () => path.explain(),
    });
    const done = usageOf(path, ingesterCpu, clickhousePeak - before.rss);
    const clickhouseCpuSeconds = cpuSeconds(clickhousePid) - before.cpu;
    await database.settle();
    const settledClickhouseCpuSeconds = cpuSeconds(clickhousePid) - before.cpu;
    return { ...speedOf(drain, rows, before.at), ...done, clickhouseCpuSeconds, settledClickhouseCpuSeconds };
  } finally {
    await path.stop();
  }
}

function speedOf(drain: Drain, rows: number, startedAt: number) {
  return {
    eventsPerSecond: drainRate(drain, rows, startedAt),
    wallSeconds: (drain.doneAt - startedAt) / 1000,
  };
}

function usageOf({ pid }: RunningPath, cpuBefore: number, clickhouseGrowth: number) {
  if (pid === undefined) return { ingesterCpuSeconds: 0, peakRssMib: clickhouseGrowth / MIB };
  return { ingesterCpuSeconds: cpuSeconds(pid) - cpuBefore, peakRssMib: peakResidentBytes(pid) / MIB };
}

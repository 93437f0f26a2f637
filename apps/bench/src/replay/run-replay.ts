import { preload } from '../events/preload.js';
import { BenchDatabase } from '../measure/bench-database.js';
import { measurePath } from '../measure/measure-path.js';
import { residentBytes } from '../measure/process-usage.js';
import { startDocketPath } from '../paths/docket-path.js';
import { type PathFinding, type ReplayFindings } from '../report/replay-report.js';
import { startBenchStack } from '../stack/bench-stack.js';
import { type Endings } from '../stack/endings.js';
import { BenchInstallation } from '../stack/installation.js';
import { counted, insertSelect, kafkaEngine } from './by-hand.js';
import { consumeOnly } from './consume.js';
import { type ReplayMeasurement, replayWithDocket } from './docket-replay.js';

/** What `replay` is asked to do. */
export interface ReplayBenchOptions {
  readonly events: number;
  readonly partitions: number;
  readonly seed: number;
}

const MIB = 1024 * 1024;
const POLL_MS = 50;

/** Ingests a topic, then builds one projection of it anew in every way there is, one after another. */
export async function runReplayBench(
  { events, partitions, seed }: ReplayBenchOptions,
  endings: Endings,
  note: (line: string) => void,
): Promise<ReplayFindings> {
  const { servers, directory } = await startBenchStack(endings, note);
  const at = await BenchInstallation.create(servers, partitions);
  note(`publishing ${events} events`);
  await preload(at, { count: events, seed });
  const database = await BenchDatabase.create(at, 'bench_replay');
  endings.add(() => database.close());
  const place = { at, database: database.writer.database, directory };
  note('ingesting them');
  const live = await measurePath(startDocketPath, place, database, events);
  await database.settle();
  note('reading the topic without doing anything');
  const consumed = await consumeOnly(at, events);
  const paths = new Map<string, PathFinding>();
  const replays: ReplayMeasurement[] = [];
  for (const source of ['topic', 'table'] as const) {
    note(`docket replay --source ${source}`);
    const replay = await replayWithDocket(at, place, source);
    replays.push(replay);
    paths.set(source === 'topic' ? 'kafka' : source, replay);
    await database.settle();
  }
  note('INSERT SELECT by hand');
  const select = await watched(at, () => insertSelect(database.writer));
  paths.set('hand_insert_select', { eventsPerSecond: events / select.seconds, ...select });
  const isCounted = (await counted(database.writer)) === events;
  note('Kafka engine by hand');
  const engine = await watched(at, () => kafkaEngine(at, place.database, events));
  paths.set('hand_kafka_engine', { eventsPerSecond: events / engine.seconds, ...engine });
  const areEqual = isCounted && replays.every(({ isEqual }) => isEqual);
  return { events, paths, liveEventsPerSecond: live.eventsPerSecond, consumeOnlyEventsPerSecond: consumed, areEqual };
}

/** How much more memory ClickHouse holds than before, at most. */
async function watched(
  { clickhousePid }: BenchInstallation,
  work: () => Promise<number>,
): Promise<{ seconds: number; peakRssMib: number }> {
  const before = residentBytes(clickhousePid);
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBytes(clickhousePid));
  }, POLL_MS);
  try {
    const seconds = await work();
    return { seconds, peakRssMib: (peak - before) / MIB };
  } finally {
    clearInterval(timer);
  }
}

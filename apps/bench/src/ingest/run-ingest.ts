import { compareDatabases } from '../compare/compare-tables.js';
import { preload } from '../events/preload.js';
import { BenchDatabase } from '../measure/bench-database.js';
import { measurePath, type PathMeasurement } from '../measure/measure-path.js';
import { startDocketPath } from '../paths/docket-path.js';
import { startKafkaEnginePath } from '../paths/kafka-engine-path.js';
import { type PathName, type StartPath } from '../paths/path.js';
import { startPlainNodePath } from '../paths/plain-node-path.js';
import { type IngestFindings } from '../report/ingest-report.js';
import { startBenchStack } from '../stack/bench-stack.js';
import { type Endings } from '../stack/endings.js';
import { BenchInstallation } from '../stack/installation.js';

/** What `ingest` is asked to do. */
export interface IngestOptions {
  readonly events: number;
  readonly partitions: number;
  readonly seed: number;
  readonly paths: readonly PathName[];
  /** Where to leave a CPU profile of Docket's ingester. */
  readonly profileDirectory?: string | undefined;
}

const STARTS: Readonly<Record<PathName, StartPath>> = {
  docket: startDocketPath,
  clickhouse_kafka_engine: startKafkaEnginePath,
  plain_node: startPlainNodePath,
};

/** Drains one and the same topic on every path, one after another, and compares what came out. */
export async function runIngest(
  options: IngestOptions,
  endings: Endings,
  note: (line: string) => void,
): Promise<IngestFindings> {
  const { servers, directory } = await startBenchStack(endings, note);
  const at = await BenchInstallation.create(servers, options.partitions);
  note(`publishing ${options.events} events`);
  const bytes = await preload(at, { count: options.events, seed: options.seed });
  const paths = new Map<PathName, PathMeasurement>();
  const databases: BenchDatabase[] = [];
  for (const name of options.paths) {
    const database = await BenchDatabase.create(at, `bench_${name}`);
    endings.add(() => database.close());
    databases.push(database);
    note(`measuring ${name}`);
    const { profileDirectory } = options;
    const place = { at, database: database.writer.database, directory, profileDirectory };
    paths.set(name, await measurePath(endingWith(endings, STARTS[name]), place, database, options.events));
  }
  note('comparing the tables');
  const differences = await differencesOf(databases);
  for (const line of differences) note(line);
  return { events: options.events, bytes, paths, tablesEqual: differences.length === 0 };
}

/** The same, stopped with everything else when the benchmark is interrupted. */
function endingWith(endings: Endings, start: StartPath): StartPath {
  return async (place) => {
    const path = await start(place);
    let stopped: Promise<void> | undefined;
    const stop = (): Promise<void> => (stopped ??= path.stop());
    endings.add(stop);
    return { ...path, stop };
  };
}

/** Every database against the first. */
async function differencesOf([first, ...others]: readonly BenchDatabase[]): Promise<string[]> {
  const differences: string[] = [];
  if (!first) return differences;
  for (const other of others) {
    differences.push(...(await compareDatabases(first.writer, first.writer.database, other.writer.database)));
  }
  return differences;
}

import path from 'node:path';
import { NodeProcess } from '../stack/node-process.js';
import { INGESTION_MAIN } from '../workspace.js';
import { type PathPlace, type RunningPath } from './path.js';

/** The ingestion service of this checkout as it is delivered: default configuration, all guarantees on. */
export async function startDocketPath(place: PathPlace): Promise<RunningPath> {
  const { at, database, directory, profileDirectory } = place;
  const ingestion = NodeProcess.start({
    name: 'ingestion',
    script: INGESTION_MAIN,
    args: ['--with-parent'],
    nodeOptions: profileDirectory === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDirectory}`],
    variables: { ...at.variables(database), DOCKET_INGEST_GROUP: `bench-${database}`, DOCKET_INGEST_HTTP_PORT: '0' },
    logFile: path.join(directory, `${database}.log`),
  });
  try {
    await ingestion.untilSaid('ingestion ready');
  } catch (error) {
    await ingestion.stop();
    throw error;
  }
  return {
    pid: ingestion.pid,
    explain: () => Promise.resolve(ingestion.state()),
    stop: () => ingestion.stop(),
  };
}

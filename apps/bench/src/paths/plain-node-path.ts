import path from 'node:path';
import { type PlainNodeSettings } from '../plain-node/settings.js';
import { NodeProcess } from '../stack/node-process.js';
import { BENCH_MAIN } from '../workspace.js';
import { type PathPlace, type RunningPath } from './path.js';

/** A consumer as one writes it by hand, as a process of its own. */
export async function startPlainNodePath({ at, database, directory }: PathPlace): Promise<RunningPath> {
  const settings: PlainNodeSettings = {
    brokers: [...at.kafka.brokers],
    topic: at.topics.events,
    registryUrl: at.registryUrl,
    clickhouse: at.clickhouse(database),
  };
  const consumer = NodeProcess.start({
    name: 'plain consumer',
    script: BENCH_MAIN,
    args: ['plain-node', JSON.stringify(settings)],
    logFile: path.join(directory, `${database}.log`),
  });
  try {
    await consumer.untilSaid('ready');
  } catch (error) {
    await consumer.stop();
    throw error;
  }
  return { pid: consumer.pid, explain: () => Promise.resolve(consumer.state()), stop: () => consumer.stop() };
}

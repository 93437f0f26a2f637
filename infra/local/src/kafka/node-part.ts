import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Recipe } from '../part.js';
import { packageFile } from '../package-files.js';
import type { ServerCommand } from '../server-process.js';
import { listedBrokers } from './probe.js';
import { type KafkaNode, serverProperties } from './properties.js';
import { type KafkaSecurity, scramOptions } from './security.js';

/** What all nodes of one cluster share. */
export interface KafkaSetting {
  nodes: readonly KafkaNode[];
  /** Made once for the data directory; a node refuses data of another cluster. */
  clusterId: string;
  java: string;
  javaOptions: readonly string[];
  /** Folder of the jar files. */
  libs: string;
  logDir: string;
  security?: KafkaSecurity | undefined;
}

/** How to run one node of a cluster. */
export function kafkaNodeRecipe(node: KafkaNode, setting: KafkaSetting): Recipe {
  const home = path.dirname(node.dataDir);
  const properties = path.join(home, 'server.properties');
  return {
    name: `kafka-${node.id}`,
    port: node.port,
    logFile: path.join(setting.logDir, `kafka-${node.id}.log`),
    prepare: async () => {
      await mkdir(path.join(home, 'tmp'), { recursive: true });
      await writeFile(properties, serverProperties(node, setting.nodes, setting.security), { mode: 0o600 });
      await format(node, setting, properties);
    },
    command: () => brokerCommand(setting, home, properties),
    probe: async () => (await listedBrokers(node.port)).includes(node.id),
  };
}

function brokerCommand(setting: KafkaSetting, home: string, properties: string): ServerCommand {
  const options = [
    ...setting.javaOptions,
    '-Xms64m',
    '-Xmx512m',
    '-XX:+UseSerialGC',
    '-XX:-UsePerfData',
    '-Djava.awt.headless=true',
    `-Djava.io.tmpdir=${path.join(home, 'tmp')}`,
    `-Dlog4j2.configurationFile=${packageFile('config/kafka-log4j2.xml')}`,
  ];
  return {
    args: ['exec', setting.java, ...options, '-cp', classPath(setting), 'kafka.Kafka', properties],
    env: {},
    cwd: home,
    gracefulStop: 'SIGTERM',
  };
}

// Once for each data directory. The marker is written last, so a format that was interrupted is done again: a broker
// cannot have stored anything before it.
async function format(node: KafkaNode, setting: KafkaSetting, properties: string): Promise<void> {
  const marker = path.join(path.dirname(node.dataDir), 'formatted');
  if (existsSync(marker)) return;
  await rm(node.dataDir, { recursive: true, force: true });
  const options = ['-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', classPath(setting)];
  const tool = ['kafka.tools.StorageTool', 'format', '-t', setting.clusterId, '-c', properties];
  const users = setting.security ? scramOptions(setting.security) : [];
  await promisify(execFile)(setting.java, [...options, ...tool, ...users]);
  await writeFile(marker, `${setting.clusterId}\n`);
}

function classPath(setting: KafkaSetting): string {
  return path.join(setting.libs, '*');
}

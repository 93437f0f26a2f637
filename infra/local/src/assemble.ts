import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureArtifact } from './artifact.js';
import { ClickHousePart } from './clickhouse/clickhouse.js';
import { ensureCredentials } from './clickhouse/credentials.js';
import { findLibrary, LIBRARY_PACKAGE } from './clickhouse/library.js';
import { MachineError } from './errors.js';
import { findJava, type Java } from './java.js';
import { classArchiveOptions } from './kafka/class-archive.js';
import { KafkaCluster } from './kafka/cluster.js';
import { ensureLauncher, type Launcher } from './launcher.js';
import { kafkaArtifact, registryArtifact } from './maven.js';
import type { StackOptions } from './options.js';
import { PART_NAMES } from './part.js';
import { PortBook } from './ports.js';
import type { OnProgress } from './progress.js';
import { RegistryPart } from './registry/registry.js';

/** The parts of one stack, none of them started. */
export interface Parts {
  kafka?: KafkaCluster;
  registry?: RegistryPart;
  clickhouse?: ClickHousePart;
}

interface Assembly {
  options: StackOptions;
  launcher: Launcher;
  ports: PortBook;
  logDir: string;
  onProgress: OnProgress | undefined;
}

const FOUR_GIGABYTES = 4_000_000_000;

/** Downloads what is missing, chooses ports and makes the parts that were asked for. */
export async function assemble(options: StackOptions, onProgress?: OnProgress): Promise<Parts> {
  const wanted = options.parts ?? PART_NAMES;
  const assembly: Assembly = {
    options,
    launcher: await ensureLauncher(options.launcher),
    ports: new PortBook(options.dataDir),
    logDir: path.join(options.dataDir, 'logs'),
    onProgress,
  };
  mkdirSync(assembly.logDir, { recursive: true });
  // One after the other: both downloads write into Maven's local repository.
  const parts: Parts = {};
  if (wanted.includes('kafka')) parts.kafka = await makeKafka(assembly);
  if (wanted.includes('registry')) parts.registry = await makeRegistry(assembly);
  if (wanted.includes('clickhouse')) parts.clickhouse = await makeClickHouse(assembly);
  return parts;
}

async function makeKafka({ options, launcher, ports, logDir, onProgress }: Assembly): Promise<KafkaCluster> {
  const folder = await ensureArtifact(kafkaArtifact(options.launcher), onProgress);
  const [java, libs] = [await installedJava(), path.join(folder, 'libs')];
  return KafkaCluster.create({
    dataDir: path.join(options.dataDir, 'kafka'),
    logDir,
    java: java.executable,
    javaOptions: await classArchiveOptions(java, libs, launcher, onProgress),
    libs,
    launcher,
    ports,
    nodes: options.kafkaNodes ?? 1,
    port: options.ports?.kafka,
    users: options.kafkaUsers ?? [],
  });
}

async function makeRegistry({ options, launcher, ports, logDir, onProgress }: Assembly): Promise<RegistryPart> {
  return new RegistryPart({
    dataDir: path.join(options.dataDir, 'registry'),
    logDir,
    java: (await installedJava()).executable,
    app: await ensureArtifact(registryArtifact(options.launcher), onProgress),
    launcher,
    port: await ports.choose('registry', options.ports?.registry),
  });
}

async function makeClickHouse({ options, launcher, ports, logDir }: Assembly): Promise<ClickHousePart> {
  const library = findLibrary();
  if (library === undefined) throw new MachineError(`${LIBRARY_PACKAGE} is not installed`, [LIBRARY_PACKAGE]);
  const dataDir = path.join(options.dataDir, 'clickhouse');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const tcp = options.ports?.clickhouseTcp;
  return new ClickHousePart({
    dataDir,
    logDir,
    library,
    launcher,
    credentials: ensureCredentials(dataDir),
    httpPort: await ports.choose('clickhouse', options.ports?.clickhouse),
    tcpPort: tcp === undefined ? undefined : await ports.choose('clickhouse-tcp', tcp),
    database: options.database ?? 'docket',
    memoryBytes: options.clickhouseMemoryBytes ?? FOUR_GIGABYTES,
  });
}

async function installedJava(): Promise<Java> {
  const java = await findJava();
  if (java === undefined) throw new MachineError('Java is not installed', ['Java']);
  return java;
}

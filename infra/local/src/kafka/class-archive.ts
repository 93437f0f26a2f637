import { createHash } from 'node:crypto';
import { access, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Artifact, ensureArtifact, isCached } from '../artifact.js';
import type { Java } from '../java.js';
import type { Launcher } from '../launcher.js';
import { ServerPart } from '../part.js';
import { freePort } from '../ports.js';
import type { OnProgress } from '../progress.js';
import { VERSIONS } from '../versions.js';
import { kafkaNodeRecipe, type KafkaSetting } from './node-part.js';

const ARCHIVE = 'kafka.jsa';

/**
 * Options with which Java loads Kafka's classes from an archive, which makes a start take 1.7 s instead of 4. The archive
 * is made once for each Kafka and Java by running a broker for a moment. Without one, Kafka starts all the same: Java
 * ignores an archive that does not fit, and a failure to make it is not a failure to start.
 */
export async function classArchiveOptions(
  java: Java,
  libs: string,
  launcher: Launcher,
  onProgress?: OnProgress,
): Promise<string[]> {
  const runtime = createHash('sha256').update(`${java.executable} ${java.build}`).digest('hex').slice(0, 12);
  const artifact: Artifact = {
    name: 'kafka-classes',
    version: `${VERSIONS.kafka}-${runtime}`,
    bytes: 0,
    fill: (folder) => makeArchive(folder, java, libs, launcher),
  };
  if (!isCached(artifact)) onProgress?.({ step: 'preparing', what: 'Kafka for quick starts (once)' });
  try {
    return [`-XX:SharedArchiveFile=${path.join(await ensureArtifact(artifact), ARCHIVE)}`];
  } catch {
    return [];
  }
}

async function makeArchive(folder: string, java: Java, libs: string, launcher: Launcher): Promise<void> {
  const home = path.join(folder, 'broker');
  const node = { id: 1, port: await freePort(), controllerPort: await freePort(), dataDir: path.join(home, 'data') };
  const setting: KafkaSetting = {
    nodes: [node],
    clusterId: 'docketClassArchive0000',
    java: java.executable,
    javaOptions: [`-XX:ArchiveClassesAtExit=${path.join(folder, ARCHIVE)}`],
    libs,
    logDir: home,
  };
  await mkdir(home, { recursive: true });
  const broker = new ServerPart(kafkaNodeRecipe(node, setting), launcher);
  await broker.start();
  await broker.stop();
  // Java writes it as it ends; it is missing when that took so long that the broker was killed.
  await access(path.join(folder, ARCHIVE));
  await rm(home, { recursive: true });
}

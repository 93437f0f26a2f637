import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Artifact } from './artifact.js';
import { PreparationError } from './errors.js';
import { ensureLauncher, type LauncherKind } from './launcher.js';
import { packageFile } from './package-files.js';
import { VERSIONS } from './versions.js';

/** Kafka's broker: jar files in `libs/`. */
export function kafkaArtifact(launcher?: LauncherKind): Artifact {
  return {
    name: 'kafka',
    version: VERSIONS.kafka,
    bytes: 54 * 1024 * 1024,
    fill: (folder) =>
      runMaven('kafka', 'dependency:copy-dependencies', VERSIONS.kafka, path.join(folder, 'libs'), launcher),
  };
}

/** Apicurio Registry, unpacked. */
export function registryArtifact(launcher?: LauncherKind): Artifact {
  return {
    name: 'apicurio-registry',
    version: VERSIONS.registry,
    bytes: 142 * 1024 * 1024,
    fill: (folder) => runMaven('registry', 'dependency:unpack', VERSIONS.registry, folder, launcher),
  };
}

/** S3Mock: one jar that runs by itself. */
export function objectStoreArtifact(launcher?: LauncherKind): Artifact {
  return {
    name: 's3mock',
    version: VERSIONS.objectStore,
    bytes: 62 * 1024 * 1024,
    fill: (folder) => runMaven('object-store', 'dependency:copy', VERSIONS.objectStore, folder, launcher),
  };
}

// Maven runs with the user's own settings, so mirrors, proxies and credentials are theirs. -C: a wrong checksum fails.
async function runMaven(
  pom: 'kafka' | 'registry' | 'object-store',
  goal: string,
  version: string,
  directory: string,
  kind?: LauncherKind,
): Promise<void> {
  const launcher = await ensureLauncher(kind);
  const file = packageFile(`maven/${pom}.xml`);
  const options = ['-B', '-q', '-C', '-ntp', `-Dartifact.version=${version}`, `-Dartifact.directory=${directory}`];
  const command = ['mvn', ...options, '-f', file, goal];
  try {
    await promisify(execFile)(launcher.command, [...launcher.args, String(process.pid), 'exec', ...command]);
  } catch (error) {
    const output = (error as { stdout?: string }).stdout ?? String(error);
    const tail = output.trim().split('\n').slice(-12).join('\n');
    throw new PreparationError(`download failed: ${command.join(' ')}\n${tail}`, { cause: error });
  }
}

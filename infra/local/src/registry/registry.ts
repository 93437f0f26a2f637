import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { answersHttp } from '../http.js';
import type { Launcher } from '../launcher.js';
import { type Recipe, ServerPart } from '../part.js';
import type { ServerCommand } from '../server-process.js';
import { VERSIONS } from '../versions.js';

/** What is needed to run the schema registry. */
export interface RegistryOptions {
  dataDir: string;
  logDir: string;
  java: string;
  /** Folder the registry's archive was unpacked to. */
  app: string;
  launcher: Launcher;
  port: number;
}

/** Apicurio Registry with its Confluent-compatible API. */
export class RegistryPart extends ServerPart {
  constructor(options: RegistryOptions) {
    super(registryRecipe(options), options.launcher);
  }

  /** Base address of the Confluent API. */
  get url(): string {
    return registryUrl(this.port);
  }
}

/** Base address of the Confluent API of a registry on `port`. */
export function registryUrl(port: number): string {
  return `http://127.0.0.1:${port}/apis/ccompat/v7`;
}

function registryRecipe(options: RegistryOptions): Recipe {
  return {
    name: 'registry',
    port: options.port,
    logFile: path.join(options.logDir, 'registry.log'),
    prepare: async () => {
      await mkdir(path.join(options.dataDir, 'tmp'), { recursive: true });
    },
    command: () => registryCommand(options),
    probe: () => answersHttp(`${registryUrl(options.port)}/subjects`),
  };
}

function registryCommand({ dataDir, java, app, port }: RegistryOptions): ServerCommand {
  const properties = {
    'java.io.tmpdir': path.join(dataDir, 'tmp'),
    'quarkus.http.host': '127.0.0.1',
    'quarkus.http.port': port,
    // Without WRITE_DELAY=0 a crash loses the last schema and its id is given to another one.
    'quarkus.datasource.jdbc.url': `jdbc:h2:file:${path.join(dataDir, 'registry')};WRITE_DELAY=0`,
    'quarkus.datasource.jdbc.initial-size': 2,
    'quarkus.datasource.jdbc.min-size': 2,
    'quarkus.datasource.jdbc.max-size': 10,
    'registry.rules.global.compatibility': 'BACKWARD_TRANSITIVE',
    // The list of subjects is cut at 1,000 without a word otherwise, and a topic has a subject for every action.
    'registry.ccompat.max-subjects': 1_000_000,
  };
  const options = Object.entries(properties).map(([name, value]) => `-D${name}=${value}`);
  const jar = path.join(app, `apicurio-registry-app-${VERSIONS.registry}-runner.jar`);
  // The quick compiler alone: a start takes 3 s instead of 8, and a registry has little to do afterwards.
  const machine = ['-Xms64m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData'];
  return {
    args: ['exec', java, ...machine, ...options, '-jar', jar],
    // Finds a schema again whatever its formatting, as Confluent's registry does.
    env: { ENABLE_CCOMPAT_CANONICAL_HASH_MODE: 'true' },
    cwd: dataDir,
    gracefulStop: 'SIGTERM',
  };
}

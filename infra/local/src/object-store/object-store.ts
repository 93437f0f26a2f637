import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ensureArtifact } from '../artifact.js';
import { MachineError } from '../errors.js';
import { answersHttp } from '../http.js';
import { findJava } from '../java.js';
import { ensureLauncher, type Launcher } from '../launcher.js';
import { objectStoreArtifact } from '../maven.js';
import { type Recipe, ServerPart } from '../part.js';
import { freePort } from '../ports.js';
import type { ServerCommand } from '../server-process.js';
import { VERSIONS } from '../versions.js';

interface ObjectStoreOptions {
  dataDir: string;
  java: string;
  app: string;
  launcher: Launcher;
  port: number;
  buckets: readonly string[];
}

/** A server that speaks the API of S3, with buckets of its own. For tests: it is no place to keep anything. */
export class ObjectStore extends ServerPart {
  private constructor(options: ObjectStoreOptions) {
    super(recipe(options), options.launcher);
  }

  /**
   * Starts one as a child of this process, downloading it first if need be.
   * @throws MachineError, PreparationError, PartStartError
   */
  static async run(dataDir: string, buckets: readonly string[]): Promise<ObjectStore> {
    const java = await findJava();
    if (java === undefined) throw new MachineError('Java is not installed', ['Java']);
    const app = await ensureArtifact(objectStoreArtifact());
    const [launcher, port] = [await ensureLauncher(), await freePort()];
    const store = new ObjectStore({ dataDir, java: java.executable, app, launcher, port, buckets });
    await store.start();
    return store;
  }

  /** Base address; buckets are named in the path. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
}

function recipe(options: ObjectStoreOptions): Recipe {
  return {
    name: 'object-store',
    port: options.port,
    logFile: path.join(options.dataDir, 'object-store.log'),
    prepare: async () => {
      await mkdir(path.join(options.dataDir, 'buckets'), { recursive: true });
    },
    command: () => command(options),
    probe: () => answersHttp(`http://127.0.0.1:${options.port}/`),
  };
}

function command({ dataDir, java, app, port, buckets }: ObjectStoreOptions): ServerCommand {
  const properties = {
    'java.io.tmpdir': dataDir,
    // Of the port with TLS, which is always there.
    'server.port': 0,
    'server.address': '127.0.0.1',
    'com.adobe.testing.s3mock.controller.http-port': port,
    'com.adobe.testing.s3mock.http-port': port,
    'com.adobe.testing.s3mock.store.root': path.join(dataDir, 'buckets'),
    'com.adobe.testing.s3mock.store.initial-buckets': buckets.join(','),
  };
  const options = Object.entries(properties).map(([name, value]) => `-D${name}=${value}`);
  const machine = ['-Xms64m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData'];
  const jar = path.join(app, `s3mock-${VERSIONS.objectStore}-exec.jar`);
  return {
    args: ['exec', java, ...machine, ...options, '-jar', jar],
    env: {},
    cwd: dataDir,
    gracefulStop: 'SIGTERM',
  };
}

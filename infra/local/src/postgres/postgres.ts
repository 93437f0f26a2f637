import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { MachineError } from '../errors.js';
import { ensureLauncher, type Launcher } from '../launcher.js';
import { type Recipe, ServerPart } from '../part.js';
import { freePort } from '../ports.js';
import { copyPostgres, findPostgres, POSTGRES_PACKAGE } from './binaries.js';
import { letsIn } from './probe.js';

const USER = 'docket';
const DATABASE = 'postgres';
/** `nobody`: PostgreSQL refuses to run as root. */
const UNPRIVILEGED = 65_534;

interface PostgresOptions {
  folder: string;
  binaries: string;
  launcher: Launcher;
  port: number;
}

/** A PostgreSQL server with data of its own, for tests: it asks for no password and writes nothing to disk for sure. */
export class Postgres extends ServerPart {
  private constructor(options: PostgresOptions) {
    super(recipe(options), options.launcher);
  }

  /**
   * Starts one as a child of this process.
   * @param folder empty, and gone with the server
   * @throws MachineError, PreparationError, PartStartError
   */
  static async run(folder: string): Promise<Postgres> {
    const binaries = findPostgres();
    if (binaries === undefined) throw new MachineError('PostgreSQL is not installed', [POSTGRES_PACKAGE]);
    const [launcher, port] = [await ensureLauncher(), await freePort()];
    const postgres = new Postgres({ folder, binaries, launcher, port });
    await postgres.start();
    return postgres;
  }

  /** Of the database that is there from the start; its user may do anything. */
  get url(): string {
    return `postgres://${USER}@127.0.0.1:${this.port}/${DATABASE}`;
  }
}

function recipe(options: PostgresOptions): Recipe {
  const { folder, port } = options;
  return {
    name: 'postgres',
    port,
    logFile: path.join(folder, 'postgres.log'),
    prepare: () => prepare(options),
    command: () => ({
      args: ['exec', ...unprivileged([program(folder, 'postgres'), '-D', dataOf(folder), ...settings(port)])],
      env: {},
      cwd: folder,
      gracefulStop: 'SIGTERM',
    }),
    probe: () => letsIn(port, USER, DATABASE),
  };
}

async function prepare({ folder, binaries }: PostgresOptions): Promise<void> {
  await copyPostgres(binaries, path.join(folder, 'native'));
  const data = dataOf(folder);
  if (existsSync(path.join(data, 'PG_VERSION'))) return;
  await mkdir(data, { recursive: true });
  if (isRoot()) for (const owned of [folder, data]) await chown(owned, UNPRIVILEGED, UNPRIVILEGED);
  const initdb = [program(folder, 'initdb'), '-D', data, '-U', USER, '--auth=trust', '--no-sync', '--encoding=UTF8'];
  const [command = '', ...args] = unprivileged([...initdb, '--locale=C']);
  await promisify(execFile)(command, args, { cwd: folder, env: {} });
}

function settings(port: number): string[] {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    shared_buffers: '64MB',
    // Whoever is asked to end does not wait for clients.
    restart_after_crash: 'off',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** As another user where this one is root. A change of user ends the bond to the parent, so it is made anew. */
function unprivileged(command: readonly string[]): string[] {
  if (!isRoot()) return [...command];
  const id = String(UNPRIVILEGED);
  return ['/usr/bin/setpriv', '--reuid', id, '--regid', id, '--clear-groups', '--pdeathsig', 'KILL', '--', ...command];
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function program(folder: string, name: string): string {
  return path.join(folder, 'native/bin', name);
}

function dataOf(folder: string): string {
  return path.join(folder, 'data');
}

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PartStartError } from '../errors.js';
import { answersHttp, sendHttp } from '../http.js';
import type { Launcher } from '../launcher.js';
import { type Recipe, ServerPart } from '../part.js';
import type { ServerCommand } from '../server-process.js';
import type { StackEndpoints } from '../stack-file.js';
import { configXml, usersXml } from './config.js';
import { ADMIN_USER, type ClickHouseCredentials, READER_USER } from './credentials.js';

/** What is needed to run ClickHouse. */
export interface ClickHouseOptions {
  dataDir: string;
  logDir: string;
  /** Path of libchdb.so. */
  library: string;
  launcher: Launcher;
  credentials: ClickHouseCredentials;
  httpPort: number;
  /** Opens the native protocol too. */
  tcpPort?: number | undefined;
  /** Created if it does not exist. */
  database: string;
  memoryBytes: number;
}

/** ClickHouse with its own HTTP interface, run from the library of the chdb project. */
export class ClickHousePart extends ServerPart {
  readonly user = ADMIN_USER;
  readonly readerUser = READER_USER;
  readonly password: string;
  readonly readerPassword: string;
  readonly database: string;
  /** Port of the native protocol, if it is open. */
  readonly tcpPort: number | undefined;

  constructor(options: ClickHouseOptions) {
    super(clickHouseRecipe(options), options.launcher);
    this.password = options.credentials.adminPassword;
    this.readerPassword = options.credentials.readerPassword;
    this.database = options.database;
    this.tcpPort = options.tcpPort;
  }

  /** How to reach it, passwords included. */
  get endpoint(): NonNullable<StackEndpoints['clickhouse']> {
    const { url, tcpPort, database, user, password, readerUser, readerPassword } = this;
    return { url, ...(tcpPort !== undefined && { tcpPort }), database, user, password, readerUser, readerPassword };
  }

  /** Address of the HTTP interface. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
}

function clickHouseRecipe(options: ClickHouseOptions): Recipe {
  return {
    name: 'clickhouse',
    port: options.httpPort,
    logFile: logFileOf(options),
    prepare: () => prepare(options),
    command: () => clickHouseCommand(options),
    probe: () => answersHttp(`http://127.0.0.1:${options.httpPort}/ping`),
    afterReady: () => createDatabase(options),
  };
}

async function prepare(options: ClickHouseOptions): Promise<void> {
  const { dataDir } = options;
  const metadata = path.join(dataDir, 'data', 'metadata');
  await mkdir(metadata, { recursive: true });
  await mkdir(path.join(dataDir, 'tmp'), { recursive: true });
  // `system` must be a database on disk before the first start, else its log tables cannot be opened at the second.
  const system = path.join(metadata, 'system.sql');
  if (!existsSync(system)) await writeFile(system, `ATTACH DATABASE _ UUID '${randomUUID()}'\nENGINE = Atomic\n`);
  const config = configXml({ home: dataDir, logFile: logFileOf(options), memoryBytes: options.memoryBytes });
  await writeFile(path.join(dataDir, 'config.xml'), config);
  await writeFile(path.join(dataDir, 'users.xml'), usersXml(options.credentials, options.database), { mode: 0o600 });
}

// Both the server's own log and what it prints before it has one.
function logFileOf({ logDir }: ClickHouseOptions): string {
  return path.join(logDir, 'clickhouse.log');
}

function clickHouseCommand({ library, dataDir, httpPort, tcpPort }: ClickHouseOptions): ServerCommand {
  const tcp = tcpPort === undefined ? [] : [`--tcp_port=${tcpPort}`];
  const listen = ['SYSTEM START LISTEN HTTP;', ...(tcpPort === undefined ? [] : ['SYSTEM START LISTEN TCP;'])];
  const options = [
    `--config-file=${path.join(dataDir, 'config.xml')}`,
    `--path=${path.join(dataDir, 'data')}`,
    '--listen_host=127.0.0.1',
    `--http_port=${httpPort}`,
    ...tcp,
    '--log-level=warning',
    '--interactive',
    `--query=${listen.join(' ')}`,
  ];
  return {
    args: ['clickhouse', library, ...options],
    // The prompt keeps a history file and reads settings in HOME: neither may be the user's.
    env: { HOME: dataDir, TMPDIR: path.join(dataDir, 'tmp'), TZ: 'UTC' },
    cwd: dataDir,
    gracefulStop: 'close-stdin',
  };
}

async function createDatabase({ httpPort, database, credentials }: ClickHouseOptions): Promise<void> {
  const { status, body } = await sendHttp(`http://127.0.0.1:${httpPort}`, {
    headers: { 'X-ClickHouse-User': ADMIN_USER, 'X-ClickHouse-Key': credentials.adminPassword },
    body: `CREATE DATABASE IF NOT EXISTS \`${database}\` ENGINE = Atomic`,
  });
  if (status !== 200) throw new PartStartError(`clickhouse refuses to create the database ${database}: ${body}`);
}

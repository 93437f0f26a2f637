import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PartStartError, PartStateError } from './errors.js';
import type { Launcher } from './launcher.js';
import type { ProcessIdentity } from './process-identity.js';
import { type ServerCommand, ServerProcess } from './server-process.js';
import { poll } from './timing.js';

/** The parts of a stack by name. */
export const PART_NAMES = ['kafka', 'registry', 'clickhouse'] as const;
export type PartName = (typeof PART_NAMES)[number];

/** One server of the stack, with its own port, data directory and log. */
export interface StackPart {
  /** `kafka-1`, `registry`, `clickhouse`. */
  readonly name: string;
  readonly port: number;
  readonly logFile: string;
  /** The server's own process; `undefined` while it does not run. */
  readonly pid: number | undefined;
  readonly identity: ProcessIdentity | undefined;
  /** Starts the server on the data it left and waits until it answers. */
  start(): Promise<void>;
  /** Waits until the server answers. */
  ready(): Promise<void>;
  /** Ends it in order. Nothing happens when it does not run. */
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill9(): Promise<void>;
}

/** What differs between the servers. */
export interface Recipe {
  name: string;
  port: number;
  logFile: string;
  /** Writes configuration and prepares the data directory; done at every start, so it must be repeatable. */
  prepare(): Promise<void>;
  command(): ServerCommand;
  /** Whether it answers as it should; may throw, which means no. */
  probe(): Promise<boolean>;
  /** Done each time the server has begun to answer. */
  afterReady?(): Promise<void>;
}

// A cold start takes seconds; a machine that is busy with a whole test run may need a minute.
const START_TIMEOUT_MS = 120_000;

/** Told which part ended and how (`exit code 1`, `signal SIGKILL`). */
export type OnExit = (part: StackPart, how: string) => void;

/** Runs one recipe. */
export class ServerPart implements StackPart {
  private server: ServerProcess | undefined;
  private readonly exitListeners: OnExit[] = [];
  private readonly startListeners: (() => void)[] = [];

  constructor(
    private readonly recipe: Recipe,
    private readonly launcher: Launcher,
  ) {}

  get name(): string {
    return this.recipe.name;
  }

  get port(): number {
    return this.recipe.port;
  }

  get logFile(): string {
    return this.recipe.logFile;
  }

  get pid(): number | undefined {
    return this.identity?.pid;
  }

  get identity(): ProcessIdentity | undefined {
    return this.server?.running === true ? this.server.identity : undefined;
  }

  /** `listener` is called when the server ends without having been told to through this object. */
  onUnexpectedExit(listener: OnExit): void {
    this.exitListeners.push(listener);
  }

  /** `listener` is called as soon as a process exists, before it is ready. */
  onSpawn(listener: () => void): void {
    this.startListeners.push(listener);
  }

  async start(): Promise<void> {
    if (this.server?.running === true) throw new PartStateError(`${this.name} runs already`);
    mkdirSync(path.dirname(this.logFile), { recursive: true });
    await this.recipe.prepare();
    const server = await ServerProcess.spawn(this.launcher, this.recipe.command(), this.logFile);
    this.server = server;
    for (const listener of this.startListeners) listener();
    try {
      await this.ready();
    } catch (error) {
      await this.kill9();
      throw error;
    }
    void server.exited.then((how) => {
      this.reportExit(server, how);
    });
  }

  async ready(): Promise<void> {
    const server = this.server;
    if (server === undefined) throw new PartStateError(`${this.name} was not started`);
    const answers = await poll(async () => !server.running || (await this.answers()), START_TIMEOUT_MS);
    if (!server.running) throw await this.startError(`ended during start (${await server.exited})`);
    if (answers === undefined) throw await this.startError(`did not answer within ${START_TIMEOUT_MS / 1000} s`);
    await this.recipe.afterReady?.();
  }

  async stop(): Promise<void> {
    await this.takeServer()?.stop();
  }

  async kill9(): Promise<void> {
    await this.takeServer()?.kill9();
  }

  // A server that is no longer in `this.server` when it ends was told to.
  private takeServer(): ServerProcess | undefined {
    const server = this.server;
    this.server = undefined;
    return server;
  }

  private reportExit(server: ServerProcess, how: string): void {
    if (this.server !== server) return;
    for (const listener of this.exitListeners) listener(this, how);
  }

  private async answers(): Promise<boolean> {
    try {
      return await this.recipe.probe();
    } catch {
      return false;
    }
  }

  private async startError(what: string): Promise<PartStartError> {
    const log = await readFile(this.logFile, 'utf8').catch(() => '');
    const tail = log.trimEnd().split('\n').slice(-15).join('\n');
    return new PartStartError(`${this.name} ${what}; its log, ${this.logFile}, ends with:\n${tail}`);
  }
}

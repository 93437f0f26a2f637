import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { PartStartError } from './errors.js';
import type { Launcher } from './launcher.js';
import { identify, type ProcessIdentity } from './process-identity.js';
import { settlesWithin } from './timing.js';

/** How to start one server. */
export interface ServerCommand {
  /** The launcher's mode and arguments, e.g. `exec java -jar x.jar`. */
  args: string[];
  env: Record<string, string>;
  cwd: string;
  /** How it is asked to end by itself. */
  gracefulStop: 'SIGTERM' | 'close-stdin';
}

const STOP_TIMEOUT_MS = 20_000;
const LARGEST_LOG_BYTES = 10 * 1024 * 1024;

/** One running server: a child of this process which the kernel kills when this process ends. */
export class ServerProcess {
  /** Resolves, with text for people, when the process has ended for whatever reason. */
  readonly exited: Promise<string>;
  readonly identity: ProcessIdentity;
  private ended = false;

  private constructor(
    private readonly child: ChildProcess,
    readonly pid: number,
    private readonly gracefulStop: ServerCommand['gracefulStop'],
  ) {
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.ended = true;
        resolve(signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`);
      });
    });
    // A pipe to a server that was killed breaks; that says nothing new.
    child.stdin?.on('error', () => undefined);
    this.identity = identify(pid) ?? { pid, startTicks: '', bootId: '' };
  }

  /** Starts the server; its output is appended to `logFile`. Must not be called in a worker thread (see native/launcher.c). */
  static async spawn(launcher: Launcher, command: ServerCommand, logFile: string): Promise<ServerProcess> {
    rotate(logFile);
    const log = openSync(logFile, 'a');
    try {
      const child = spawn(launcher.command, [...launcher.args, String(process.pid), ...command.args], {
        cwd: command.cwd,
        env: command.env,
        stdio: ['pipe', log, log],
        // A session of its own: Ctrl-C in a terminal goes to whoever holds the stack, which then stops it in order.
        detached: true,
      });
      await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
      if (child.pid === undefined) throw new PartStartError(`${launcher.command} did not start`);
      return new ServerProcess(child, child.pid, command.gracefulStop);
    } finally {
      closeSync(log);
    }
  }

  get running(): boolean {
    return !this.ended;
  }

  /** Asks the server to end and waits until it has; kill -9 if that takes more than 20 s. */
  async stop(): Promise<void> {
    if (this.ended) return;
    if (this.gracefulStop === 'SIGTERM') this.child.kill('SIGTERM');
    else this.child.stdin?.end();
    if (!(await settlesWithin(this.exited, STOP_TIMEOUT_MS))) await this.kill9();
  }

  /** Ends the server as a crash would and waits until it is gone. */
  async kill9(): Promise<void> {
    if (!this.ended) this.child.kill('SIGKILL');
    await this.exited;
  }
}

// One old log is kept; logs of servers that run for weeks would else grow without end.
function rotate(logFile: string): void {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG_BYTES)
    renameSync(logFile, `${logFile}.1`);
}

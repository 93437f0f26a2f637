import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Environment } from '@docket/config';
import { CommandError } from '../command-error.js';

/** One service of this checkout. */
export interface ServiceOptions {
  readonly name: string;
  /** Its built main file. */
  readonly script: string;
  readonly env: Environment;
  readonly logFile: string;
}

/** Loaded before the service itself; see there. */
const END_WITH_PARENT = new URL('../../preload/end-with-parent.mjs', import.meta.url).href;

const READY_WITHIN_MS = 30_000;
const POLL_MS = 50;
const TAIL_BYTES = 4_000;

/**
 * A service as a child process. It stands in a process group of its own, so that Ctrl-C in the terminal reaches only
 * us and services end in the right order; and it is told by the end of its standard input when we are gone, however
 * we ended.
 */
export class ServiceProcess {
  private ended: string | undefined;
  readonly exited: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly options: ServiceOptions,
    private readonly logStart: number,
  ) {
    this.exited = new Promise((resolve) => {
      const end = (how: string) => {
        this.ended ??= how;
        resolve();
      };
      child.once('error', (error) => {
        end(error.message);
      });
      child.once('exit', (code, signal) => {
        end(signal ?? `exit code ${code ?? 0}`);
      });
    });
  }

  static start(options: ServiceOptions): ServiceProcess {
    mkdirSync(path.dirname(options.logFile), { recursive: true });
    const log = openSync(options.logFile, 'a', 0o600);
    const logStart = statSync(options.logFile).size;
    try {
      const child = spawn(process.execPath, ['--import', END_WITH_PARENT, options.script], {
        env: { ...options.env },
        stdio: ['pipe', log, log],
        detached: true,
      });
      // Its end is told by `exited`; writing to it is not what the pipe is for.
      child.stdin?.on('error', () => undefined);
      return new ServiceProcess(child, options, logStart);
    } finally {
      closeSync(log);
    }
  }

  /** Of its process; 0 when it could not be started. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.ended !== undefined;
  }

  /** What it has written since it was started. */
  output(): string {
    return readFileSync(this.options.logFile).subarray(this.logStart).toString('utf8');
  }

  /** Waits until `probe` says that it serves. @throws {CommandError} with the end of its log */
  async untilReady(probe: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await probe())) {
      signal.throwIfAborted();
      if (this.hasEnded) throw this.failure();
      if (Date.now() > deadline) throw this.failure(`is not ready after ${READY_WITHIN_MS / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** What to say when it has ended by itself. */
  failure(what = `ended by itself (${this.ended ?? ''})`): CommandError {
    const tail = this.output().slice(-TAIL_BYTES).trim();
    const said = tail === '' ? '' : `:\n${tail.replaceAll(/^/gm, '  ')}`;
    return new CommandError(`the ${this.options.name} service ${what}; its log is ${this.options.logFile}${said}`);
  }

  /** Ends it in order, or kills it after a time. */
  async stop(withinMs: number): Promise<void> {
    if (this.hasEnded) return;
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), withinMs);
    await this.exited;
    clearTimeout(timer);
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { becomes } from './waiting.js';

/** The service as it is shipped. */
const MAIN = path.resolve(import.meta.dirname, '../../../ingestion/dist/main.js');
/** See there. */
const REDIRECT_PORTS = new URL('../../preload/redirect-ports.mjs', import.meta.url).href;
const READY_MS = 60_000;
const RESTART_MS = 300;

/** One ingestion process, started again when it ends by itself, as a supervisor would. */
export class Ingester {
  #child: ChildProcess | undefined;
  #wanted = false;
  #endedByItself = 0;
  /** Where in its log the present process begins. */
  #logStart = 0;
  #ended: Promise<number | null> = Promise.resolve(null);

  constructor(
    private readonly environment: Readonly<Record<string, string>>,
    private readonly logFile: string,
  ) {}

  /** How often it ended without having been told to. */
  get endedByItself(): number {
    return this.#endedByItself;
  }

  get runs(): boolean {
    return this.#child !== undefined;
  }

  /** Whether it has ever said this, in whichever of its lives. */
  hasSaid(text: string): boolean {
    return readFileSync(this.logFile, 'utf8').includes(text);
  }

  /** Memory it holds now, in bytes; undefined while it does not run. */
  residentBytes(): number | undefined {
    const pid = this.#child?.pid;
    if (pid === undefined) return undefined;
    const kibibytes = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  }

  /** Starts the process; nothing happens when it runs. */
  start(): void {
    this.#wanted = true;
    if (this.#child) return;
    const log = openSync(this.logFile, 'a');
    this.#logStart = statSync(this.logFile).size;
    const child = spawn(process.execPath, ['--import', REDIRECT_PORTS, MAIN, '--with-parent'], {
      env: this.environment,
      stdio: ['pipe', log, log],
    });
    closeSync(log);
    this.#child = child;
    child.stdin?.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code) => {
        resolve(code);
        if (this.#child !== child) return;
        this.#child = undefined;
        this.#endedByItself += 1;
        setTimeout(() => {
          if (this.#wanted) this.start();
        }, RESTART_MS);
      });
    });
  }

  /** Waits until it says that it is ready. @throws {Error} with its last words */
  async ready(): Promise<void> {
    const said = (): string => readFileSync(this.logFile).toString('utf8', this.#logStart);
    if (await becomes(() => said().includes('ingestion ready'), READY_MS)) return;
    throw new Error(`ingestion did not become ready; it said:\n${said().slice(-2_000)}`);
  }

  /** Ends it as a crash would. */
  async kill9(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to finish and waits. @returns its exit code; 0 also when it did not run */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Stops it in the middle of whatever it does, sockets and all, until `wake`. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  wake(): void {
    this.#child?.kill('SIGCONT');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#wanted = false;
    this.#child = undefined;
    if (!child) return 0;
    child.kill(signal);
    return this.#ended;
  }
}

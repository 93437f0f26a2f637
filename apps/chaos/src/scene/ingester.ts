import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync, type WriteStream } from 'node:fs';
import path from 'node:path';
import { becomes } from './waiting.js';

/** The service as it is shipped. */
const MAIN = path.resolve(import.meta.dirname, '../../../ingestion/dist/main.js');
/** See there. */
const REDIRECT_PORTS = new URL('../../preload/redirect-ports.mjs', import.meta.url).href;
const READY_MS = 60_000;
const RESTART_MS = 300;
const REMEMBERED_CHARACTERS = 1_000_000;

/** One ingestion process, started again when it ends by itself, as a supervisor would. */
export class Ingester {
  readonly #log: WriteStream;
  #child: ChildProcess | undefined;
  #wanted = false;
  #endedByItself = 0;
  #said = '';
  #sinceStart = '';
  #ended: Promise<number | null> = Promise.resolve(null);

  constructor(
    private readonly environment: Readonly<Record<string, string>>,
    logFile: string,
  ) {
    this.#log = createWriteStream(logFile, { flags: 'a' });
  }

  /** What it has said since the first start, its last million characters. */
  get said(): string {
    return this.#said;
  }

  /** How often it ended without having been told to. */
  get endedByItself(): number {
    return this.#endedByItself;
  }

  /** Memory it holds now; 0 while it does not run. */
  residentBytes(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) return 0;
    const kibibytes = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kibibytes ?? 0) * 1024;
  }

  /** Starts the process; nothing happens when it runs. @param more variables for this start only */
  start(more: Readonly<Record<string, string>> = {}): void {
    this.#wanted = true;
    if (this.#child) return;
    const child = spawn(process.execPath, ['--import', REDIRECT_PORTS, MAIN, '--with-parent'], {
      env: { ...this.environment, ...more },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#sinceStart = '';
    const note = (chunk: Buffer): void => {
      const text = chunk.toString();
      this.#log.write(text);
      this.#said = (this.#said + text).slice(-REMEMBERED_CHARACTERS);
      this.#sinceStart = (this.#sinceStart + text).slice(-REMEMBERED_CHARACTERS);
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.stdin.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code) => {
        resolve(code);
        if (this.#child !== child) return;
        this.#child = undefined;
        this.#endedByItself += 1;
        setTimeout(() => {
          if (this.#wanted) this.start(more);
        }, RESTART_MS);
      });
    });
  }

  /** Waits until it says that it is ready. @throws {Error} with its last words */
  async ready(): Promise<void> {
    if (await becomes(() => this.#sinceStart.includes('ingestion ready'), READY_MS)) return;
    throw new Error(`ingestion did not become ready; it said:\n${this.#said.slice(-2_000)}`);
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

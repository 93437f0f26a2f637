import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** A Node program to run beside the benchmark. */
export interface NodeProcessOptions {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly logFile: string;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 30_000;
const POLL_MS = 10;
const TAIL_CHARACTERS = 4_000;

/** A Node program as a child. Its output goes to a file, where it cannot hold the program up. */
export class NodeProcess {
  #ended: string | undefined;
  readonly exited: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly options: NodeProcessOptions,
  ) {
    this.exited = new Promise((resolve) => {
      const end = (how: string): void => {
        this.#ended ??= how;
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

  static start(options: NodeProcessOptions): NodeProcess {
    const log = openSync(options.logFile, 'a', 0o600);
    try {
      const child = spawn(process.execPath, [...(options.nodeOptions ?? []), options.script, ...(options.args ?? [])], {
        // Nothing of our surroundings: what is measured runs with its defaults.
        env: { ...options.variables },
        // The end of its standard input tells it that we are gone, however we ended.
        stdio: ['pipe', log, log],
      });
      child.stdin?.on('error', () => undefined);
      return new NodeProcess(child, options);
    } finally {
      closeSync(log);
    }
  }

  get pid(): number {
    const { pid } = this.child;
    if (pid === undefined) throw this.failure();
    return pid;
  }

  /** Waits until it has written `line`. */
  async untilSaid(line: string): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!this.#output().includes(line)) {
      if (this.#ended !== undefined || performance.now() > deadline) throw this.failure();
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** Waits for its end. @throws when it was none in order */
  async untilFinished(): Promise<void> {
    await this.exited;
    if (this.#ended !== 'exit code 0') throw this.failure();
  }

  /** How it stands, with the end of what it wrote. */
  state(): string {
    const { name } = this.options;
    return `${name} ${this.#ended === undefined ? 'runs' : `ended (${this.#ended})`}:\n${this.#output().slice(-TAIL_CHARACTERS)}`;
  }

  failure(): Error {
    return new Error(this.state());
  }

  /** Ends it in order, or kills it after a time. */
  async stop(): Promise<void> {
    if (this.#ended !== undefined) return;
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_WITHIN_MS);
    await this.exited;
    clearTimeout(timer);
  }

  #output(): string {
    return readFileSync(this.options.logFile, 'utf8');
  }
}

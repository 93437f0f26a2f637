import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

const DIST = path.resolve(import.meta.dirname, '../../dist');
/** See there. */
const REDIRECT_PORTS = new URL('../../preload/redirect-ports.mjs', import.meta.url).href;
const LAST_WORDS = 4_000;

/** A program of this app in a process of its own, with a channel to it. */
export class Program {
  /** Resolves with its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;
  #said = '';

  /**
   * @param main path below `dist`
   * @param plan what it is told when it starts
   * @param ports see `redirect-ports.mjs`
   * @param tell is given its messages
   */
  constructor(main: string, plan: unknown, ports: string, tell: (message: unknown) => void) {
    this.#child = fork(path.join(DIST, main), [JSON.stringify(plan)], {
      execArgv: ['--import', REDIRECT_PORTS],
      env: { CHAOS_PORTS: ports },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString()).slice(-LAST_WORDS);
    });
    this.#child.on('message', tell);
    this.ended = new Promise((resolve) => this.#child.once('exit', resolve));
  }

  /** What it said last on its error output. */
  get said(): string {
    return this.#said;
  }

  /** Nothing happens when it is ending just now. */
  send(message: object): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  /** Ends it as a crash would, and waits until it is gone. */
  async kill9(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }
}

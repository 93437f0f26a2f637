import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeProgress, type LocalStack, startStack } from '@docket/local-stack';
import { type Endings } from './endings.js';

const PREFIX = 'docket-chaos-';
/** A directory with a file of this name is not deleted by later runs. */
const KEPT = 'kept';

/**
 * Servers of our own in a temporary directory, started when the first fault asks for them: faults kill parts of them,
 * so they are nobody else's.
 */
export class Stacks {
  readonly directory: string;
  readonly #running = new Map<number, Promise<LocalStack>>();
  #kept = false;

  /** @param note is told what goes on, line by line */
  constructor(
    private readonly endings: Endings,
    readonly note: (line: string) => void,
  ) {
    removeAbandoned();
    this.directory = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
    endings.add(() => {
      if (!this.#kept) rmSync(this.directory, { recursive: true, force: true });
    });
  }

  /** Leaves the data of all servers where it is when they have ended. */
  keep(): void {
    this.#kept = true;
    writeFileSync(path.join(this.directory, KEPT), 'Left for somebody to look into; delete it when done.\n');
  }

  /**
   * The stack with that many Kafka nodes, every server of it running. Only one runs at a time: the other is stopped
   * first.
   */
  async withKafkaNodes(nodes: number): Promise<LocalStack> {
    for (const [other, stack] of this.#running) {
      if (other === nodes) continue;
      this.#running.delete(other);
      await (await stack).stop();
    }
    const running = this.#running.get(nodes) ?? this.#start(nodes);
    this.#running.set(nodes, running);
    const stack = await running;
    // A fault that failed may have left one dead.
    for (const server of stack.servers) if (server.pid === undefined) await server.start();
    return stack;
  }

  #start(kafkaNodes: number): Promise<LocalStack> {
    const starting = startStack({
      dataDir: path.join(this.directory, `stack-${kafkaNodes}`),
      kafkaNodes,
      onProgress: (progress) => {
        this.note(describeProgress(progress));
      },
    });
    this.endings.add(() =>
      starting.then(
        (stack) => stack.stop(),
        () => undefined,
      ),
    );
    return starting;
  }
}

/** A run that was killed took its servers with it but could not delete their data. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    const directory = path.join(tmpdir(), name);
    if (pid === undefined || existsSync(`/proc/${pid}`) || existsSync(path.join(directory, KEPT))) continue;
    rmSync(directory, { recursive: true, force: true });
  }
}

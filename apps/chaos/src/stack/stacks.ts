import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeProgress, type LocalStack, startStack } from '@docket/local-stack';
import { type Endings } from './endings.js';

const PREFIX = 'docket-chaos-';

/**
 * Servers of our own in a temporary directory, started when the first fault asks for them: faults kill parts of them,
 * so they are nobody else's.
 */
export class Stacks {
  readonly directory: string;
  readonly #running = new Map<number, Promise<LocalStack>>();

  constructor(
    private readonly endings: Endings,
    private readonly note: (line: string) => void,
  ) {
    removeAbandoned();
    this.directory = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
    endings.add(() => {
      rmSync(this.directory, { recursive: true, force: true });
    });
  }

  /** The stack with that many Kafka nodes. Only one runs at a time: the other is stopped first. */
  async withKafkaNodes(nodes: number): Promise<LocalStack> {
    for (const [other, stack] of this.#running) {
      if (other === nodes) continue;
      this.#running.delete(other);
      await (await stack).stop();
    }
    const running = this.#running.get(nodes) ?? this.#start(nodes);
    this.#running.set(nodes, running);
    return running;
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
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) {
      rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

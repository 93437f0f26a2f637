import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type RegistryOptions } from '@docket/avro';
import { type ClickHouseConnection } from '@docket/clickhouse';
import { type KafkaSettings } from '@docket/kafka';
import { type OffsetRange, type RangeOfEvents } from './topic-events.js';

/** Where a thread reads from. */
export interface WorkerSurroundings {
  readonly kafka: KafkaSettings;
  readonly registry: RegistryOptions;
  readonly clickhouse: ClickHouseConnection;
  readonly topic: string;
  readonly clientId: string;
}

/** What a thread is given. */
export interface WorkerTask extends WorkerSurroundings {
  readonly epoch: number;
  readonly ranges: readonly OffsetRange[];
  readonly columns: readonly string[];
}

/** What a thread is told. */
export type ToWorker =
  | { readonly is: 'task'; readonly task: WorkerTask }
  /** A range that it handed over is being worked on. */
  | { readonly is: 'taken' }
  | { readonly is: 'end' };

/** What a thread says. */
export type FromWorker =
  | { readonly is: 'range'; readonly range: Omit<RangeOfEvents, 'body'> & { readonly body: Uint8Array<ArrayBuffer> } }
  | { readonly is: 'failure'; readonly message: string; readonly verdict: 'retry' | 'stop' }
  | { readonly is: 'end' };

/** A thread could not go on reading. */
export class ReadFailedError extends Error {
  override readonly name = 'ReadFailedError';

  constructor(
    message: string,
    readonly verdict: 'retry' | 'stop',
  ) {
    super(message);
  }
}

/** Beside `src` as well as beside `dist`: a thread runs what was built. */
const WORKER = path.resolve(import.meta.dirname, '../dist/topic-worker.js');

/** Reads stored events out of a topic in several threads, each of which has some of the partitions. */
export class TopicWorkers {
  /** Started before they are needed: loading what they run takes a second. */
  readonly #idle: Worker[];
  readonly #said: { readonly worker: Worker; readonly message: FromWorker }[] = [];
  #wake: () => void = () => undefined;
  #failure: Error | undefined;

  /** @param threads at most; no more than there are partitions */
  constructor(
    private readonly surroundings: WorkerSurroundings,
    private readonly threads: number,
  ) {
    this.#idle = Array.from({ length: threads }, () => this.#start());
  }

  /** Ends threads that were started and not used. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  /**
   * The events of some ranges, as they come in. Each range comes once.
   * @param names the columns that are wanted
   * @throws {ReadFailedError} as `TopicEvents` does, with its verdict
   */
  async *read(
    epoch: number,
    ranges: readonly OffsetRange[],
    names: ReadonlySet<string>,
    signal: AbortSignal,
  ): AsyncGenerator<RangeOfEvents> {
    const workers = sharesOf(ranges, this.threads).map((share) => {
      const worker = this.#idle.pop() ?? this.#start();
      worker.postMessage({ is: 'task', task: { ...this.surroundings, epoch, ranges: share, columns: [...names] } });
      return worker;
    });
    const end = (): void => {
      this.#wake();
    };
    signal.addEventListener('abort', end);
    try {
      for (let left = workers.length; left > 0;) {
        const { worker, message } = await this.#next(signal);
        if (message.is === 'failure') throw new ReadFailedError(message.message, message.verdict);
        if (message.is === 'end') left -= 1;
        else {
          yield { ...message.range, body: [Buffer.from(message.range.body.buffer)] };
          worker.postMessage({ is: 'taken' });
        }
      }
    } finally {
      signal.removeEventListener('abort', end);
      for (const worker of workers) worker.postMessage({ is: 'end' });
      await Promise.all(workers.map(ended));
    }
  }

  #start(): Worker {
    const worker = new Worker(WORKER);
    worker.on('message', (message: FromWorker) => {
      this.#said.push({ worker, message });
      this.#wake();
    });
    worker.on('error', (error) => {
      this.#failure ??= error;
      this.#wake();
    });
    return worker;
  }

  async #next(signal: AbortSignal): Promise<{ readonly worker: Worker; readonly message: FromWorker }> {
    for (;;) {
      signal.throwIfAborted();
      if (this.#failure) throw this.#failure;
      const said = this.#said.shift();
      if (said) return said;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

/** Some of the partitions for each thread. */
function sharesOf(ranges: readonly OffsetRange[], threads: number): OffsetRange[][] {
  const partitions = [...new Set(ranges.map(({ partition }) => partition))];
  const count = Math.min(threads, partitions.length);
  return Array.from({ length: count }, (_, thread) => {
    const own = new Set(partitions.filter((__, index) => index % count === thread));
    return ranges.filter(({ partition }) => own.has(partition));
  });
}

function ended(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    if (worker.threadId < 0) resolve();
    else
      worker.once('exit', () => {
        resolve();
      });
  });
}

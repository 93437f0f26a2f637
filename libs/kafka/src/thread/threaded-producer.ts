import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { KafkaFailure } from '../kafka-failure.js';
import { type ConnectingProducer, type ProducerOptions } from '../producer.js';
import { type OutgoingRecord, type RecordPlace } from '../records.js';
import { type KafkaSettings } from '../settings.js';
import { type Answer, type PackedPlaces, type Request, type ThreadData } from './messages.js';
import { packRecords } from './packed-records.js';

/** Where the code of the thread may be: beside this, or in the published package, where this is in the chunk of an entry or a shared one. */
const PLACES = ['./main.js', './kafka-thread.cjs', '../kafka-thread.cjs'].map(
  (place) => new URL(place, import.meta.url),
);

interface Waiting {
  resolve(places: PackedPlaces | undefined): void;
  reject(error: KafkaFailure): void;
}

/**
 * A producer whose driver has a thread of its own: the driver takes longer to encode a record than whoever emits it, and leaves much
 * to be collected; here it holds nobody up.
 * @throws {KafkaFailure} where the code of the thread is not beside this one (a bundler left it out)
 */
export function threadedProducer(settings: KafkaSettings, options: ProducerOptions): ConnectingProducer {
  const main = PLACES.find((place) => existsSync(fileURLToPath(place)));
  if (main) return new ThreadedProducer(main, settings, options);
  const missing = fileURLToPath(new URL('./kafka-thread.cjs', import.meta.url));
  throw new KafkaFailure(
    `thread: ${missing} is missing; leave the package out of the bundle, or connect without thread`,
    false,
  );
}

class ThreadedProducer implements ConnectingProducer {
  #thread: Worker | undefined;
  #number = 0;
  readonly #waiting = new Map<number, Waiting>();

  constructor(
    private readonly main: URL,
    private readonly settings: KafkaSettings,
    private readonly options: ProducerOptions,
  ) {}

  async connect(): Promise<void> {
    await this.#ask((number) => ({ number, kind: 'connect' }));
  }

  async send(topic: string, records: readonly OutgoingRecord[]): Promise<RecordPlace[]> {
    const packed = packRecords(records);
    const places = await this.#ask((number) => ({ number, kind: 'send', topic, records: packed }), [packed.bytes]);
    return records.map((_, index) => ({
      partition: places?.partitions[index] ?? -1,
      offset: places?.offsets[index] ?? -1n,
    }));
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    if (!thread) return;
    await this.#ask((number) => ({ number, kind: 'close' })).catch(() => undefined);
    await thread.terminate();
  }

  #ask(request: (number: number) => Request, handedOver: ArrayBuffer[] = []): Promise<PackedPlaces | undefined> {
    this.#number += 1;
    const number = this.#number;
    const thread = (this.#thread ??= this.#start());
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      thread.postMessage(request(number), handedOver);
    });
  }

  #start(): Worker {
    const { clientId, retries, log } = this.options;
    const data: ThreadData = { settings: this.settings, clientId, retries, isLogged: log !== undefined };
    const thread = new Worker(this.main, { workerData: data, name: 'docket-kafka' });
    thread.on('message', (answer: Answer) => {
      this.#take(answer);
    });
    let reason = 'it was ended';
    thread.on('error', (error) => {
      reason = String(error);
    });
    // The next request starts another one.
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
      for (const waiting of this.#waiting.values()) {
        waiting.reject(new KafkaFailure(`the thread of the Kafka driver has ended: ${reason}`, true));
      }
      this.#waiting.clear();
    });
    return thread;
  }

  #take(answer: Answer): void {
    if (answer.kind === 'log') {
      this.options.log?.(...answer.line);
      return;
    }
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if (answer.kind === 'done') {
      waiting?.resolve(answer.places);
    } else {
      const { message, mayPass, type } = answer.failure;
      waiting?.reject(new KafkaFailure(message, mayPass, type));
    }
  }
}

import { CONTROL_TOPIC } from '@docket/events';
import {
  connectProducer,
  type KafkaLog,
  type KafkaSettings,
  type RecordPlace,
  type RecordProducer,
} from '@docket/kafka';
import { SendQueue } from './send-queue.js';

/** What a publisher of Docket's own state is told. */
export interface ControlOptions {
  readonly kafka: KafkaSettings;
  /** Name of the publishing service. */
  readonly service: string;
  /** Topic to publish to. Default `docket.control.v1`. */
  readonly topic?: string;
  readonly log?: KafkaLog;
}

const LIMITS = { lingerMs: 0, maxBatchBytes: 768 * 1024, maxBufferedBytes: 4 * 1024 * 1024 };
/** Somebody waits for an answer. */
const RETRIES = 3;

/**
 * Publishes Docket's own state (commands, and what else stands on the control topic). For Docket's own services; what producers
 * publish are events. Connects with the first record, so that a service serves its reads while Kafka is away.
 */
export class ControlPublisher {
  readonly #queue: SendQueue;
  #producer: Promise<RecordProducer> | undefined;

  constructor(private readonly options: ControlOptions) {
    const connection: RecordProducer = {
      send: async (topic, records) => (await this.#connected()).send(topic, records),
      close: () => Promise.resolve(),
    };
    this.#queue = new SendQueue(connection, options.topic ?? CONTROL_TOPIC, LIMITS);
  }

  /**
   * Publishes the newest state of one thing.
   * @returns when all in-sync replicas have it
   * @throws {BufferFullError | ClosedError} nothing was sent
   * @throws {KafkaFailure} it may or may not be in Kafka; publishing the same again is harmless
   */
  publish(kind: string, id: string, value: unknown): Promise<RecordPlace> {
    return this.#queue.add({ key: `${kind}/${id}`, value: Buffer.from(JSON.stringify(value)) });
  }

  /** Sends what waits and disconnects. */
  async close(): Promise<void> {
    await this.#queue.close();
    const producer = await this.#producer?.catch(() => undefined);
    await producer?.close();
  }

  #connected(): Promise<RecordProducer> {
    const { kafka, service: clientId, log } = this.options;
    this.#producer ??= connectProducer(kafka, { clientId, retries: RETRIES, ...(log ? { log } : {}) }).catch(
      (error: unknown) => {
        this.#producer = undefined;
        throw error;
      },
    );
    return this.#producer;
  }
}

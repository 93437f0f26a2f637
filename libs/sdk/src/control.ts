import { CONTROL_TOPIC } from '@docket/events';
import { kafkaProducer, type KafkaLog, type KafkaSettings, type RecordPlace } from '@docket/kafka';
import { Delivery } from './delivery/delivery.js';
import { PendingEvent } from './delivery/pending-event.js';
import { type DurableReceipt } from './delivery/receipt.js';
import { Sender } from './delivery/sender.js';
import { Tally } from './delivery/tally.js';

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
const CLOSE_MS = 10_000;

/**
 * Publishes Docket's own state (commands, and what else stands on the control topic). For Docket's own services; what producers
 * publish are events. Connects with the first record, so that a service serves its reads while Kafka is away.
 */
export class ControlPublisher {
  readonly #sender: Sender;
  readonly #delivery: Delivery;

  constructor({ kafka, service: clientId, topic = CONTROL_TOPIC, log }: ControlOptions) {
    const producer = kafkaProducer(kafka, { clientId, retries: RETRIES, ...(log ? { log } : {}) });
    this.#sender = new Sender(producer, topic, undefined);
    this.#delivery = new Delivery(this.#sender, undefined, LIMITS, new Tally());
  }

  /**
   * Publishes the newest state of one thing.
   * @returns when all in-sync replicas have it
   * @throws {BufferFullError | ClosedError} nothing was sent
   * @throws {DeliveryUnknownError} it may or may not be in Kafka; publishing the same again is harmless
   */
  async publish(kind: string, id: string, value: unknown): Promise<RecordPlace> {
    const key = `${kind}/${id}`;
    const record = { key, value: Buffer.from(JSON.stringify(value)) };
    const receipt = await new Promise<DurableReceipt>((resolve, reject) => {
      this.#delivery.add(new PendingEvent(key, kind, record, { resolve, reject }));
    });
    if (receipt.state !== 'kafka') throw new Error('there is no spool here');
    return receipt;
  }

  /** Sends what waits and disconnects. */
  async close(): Promise<void> {
    await this.#delivery.close(CLOSE_MS);
    await this.#sender.close();
  }
}

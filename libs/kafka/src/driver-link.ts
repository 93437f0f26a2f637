import { setTimeout as pause } from 'node:timers/promises';
import { type Producer, type RecordMetadata } from 'kafkajs';
import { Connections } from './connections.js';
import { KafkaFailure, kafkaFailure } from './kafka-failure.js';
import { partitioner, type Sent } from './sent-record.js';
import { assertTrustedBrokers, kafkaClient, type KafkaLog, type KafkaSettings } from './settings.js';

/** What a producer may be told beyond where Kafka is. */
export interface ProducerOptions {
  readonly clientId: string;
  readonly log?: KafkaLog;
  /** How often the driver tries again before the outcome is told to be unknown (10). */
  readonly retries?: number;
}

const RETRIES = 10;
/** How long the answer to a request that is on its way is waited for when the link is closed, ms. */
const LAST_ANSWER_MS = 2_000;

/** A driver that is connected, and the end of it: once it is cut it cannot reach Kafka, whatever it tries. */
export class DriverLink {
  readonly #cut = new AbortController();

  private constructor(
    private readonly driver: Producer,
    private readonly connections: Connections,
  ) {}

  /**
   * @param closed aborted when nobody wants it any more
   * @throws {KafkaFailure}
   */
  static async connect(settings: KafkaSettings, options: ProducerOptions, closed: AbortSignal): Promise<DriverLink> {
    const { clientId, log, retries = RETRIES } = options;
    const connections = new Connections();
    const driver = kafkaClient(settings, clientId, log, connections).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: partitioner,
      retry: { retries, initialRetryTime: 100, maxRetryTime: 5_000 },
    });
    const link = new DriverLink(driver, connections);
    try {
      await unlessAborted(closed, assertTrustedBrokers(settings), closedFailure(false));
      await unlessAborted(closed, driver.connect(), closedFailure(false));
      return link;
    } catch (error) {
      link.cut();
      throw kafkaFailure(error);
    }
  }

  /** @throws whatever the driver does, and a {@link KafkaFailure} when it was cut before there was an answer */
  send(topic: string, messages: Sent[]): Promise<RecordMetadata[]> {
    return unlessAborted(this.#cut.signal, this.driver.send({ topic, messages, acks: -1 }), closedFailure(true));
  }

  /** Waits a moment for the answer to what is on its way, which is not sent again, and cuts it. */
  async close(): Promise<void> {
    this.connections.seal();
    const ended = this.driver.disconnect().catch(() => undefined);
    await Promise.race([ended, pause(LAST_ANSWER_MS, undefined, { ref: false })]);
    this.cut();
  }

  /** Nothing comes to Kafka from here any more. */
  cut(): void {
    this.connections.cut();
    this.#cut.abort();
    this.driver.disconnect().catch(() => undefined);
  }
}

/** Of a call that the end of the producer overtook. @param isUnknown whether the records may have come to Kafka */
export function closedFailure(isUnknown: boolean): KafkaFailure {
  return new KafkaFailure('the producer was closed', isUnknown);
}

/** What `result` comes to, or `failure` if the signal comes first. */
async function unlessAborted<T>(signal: AbortSignal, result: Promise<T>, failure: KafkaFailure): Promise<T> {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => {
      reject(failure);
    };
  });
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([result, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
    // Nobody else waits for it.
    result.catch(() => undefined);
  }
}

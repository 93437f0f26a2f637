import { type RecordMetadata } from 'kafkajs';
import { AcknowledgedPlaces } from './acknowledged-places.js';
import { closedFailure, DriverLink, type ProducerOptions } from './driver-link.js';
import { KafkaFailure, kafkaFailure } from './kafka-failure.js';
import { type OutgoingRecord, type RecordPlace } from './records.js';
import { Sent } from './sent-record.js';
import { type KafkaSettings } from './settings.js';

export { type ProducerOptions } from './driver-link.js';

/** Sends records and tells where each of them landed. */
export interface RecordProducer {
  /**
   * Sends records to one topic and resolves when all in-sync replicas have them, with the place of each, in order.
   * Call it one at a time: the driver's idempotent producer may lose acknowledged records under concurrent sends
   * (kafkajs#1005).
   * @throws {KafkaFailure} when it is not known that every record was taken, or one was acknowledged at a place that was given before.
   */
  send(topic: string, records: readonly OutgoingRecord[]): Promise<RecordPlace[]>;
  /**
   * Takes nothing more, waits a moment for what is on its way, and cuts the driver off: nothing it sends comes to Kafka afterwards.
   * A request without an answer by then fails, its outcome unknown.
   */
  close(): Promise<void>;
}

/** A producer that connects when it is told to, or with the first records. */
export interface ConnectingProducer extends RecordProducer {
  /** @throws {KafkaFailure} */
  connect(): Promise<void>;
}

/** An idempotent producer (`acks=all`) that places records by murmur2 of their key, as Java clients do. Not connected yet. */
export function kafkaProducer(settings: KafkaSettings, options: ProducerOptions): ConnectingProducer {
  return new DriverProducer(settings, options);
}

/** The same, connected. @throws {KafkaFailure} */
export async function connectProducer(settings: KafkaSettings, options: ProducerOptions): Promise<RecordProducer> {
  const producer = kafkaProducer(settings, options);
  await producer.connect();
  return producer;
}

/**
 * The driver, and another one in its place after a send that failed. An idempotent producer numbers its records; when the driver
 * gives up on a batch that the broker has, its numbers stay behind. Then the broker refuses whatever comes next, for ever, or
 * worse: takes a batch of the same size for the one it has, and acknowledges records that it never stores. A new producer
 * begins to count anew.
 *
 * A driver that is given up, and one that is closed, is cut off from Kafka: it goes on trying by itself, and what it still brought there
 * would come behind what was sent in its stead.
 */
class DriverProducer implements ConnectingProducer {
  #link: Promise<DriverLink> | undefined;
  readonly #closed = new AbortController();
  readonly #acknowledged = new AcknowledgedPlaces();

  constructor(
    private readonly settings: KafkaSettings,
    private readonly options: ProducerOptions,
  ) {}

  async connect(): Promise<void> {
    await this.#connected();
  }

  /** One driver, however many ask for it at once. */
  #connected(): Promise<DriverLink> {
    if (this.#closed.signal.aborted) return Promise.reject(closedFailure(false));
    this.#link ??= DriverLink.connect(this.settings, this.options, this.#closed.signal).catch((error: unknown) => {
      this.#link = undefined;
      throw error;
    });
    return this.#link;
  }

  async send(topic: string, records: readonly OutgoingRecord[]): Promise<RecordPlace[]> {
    const messages = records.map((record) => new Sent(record));
    const link = await this.#connected();
    try {
      const answers = await link.send(topic, messages);
      const places = placesOf(messages, answers);
      this.#acknowledged.add(topic, places);
      return places;
    } catch (error) {
      this.#link = undefined;
      link.cut();
      throw kafkaFailure(error);
    }
  }

  async close(): Promise<void> {
    this.#closed.abort();
    const link = await this.#link?.catch(() => undefined);
    await link?.close();
  }
}

/** @throws {KafkaFailure} when a record was not acknowledged */
function placesOf(messages: readonly Sent[], answers: readonly RecordMetadata[]): RecordPlace[] {
  const next: bigint[] = [];
  for (const { partition, baseOffset = '-1' } of answers) next[partition] = BigInt(baseOffset);
  return messages.map(({ partition }) => {
    const offset = next[partition];
    if (offset === undefined || offset < 0n) {
      throw new KafkaFailure(`no acknowledgement for partition ${partition}`, true);
    }
    next[partition] = offset + 1n;
    return { partition, offset };
  });
}

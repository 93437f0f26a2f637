import kafkajs, { type Message, type PartitionerArgs, type Producer, type RecordMetadata } from 'kafkajs';
import { AcknowledgedPlaces } from './acknowledged-places.js';
import { KafkaFailure, kafkaFailure } from './kafka-failure.js';
import { partitionOfKey } from './murmur2.js';
import { type OutgoingRecord, type RecordPlace } from './records.js';
import { assertTrustedBrokers, kafkaClient, type KafkaLog, type KafkaSettings } from './settings.js';

/** Sends records and tells where each of them landed. */
export interface RecordProducer {
  /**
   * Sends records to one topic and resolves when all in-sync replicas have them, with the place of each, in order.
   * Call it one at a time: the driver's idempotent producer may lose acknowledged records under concurrent sends
   * (kafkajs#1005).
   * @throws {KafkaFailure} when it is not known that every record was taken, or one was acknowledged at a place that was given before.
   */
  send(topic: string, records: readonly OutgoingRecord[]): Promise<RecordPlace[]>;
  close(): Promise<void>;
}

/** What a producer may be told beyond where Kafka is. */
export interface ProducerOptions {
  readonly clientId: string;
  readonly log?: KafkaLog;
  /** How often the driver tries again before the outcome is told to be unknown (10). */
  readonly retries?: number;
}

const RETRIES = 10;

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

/** A record as the driver takes it. Its answer names only the first offset of each partition: so a record remembers its own. */
class Sent implements Message {
  readonly key: OutgoingRecord['key'];
  readonly value: OutgoingRecord['value'];
  readonly headers: NonNullable<Message['headers']>;
  /** Chosen at each attempt, from the partitions the driver knows of then. */
  partition = UNPLACED;

  constructor({ key, value, headers }: OutgoingRecord) {
    this.key = key;
    this.value = value;
    this.headers = headers ? { ...headers } : NO_HEADERS;
  }
}

const UNPLACED = -1;
const NO_HEADERS = {};

/** Places records by murmur2 of their key; those without one are left to the driver. */
function partitioner(): (args: PartitionerArgs) => number {
  const keyless = kafkajs.Partitioners.DefaultPartitioner();
  return ({ topic, partitionMetadata, message }) => {
    const sent = message as Sent;
    sent.partition =
      sent.key === null
        ? keyless({ topic, partitionMetadata, message: { key: null, value: null } })
        : partitionOfKey(sent.key, partitionMetadata.length);
    return sent.partition;
  };
}

/**
 * The driver, and another one in its place after a send that failed. An idempotent producer numbers its records; when the driver
 * gives up on a batch that the broker has, its numbers stay behind. Then the broker refuses whatever comes next, for ever, or
 * worse: takes a batch of the same size for the one it has, and acknowledges records that it never stores. A new producer
 * begins to count anew.
 */
class DriverProducer implements ConnectingProducer {
  #driver: Producer | undefined;
  #isClosed = false;
  readonly #acknowledged = new AcknowledgedPlaces();

  constructor(
    private readonly settings: KafkaSettings,
    private readonly options: ProducerOptions,
  ) {}

  async connect(): Promise<void> {
    await this.#connected();
  }

  async #connected(): Promise<Producer> {
    if (this.#driver) return this.#driver;
    const { clientId, log, retries = RETRIES } = this.options;
    const driver = kafkaClient(this.settings, clientId, log).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: partitioner,
      retry: { retries, initialRetryTime: 100, maxRetryTime: 5_000 },
    });
    try {
      await assertTrustedBrokers(this.settings);
      await driver.connect();
    } catch (error) {
      discard(driver);
      throw kafkaFailure(error);
    }
    if (this.#isClosed) {
      discard(driver);
      throw new KafkaFailure('the producer was closed while it connected', false);
    }
    this.#driver = driver;
    return driver;
  }

  async send(topic: string, records: readonly OutgoingRecord[]): Promise<RecordPlace[]> {
    const messages = records.map((record) => new Sent(record));
    const driver = await this.#connected();
    try {
      const answers = await driver.send({ topic, messages, acks: -1 });
      const places = placesOf(messages, answers);
      this.#acknowledged.add(topic, places);
      return places;
    } catch (error) {
      this.#driver = undefined;
      discard(driver);
      throw kafkaFailure(error);
    } finally {
      // While it tries again it connects again, whoever closed it meanwhile.
      if (this.#isClosed) discard(driver);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#driver?.disconnect();
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

/** Whatever it still holds is closed with the process at the latest. */
function discard(driver: Producer): void {
  driver.disconnect().catch(() => undefined);
}

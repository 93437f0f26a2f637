import kafkajs, { type Message, type PartitionerArgs, type Producer } from 'kafkajs';
import { KafkaFailure, kafkaFailure } from './kafka-failure.js';
import { type OutgoingRecord, type RecordPlace } from './records.js';
import { assertTrustedBrokers, kafkaClient, type KafkaLog, type KafkaSettings } from './settings.js';

/** Sends records and tells where each of them landed. */
export interface RecordProducer {
  /**
   * Sends records to one topic and resolves when all in-sync replicas have them, with the place of each, in order.
   * Call it one at a time: the driver's idempotent producer may lose acknowledged records under concurrent sends
   * (kafkajs#1005).
   * @throws {KafkaFailure} when it is not known that every record was taken.
   */
  send(topic: string, records: readonly OutgoingRecord[]): Promise<RecordPlace[]>;
  close(): Promise<void>;
}

/** Connects an idempotent producer (`acks=all`) that places records by murmur2 of their key, as Java clients do. */
export async function connectProducer(
  settings: KafkaSettings,
  options: { clientId: string; log?: KafkaLog },
): Promise<RecordProducer> {
  const places = new PlacedMessages();
  const producer = kafkaClient(settings, options.clientId, options.log).producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: () => places.partitioner(),
    retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 5_000 },
  });
  try {
    await assertTrustedBrokers(settings);
    await producer.connect();
  } catch (error) {
    throw kafkaFailure(error);
  }
  return new DriverProducer(producer, places);
}

/** Remembers which partition the driver was told for each message: its answer names only the first offset per partition. */
class PlacedMessages {
  readonly #chosen = new WeakMap<Message, number>();

  partitioner(): (args: PartitionerArgs) => number {
    const murmur2 = kafkajs.Partitioners.DefaultPartitioner();
    return (args) => {
      const partition = murmur2(args);
      this.#chosen.set(args.message, partition);
      return partition;
    };
  }

  partitionOf(message: Message): number {
    const partition = this.#chosen.get(message);
    if (partition === undefined)
      throw new KafkaFailure('the driver sent a message it was not given a partition for', false);
    return partition;
  }
}

class DriverProducer implements RecordProducer {
  constructor(
    private readonly producer: Producer,
    private readonly places: PlacedMessages,
  ) {}

  async send(topic: string, records: readonly OutgoingRecord[]): Promise<RecordPlace[]> {
    const messages = records.map((record): Message => ({
      key: record.key,
      value: record.value,
      ...(record.headers ? { headers: { ...record.headers } } : {}),
    }));
    let answers;
    try {
      answers = await this.producer.send({ topic, messages, acks: -1 });
    } catch (error) {
      throw kafkaFailure(error);
    }
    const next = new Map(answers.map((a) => [a.partition, BigInt(a.baseOffset ?? '-1')]));
    return messages.map((message) => {
      const partition = this.places.partitionOf(message);
      const offset = next.get(partition);
      if (offset === undefined || offset < 0n)
        throw new KafkaFailure(`no acknowledgement for partition ${partition}`, true);
      next.set(partition, offset + 1n);
      return { partition, offset };
    });
  }

  close(): Promise<void> {
    return this.producer.disconnect();
  }
}

import { kafkaProducer, type KafkaSettings, type RecordPlace, type RecordProducer } from '@docket/kafka';
import { type Judged, publishAgain } from './retry.js';

/** Publishes rejected records again, one after the other whoever asks. Connects with the first. */
export class Redelivery {
  readonly #producer: RecordProducer;
  #last: Promise<unknown> = Promise.resolve();

  /** @param topic of events */
  constructor(
    kafka: KafkaSettings,
    private readonly topic: string,
    clientId: string,
  ) {
    this.#producer = kafkaProducer(kafka, { clientId });
  }

  /** @throws {KafkaFailure} when it is not known whether Kafka has it; doing it again stores the event once all the same */
  async publish(judged: Judged): Promise<RecordPlace | undefined> {
    const sent = this.#last.then(() => publishAgain([judged], this.topic, this.#producer));
    this.#last = sent.catch(() => undefined);
    return (await sent).get(judged.record);
  }

  close(): Promise<void> {
    return this.#producer.close();
  }
}

import { type OutgoingRecord, type RecordPlace, type RecordProducer } from '@docket/kafka';
import { channels } from '../observe/channels.js';
import { type Tracing } from '../tracing.js';

/** How it is with Kafka, as far as sending shows. */
export interface KafkaState {
  /** Whether the last request failed. */
  readonly isFailing: boolean;
  /** When Kafka confirmed the last batch, ms since 1970. */
  readonly lastAcknowledgedAt: number | undefined;
  /** What the last failed request said. */
  readonly lastError: string | undefined;
}

/** Sends batches to one topic, and knows how that goes. */
export class Sender {
  #isFailing = false;
  #lastAcknowledgedAt: number | undefined;
  #lastError: string | undefined;

  constructor(
    private readonly producer: RecordProducer,
    private readonly topic: string,
    private readonly tracing: Tracing | undefined,
  ) {}

  get isFailing(): boolean {
    return this.#isFailing;
  }

  get state(): KafkaState {
    const lastAcknowledgedAt = this.#lastAcknowledgedAt;
    return { isFailing: this.#isFailing, lastAcknowledgedAt, lastError: this.#lastError };
  }

  /** Sends a batch; one call at a time. @throws {KafkaFailure} when it is not known that Kafka has all of it */
  async send(records: readonly OutgoingRecord[]): Promise<RecordPlace[]> {
    const begun = performance.now();
    const { tracing, producer, topic } = this;
    try {
      const places = await (tracing
        ? tracing.apart(() => producer.send(topic, records))
        : producer.send(topic, records));
      this.#isFailing = false;
      this.#lastAcknowledgedAt = Date.now();
      if (channels.acknowledged.hasSubscribers) {
        channels.acknowledged.publish({
          events: records.length,
          bytes: bytesOf(records),
          ms: performance.now() - begun,
        });
      }
      return places;
    } catch (error) {
      this.#isFailing = true;
      this.#lastError = error instanceof Error ? error.message : String(error);
      channels.failed.publish({ events: records.length, error: error as Error });
      throw error;
    }
  }

  close(): Promise<void> {
    return this.producer.close();
  }
}

function bytesOf(records: readonly OutgoingRecord[]): number {
  return records.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
}

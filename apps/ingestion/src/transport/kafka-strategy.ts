import { type KafkaFailure, type TopicConsumer } from '@docket/kafka';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';

/** Pattern of the handler that is given what was fetched from a topic. */
export function fetchedFrom(topic: string): string {
  return `${topic}/fetched`;
}

/** Pattern of the handler that is told which partitions of a topic are ours. */
export function assignedOf(topic: string): string {
  return `${topic}/assigned`;
}

/** A topic that is read, with the consumer that reads it. */
export interface TopicSource {
  readonly topic: string;
  readonly consumer: TopicConsumer;
}

/**
 * Nest transport that hands whole fetches to handlers. Nest's own Kafka transport makes one message at a time of them
 * and commits for itself; delivery needs batches, and decides by itself what is finished.
 */
export class KafkaStrategy extends Server implements CustomTransportStrategy {
  constructor(
    private readonly sources: readonly TopicSource[],
    private readonly crashed: (failure: KafkaFailure) => void,
  ) {
    super();
  }

  /** Starts all consumers. */
  listen(callback: (error?: unknown) => void): void {
    Promise.all(this.sources.map((source) => this.#start(source))).then(
      () => {
        callback();
      },
      (error: unknown) => {
        callback(error);
      },
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.sources.map(({ consumer }) => consumer.stop()));
  }

  override on(event: string): never {
    throw new Error(`the Kafka strategy has no event "${event}"`);
  }

  override unwrap(): never {
    throw new Error('the Kafka driver stays behind its port');
  }

  #start({ topic, consumer }: TopicSource): Promise<void> {
    return consumer.start({
      fetched: (batch) => {
        this.#call(fetchedFrom(topic), batch);
      },
      assigned: (partitions) => {
        this.#call(assignedOf(topic), partitions);
      },
      crashed: this.crashed,
    });
  }

  #call(pattern: string, data: unknown): void {
    const handler = this.getHandlerByPattern(pattern);
    // Handlers only take the data over; what becomes of it is not known when they return.
    if (handler) void handler(data);
  }
}

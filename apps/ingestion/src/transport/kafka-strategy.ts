import { type KafkaFailure, type TopicConsumer } from '@docket/kafka';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';

/** What a topic is for; its name depends on the installation. */
export const EVENTS = 'events';
export const CONTROL = 'control';

/** Patterns of the handlers that are given what was fetched. */
export const FETCHED = { [EVENTS]: 'events/fetched', [CONTROL]: 'control/fetched' } as const;

/** Patterns of the handlers that are told which partitions are ours. */
export const ASSIGNED = { [EVENTS]: 'events/assigned', [CONTROL]: 'control/assigned' } as const;

/** A topic that is read, with the consumer that reads it. */
export interface TopicSource {
  readonly role: keyof typeof FETCHED;
  readonly consumer: TopicConsumer;
}

/**
 * Nest transport that hands whole fetches to handlers. Nest's own Kafka transport makes one message at a time of them
 * and commits for itself; delivery needs batches, and decides by itself what is finished.
 */
export class KafkaStrategy extends Server implements CustomTransportStrategy {
  constructor(
    private readonly sources: readonly TopicSource[],
    private readonly hooks: {
      /** Finishes what is at hand, while the consumers still belong to their groups. */
      readonly beforeClose: () => Promise<void>;
      /** The driver gave up for good. */
      readonly crashed: (failure: KafkaFailure) => void;
    },
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
    await this.hooks.beforeClose();
    await Promise.all(this.sources.map(({ consumer }) => consumer.stop()));
  }

  override on(event: string): never {
    throw new Error(`the Kafka strategy has no event "${event}"`);
  }

  override unwrap(): never {
    throw new Error('the Kafka driver stays behind its port');
  }

  #start({ role, consumer }: TopicSource): Promise<void> {
    return consumer.start({
      fetched: (batch) => {
        this.#call(FETCHED[role], batch);
      },
      assigned: (partitions) => {
        this.#call(ASSIGNED[role], partitions);
      },
      crashed: this.hooks.crashed,
    });
  }

  #call(pattern: string, data: unknown): void {
    const handler = this.getHandlerByPattern(pattern);
    // Handlers only take the data over; what becomes of it is not known when they return.
    if (handler) void handler(data);
  }
}

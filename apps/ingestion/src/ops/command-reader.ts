import { type FetchedBatch, type TopicConsumer, TopicPositions } from '@docket/kafka';
import { type Logger } from '@docket/telemetry';
import { textOf } from '../delivery/errors.js';
import { type AskedCommand, CommandBook } from './command-book.js';

/**
 * Reads commands. The control topic is read from its beginning whenever it becomes ours, so that what was asked for while nobody
 * was there is found, and whether it has an outcome is known before anything is done: only at its end the rest is handed over.
 */
export class CommandReader {
  readonly #book = new CommandBook();
  readonly #positions: TopicPositions;
  #hasJoined = false;
  #isOurs = false;

  /** @param pending is given the commands without an outcome, all of them, whenever the end of the topic is reached */
  constructor(
    private readonly consumer: TopicConsumer,
    private readonly pending: (commands: readonly AskedCommand[]) => void,
    private readonly log: Logger,
  ) {
    this.#positions = new TopicPositions(consumer);
  }

  /** Whether the group has told which partitions are ours, be it none. */
  get hasJoined(): boolean {
    return this.#hasJoined;
  }

  assigned(partitions: readonly number[]): void {
    this.#hasJoined = true;
    const isOurs = partitions.length > 0;
    // Whoever has the topic now carries out what waits; what is under way goes on, as its log says whose it is.
    if (isOurs !== this.#isOurs) {
      this.#book.clear();
      this.pending([]);
    }
    this.#isOurs = isOurs;
    this.#positions.assigned(partitions);
  }

  fetched(batch: FetchedBatch): void {
    const records = this.#positions.taken(batch);
    for (const record of records) this.#book.take(record);
    if (this.#positions.isAt(batch.partition, batch.highWatermark)) this.pending(this.#book.pending);
    this.consumer.commit([{ partition: batch.partition, next: batch.next }]).catch((error: unknown) => {
      this.log.warn({ error: textOf(error) }, 'control offsets not committed');
    });
  }
}

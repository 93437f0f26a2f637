import { type TopicConsumer } from './consumer.js';
import { type FetchedBatch, type IncomingRecord } from './records.js';

/** Fetches that do not begin where they were asked to, after which the topic is taken to have nothing there. */
const MOST_MISSES = 5;

interface Position {
  next: number;
  misses: number;
}

/** Reads every partition of a topic that is ours from its first record, wherever the group's commits are. */
export class TopicPositions {
  readonly #positions = new Map<number, Position>();

  constructor(private readonly consumer: Pick<TopicConsumer, 'seek'>) {}

  /** Begins with partitions that were not ours before. */
  assigned(partitions: readonly number[]): void {
    for (const partition of [...this.#positions.keys()]) {
      if (!partitions.includes(partition)) this.#positions.delete(partition);
    }
    for (const partition of partitions) {
      if (!this.#positions.has(partition)) this.#begin(partition);
    }
  }

  /** Begins anew with a partition, if it is still ours. */
  restart(partition: number): void {
    if (this.#positions.has(partition)) this.#begin(partition);
  }

  /** Whether everything below an offset of a partition was taken. */
  isAt(partition: number, offset: bigint): boolean {
    return (this.#positions.get(partition)?.next ?? -1) >= Number(offset);
  }

  /** The records of a fetch that come next; none when it began elsewhere: then they are asked for. */
  taken({ partition, from, next, records }: FetchedBatch): readonly IncomingRecord[] {
    const position = this.#positions.get(partition);
    if (!position) return [];
    if ((from > position.next && position.misses < MOST_MISSES) || next < position.next) {
      position.misses += 1;
      this.consumer.seek(partition, BigInt(position.next));
      return [];
    }
    const isNew = ({ offset }: IncomingRecord): boolean => Number(offset) >= position.next;
    const taken = records.filter(isNew);
    position.next = Number(next);
    position.misses = 0;
    return taken;
  }

  #begin(partition: number): void {
    this.#positions.set(partition, { next: 0, misses: 0 });
    this.consumer.seek(partition, 0n);
  }
}

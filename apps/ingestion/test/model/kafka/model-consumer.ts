import { type FetchedBatch, type TopicConsumer } from '@docket/kafka';
import { type Call } from '../world/operation.js';
import { type Broker, TOPIC } from './broker.js';

interface Position {
  next: number;
  paused: boolean;
  /** A seek or a pause that came since makes fetches under way out of date. */
  changes: number;
}

/** A fetch: what was read when it began, handed over later. */
export interface Fetch {
  readonly partition: number;
  readonly batch: FetchedBatch;
  readonly changes: number;
  /** It takes long. */
  held: boolean;
}

/** The driver of one process: positions that it moves by itself, and fetches that may come late. */
export class ModelConsumer implements TopicConsumer {
  readonly #positions = new Map<number, Position>();
  readonly fetches: Fetch[] = [];
  #assigned: readonly number[] = [];

  constructor(
    private readonly broker: Broker,
    private readonly call: Call,
  ) {}

  /** The group gives us partitions: the driver comes back without pauses, and at what was committed. */
  assign(partitions: readonly number[]): void {
    this.#assigned = partitions;
    for (const partition of partitions) {
      const position = this.#position(partition);
      position.next = this.broker.committed.get(partition) ?? 0;
      position.paused = false;
      position.changes += 1;
    }
  }

  /** Partitions a fetch could begin for. */
  fetchable(): number[] {
    return this.#assigned.filter((partition) => {
      const { paused, next } = this.#position(partition);
      const waits = this.fetches.some((fetch) => fetch.partition === partition);
      return !paused && !waits && next !== this.broker.log(partition).high;
    });
  }

  begin(partition: number, count: number, held: boolean): void {
    const log = this.broker.log(partition);
    const position = this.#position(partition);
    // Out of range: the driver goes to the first record there is, and says nothing.
    if (position.next < log.low || position.next > log.high) position.next = log.low;
    const { records, next } = log.read(position.next, count);
    const batch = {
      topic: TOPIC,
      partition,
      from: BigInt(position.next),
      records,
      highWatermark: BigInt(log.high),
      next: BigInt(next),
    };
    this.fetches.push({ partition, batch, changes: position.changes, held });
  }

  /**
   * Ends a fetch.
   * @param unnoticed the driver does not see that it is out of date
   * @returns whether it is to be handed over
   */
  finish(fetch: Fetch, unnoticed: boolean): boolean {
    this.fetches.splice(this.fetches.indexOf(fetch), 1);
    return unnoticed || fetch.changes === this.#position(fetch.partition).changes;
  }

  /** Hands a fetch over: unless the handler asked for another position, the driver goes on behind it. */
  handOver({ batch, partition }: Fetch, handler: (batch: FetchedBatch) => void): void {
    const position = this.#position(partition);
    const { changes } = position;
    handler(batch);
    if (position.changes === changes) position.next = Number(batch.next);
  }

  seek(partition: number, offset: bigint): void {
    const position = this.#position(partition);
    position.next = Number(offset);
    position.changes += 1;
  }

  pause(partition: number): void {
    const position = this.#position(partition);
    position.paused = true;
    position.changes += 1;
  }

  resume(partition: number): void {
    this.#position(partition).paused = false;
  }

  commit(positions: readonly { partition: number; next: bigint }[]): Promise<void> {
    return this.call((answer) => this.broker.commit(positions, answer));
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  #position(partition: number): Position {
    let position = this.#positions.get(partition);
    if (!position) this.#positions.set(partition, (position = { next: 0, paused: false, changes: 0 }));
    return position;
  }
}

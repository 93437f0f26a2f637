import { SharedMemory } from '../../../src/delivery/shared-memory.js';
import { type DeliveryObserver } from '../../../src/delivery/delivery-observer.js';
import { BYTES_PER_ID } from '../../../src/delivery/duplicate-memory.js';
import { type DeliverySettings } from '../../../src/delivery/delivery-settings.js';
import { type PartitionStore } from '../../../src/delivery/partition-store.js';
import { PartitionWorker } from '../../../src/delivery/partition-worker.js';
import { TopicDelivery } from '../../../src/delivery/topic-delivery.js';
import { WriteBudget } from '../../../src/delivery/write-budget.js';
import { ClickHousePartitionStore } from '../../../src/store/clickhouse-partition-store.js';
import { ConsumerLog } from '../../../src/transport/consumer-log.js';
import { ProducerFeed } from '../../../src/transport/producer-feed.js';
import { type ClickHouseModel } from '../clickhouse/clickhouse-model.js';
import { GUARD_SECONDS } from '../clickhouse/guard.js';
import { ModelWriter } from '../clickhouse/model-writer.js';
import { type Broker, REJECTED, TOPIC } from '../kafka/broker.js';
import { type Fetch, ModelConsumer } from '../kafka/model-consumer.js';
import { type Mutant } from '../mutants/mutant.js';
import { type Scenario } from '../plan/scenario.js';
import { Actor } from './actor.js';
import { type Place } from './place.js';
import { type Version, VERSION_2, VersionedFormer } from './versioned-former.js';

/** What a process works with and reports to. */
export interface ProcessParts {
  readonly scenario: Scenario;
  readonly clickhouse: ClickHouseModel;
  readonly broker: Broker;
  readonly mutant: Mutant;
  readonly registryAway: () => boolean;
  readonly stopped: (partition: number, error: unknown) => void;
  readonly written: (partition: number, next: number) => void;
}

/** An ingestion process: delivery as it ships, on modelled servers. */
export class ModelProcess extends Actor {
  readonly consumer: ModelConsumer;
  readonly delivery: TopicDelivery;
  readonly #store: PartitionStore;
  /** Assignments the group has decided, in order, that the process has not heard of yet. */
  readonly news: (readonly number[])[] = [];
  /** It does not hear of them for now. */
  deaf = false;
  readonly #buffers: SharedMemory;
  /** As much for each partition, however many there are: the checker knows how many ids are remembered. */
  readonly #ids: SharedMemory;
  hasFinished = false;
  #finishing = false;

  constructor(
    name: string,
    place: Place,
    private readonly parts: ProcessParts,
    private readonly version: Version,
  ) {
    super(version === 2 ? `${name}${VERSION_2}` : name, place);
    const { clickhouse, broker, mutant } = parts;
    this.consumer = new ModelConsumer(broker, this.call);
    const writer = new ModelWriter(clickhouse, this.call, name);
    const store = new ClickHousePartitionStore(writer, mutant.guardSeconds ?? GUARD_SECONDS, () => Promise.resolve());
    this.#store = mutant.store?.(store, { clickhouse, broker, now: place.now }) ?? store;
    this.#buffers = new SharedMemory(parts.scenario.bufferBytes, 1);
    const idBytes = parts.scenario.memory * BYTES_PER_ID;
    this.#ids = new SharedMemory(idBytes, idBytes);
    const memories = [this.#buffers, this.#ids];
    this.delivery = new TopicDelivery((partition) => this.#worker(partition), memories, this.surroundings);
  }

  /** Whether it takes part in the group. */
  get isMember(): boolean {
    return !this.#finishing;
  }

  /** The driver hands over what it fetched. */
  handOver(fetch: Fetch): void {
    this.consumer.handOver(fetch, (batch) => {
      this.delivery.fetched(this.parts.mutant.fetched?.(batch) ?? batch);
    });
  }

  /** Hears of the oldest assignment it has not heard of. */
  hear(): void {
    const partitions = this.news.shift();
    if (!partitions) return;
    this.consumer.assign(partitions);
    this.delivery.assigned(partitions);
  }

  /** Ends in good order. */
  finish(): void {
    if (this.#finishing) return;
    this.#finishing = true;
    void this.delivery.finish(1_000_000).then(() => {
      this.hasFinished = true;
    });
  }

  /** Whether its worker of a partition has stopped and waits for a person. */
  hasStopped(partition: number): boolean {
    return this.delivery.workers.some(({ place, state }) => place.partition === partition && state.is === 'stopped');
  }

  #worker(partition: number): PartitionWorker {
    const { scenario, broker, mutant, registryAway } = this.parts;
    const { surroundings } = this;
    const former = new VersionedFormer(this.version, this.place.count, this.#store, { ...scenario, registryAway });
    return new PartitionWorker(
      { topic: TOPIC, epoch: 1, partition },
      {
        store: this.#store,
        log: new ConsumerLog(TOPIC, partition, this.consumer, broker.admin(this.call)),
        former: mutant.former?.(former) ?? former,
        feed: new ProducerFeed(broker.producer(this.call), REJECTED),
        budget: new WriteBudget(50, surroundings.now),
        buffers: this.#buffers,
        ids: this.#ids,
        observer: this.#observer(partition),
        surroundings: mutant.surroundings?.(surroundings) ?? surroundings,
        settings: settingsOf(scenario),
      },
    );
  }

  #observer(partition: number): DeliveryObserver {
    const { count } = this.place;
    return {
      opened: () => {
        count('partitions opened');
      },
      recovered: () => {
        count('batches recovered');
      },
      written: (_place, _batch, row) => {
        count('batches written');
        this.parts.written(partition, row.last + 1);
      },
      fenceLost: () => {
        count('fences lost');
      },
      viewDetached: () => undefined,
      retrying: () => undefined,
      stopped: (_place, error) => {
        this.parts.stopped(partition, error);
      },
    };
  }
}

function settingsOf({ batchRows }: Scenario): DeliverySettings {
  return {
    batchRows,
    batchBytes: 100_000,
    flushMs: 10,
    behindFillMs: 20,
    idleMs: 50,
    retry: { firstMs: 10, maxMs: 100 },
    reopen: { firstMs: 50, maxMs: 500 },
    lookAgain: { firstMs: 200, maxMs: 2_000 },
  };
}

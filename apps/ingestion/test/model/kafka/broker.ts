import {
  type OutgoingRecord,
  type PartitionRange,
  type RecordPlace,
  type RecordProducer,
  type TopicAdmin,
} from '@docket/kafka';
import { type Invariants } from '../checker/invariants.js';
import { type Call, type Operation, type Outcome, SimpleOperation } from '../world/operation.js';
import { type Place } from '../world/place.js';
import { type LogModel } from './log-model.js';

export const TOPIC = 'events';
export const REJECTED = 'rejected';

type Answer = (outcome: Outcome) => void;

function notUsed(): never {
  throw new Error('delivery does not use this');
}

/** What the brokers keep and answer. */
export class Broker {
  /** Last committed positions: whoever commits last, owner or not. */
  readonly committed = new Map<number, number>();

  constructor(
    private readonly place: Place,
    private readonly logs: readonly LogModel[],
    private readonly invariants: Invariants,
  ) {}

  log(partition: number): LogModel {
    const log = this.logs[partition];
    if (!log) throw new Error(`no partition ${partition}`);
    return log;
  }

  commit(positions: readonly { partition: number; next: bigint }[], answer: Answer): Operation {
    // What a commit says must hold when it is sent: a person reads it as "written".
    for (const { partition, next } of positions) this.invariants.claimedWritten(partition, Number(next));
    return this.#begin('commit', answer, () => {
      for (const { partition, next } of positions) this.committed.set(partition, Number(next));
    });
  }

  admin(call: Call): TopicAdmin {
    const ranges = (): Promise<PartitionRange[]> => call((answer) => this.#ranges(answer));
    const rest = { topics: notUsed, create: notUsed, config: notUsed, alterConfig: notUsed, committed: notUsed };
    return { ...rest, ranges, deleteBelow: notUsed, remove: notUsed, close: () => Promise.resolve() };
  }

  producer(call: Call): RecordProducer {
    return {
      send: (_topic, records) => call((answer) => this.#send(records, answer)),
      close: () => Promise.resolve(),
    };
  }

  #ranges(answer: Answer): Operation {
    return this.#begin('read log range', answer, (): PartitionRange[] =>
      this.logs.map(({ low, high }, partition) => ({ partition, low: BigInt(low), high: BigInt(high) })),
    );
  }

  #send(records: readonly OutgoingRecord[], answer: Answer): Operation {
    const origins = records.map(({ key }) => String(key));
    return this.#begin(`publish ${origins.join(', ')}`, answer, (): RecordPlace[] => {
      for (const origin of origins) {
        const [partition, offset] = origin.split('/').slice(-2).map(Number);
        this.invariants.published(partition ?? -1, offset ?? -1);
      }
      return [];
    });
  }

  #begin(label: string, answer: Answer, act: () => unknown): Operation {
    const operation = new SimpleOperation(label, act, answer);
    this.place.begin(operation);
    return operation;
  }
}

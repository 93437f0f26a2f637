import { type BatchFormer } from '../../../src/delivery/batch-former.js';
import { type PartitionStore } from '../../../src/delivery/partition-store.js';
import { type Surroundings } from '../../../src/delivery/surroundings.js';
import { type FetchedBatch } from '@docket/kafka';
import { type ClickHouseModel, type ServerQuirks } from '../clickhouse/clickhouse-model.js';
import { type Broker } from '../kafka/broker.js';
import { type Focus } from '../plan/focus.js';
import { type ReplayRules } from '../world/replayer.js';

export interface MutantContext {
  readonly clickhouse: ClickHouseModel;
  readonly broker: Broker;
  readonly now: () => number;
}

/** A planted mistake: what it puts in place of the real parts. */
export interface Mutant {
  readonly name: string;
  readonly server?: ServerQuirks;
  readonly store?: (store: PartitionStore, context: MutantContext) => PartitionStore;
  /** How versions of projections are replayed. */
  readonly replay?: Partial<ReplayRules>;
  readonly former?: (former: BatchFormer) => BatchFormer;
  /** What the driver's fetches are made of before they are handed over. */
  readonly fetched?: (batch: FetchedBatch) => FetchedBatch;
  /** In place of the window less the longest insert. */
  readonly guardSeconds?: number;
  readonly surroundings?: (surroundings: Surroundings) => Surroundings;
  /** Runs in which the mistake can matter. */
  readonly focus?: Focus;
  /** One that comes upon the mistake early, where others take minutes. */
  readonly seed?: number;
}

export const NO_MUTANT: Mutant = { name: 'as it is' };

import { doneRow, type Fence, type PartitionPlace } from '@docket/ledger';
import { type BatchFormer } from '../../../src/delivery/batch-former.js';
import { LATE_INSERTS, REPEATS } from '../plan/focus.js';
import { type Mutant } from './mutant.js';
import { over } from './over.js';

/** What is read when the fence is taken, and given out later as if it were read then. */
function early<T>(read: (place: PartitionPlace) => Promise<T>): {
  readonly take: (place: PartitionPlace, fence: Fence | undefined) => Promise<Fence | undefined>;
  readonly give: (place: PartitionPlace) => Promise<T>;
} {
  const values = new Map<number, T>();
  return {
    take: async (place, fence) => {
      values.set(place.partition, await read(place));
      return fence;
    },
    give: ({ partition }) => {
      const value = values.get(partition);
      return value === undefined ? Promise.reject(new Error('nothing was read')) : Promise.resolve(value);
    },
  };
}

/** Mistakes about what an opening does, and in which order. */
export const OPENING_MUTANTS: readonly Mutant[] = [
  {
    name: 'nothing is drained',
    store: (store) => over(store, { drain: () => Promise.resolve() }),
    focus: LATE_INSERTS,
  },
  {
    name: 'inserts are killed without waiting for their end',
    store: (store) =>
      over(store, {
        drain: (place, fence) => {
          store.drain(place, fence).catch(() => undefined);
          return Promise.resolve();
        },
      }),
    focus: LATE_INSERTS,
  },
  {
    name: 'the tail is read before draining',
    seed: 3,
    store: (store) => {
      const tail = early((place) => store.tail(place));
      return over(store, {
        takeFence: async (place, owner) => tail.take(place, await store.takeFence(place, owner)),
        tail: (place) => tail.give(place),
      });
    },
    focus: LATE_INSERTS,
  },
  {
    name: 'the duplicate memory is read before draining',
    store: (store) => {
      const ids = early((place) => store.recentIds(place, Number.MAX_SAFE_INTEGER, 1000));
      return over(store, {
        takeFence: async (place, owner) => ids.take(place, await store.takeFence(place, owner)),
        recentIds: (place) => ids.give(place),
      });
    },
    focus: REPEATS,
  },
  {
    name: 'the duplicate memory is not filled',
    store: (store) => over(store, { recentIds: () => Promise.resolve(new Uint32Array()) }),
    focus: REPEATS,
  },
  {
    name: 'ids are remembered before the intent is acknowledged, and kept',
    former: (former) => {
      const decide: BatchFormer['decide'] = async (...args) => {
        const decision = await former.decide(...args);
        former.acknowledged();
        return decision;
      };
      return over(former, { decide, forget: () => undefined });
    },
    focus: { memory: 1000 },
  },
  {
    name: 'an intent is closed by whatever row arrives later',
    seed: 4,
    // Only a row that lands twice can arrive out of order.
    server: { untokened: ['ingest_ledger'] },
    store: (store, { clickhouse }) =>
      over(store, {
        tail: async (place) => {
          await store.tail(place);
          return clickhouse.tables.of(place.partition).ledger.slice(-1);
        },
      }),
    focus: { ...LATE_INSERTS, rates: { held: 400, timeout: 8, crash: 4, release: 2 } },
  },
  {
    name: 'the position is read back from Kafka',
    store: (store, { broker }) =>
      over(store, {
        tail: (place) => Promise.resolve([doneRow(broker.committed.get(place.partition) ?? 0, 'kafka', 0)]),
      }),
  },
];

import { fenceOf } from '../clickhouse/guard.js';
import { LEAPS, POWER_FAILURES, ZOMBIES } from '../plan/focus.js';
import { type Mutant } from './mutant.js';

const ALL_TABLES = ['ingest_ledger', 'audit_events', 'audit_rejections', 'ingest_repair'];

/** Mistakes about who owns a partition. */
export const FENCE_MUTANTS: readonly Mutant[] = [
  {
    name: 'the guard compares the number alone',
    server: {
      holdsFence: (tables, guard) => {
        const { mine, partition } = fenceOf(guard);
        return tables.of(partition).highestFence()?.number === mine.number;
      },
    },
    focus: ZOMBIES,
  },
  {
    name: 'the owner id is used again',
    surroundings: (real) => ({ ...real, uniqueName: () => 'owner' }),
    // With its token the second row of an owner would be dropped, and nobody could open again at all.
    server: { untokened: ['ingest_fence'] },
    focus: ZOMBIES,
  },
  {
    name: 'nothing is guarded: who is assigned writes',
    server: { unguarded: ALL_TABLES },
  },
  {
    name: 'intents are not guarded',
    server: { unguarded: ['ingest_ledger'] },
  },
  {
    name: 'events are not guarded',
    server: { unguarded: ['audit_events'] },
    focus: LEAPS,
  },
  {
    name: 'the fence row is not synced to disk',
    seed: 5,
    server: { losesFence: true },
    focus: POWER_FAILURES,
  },
];

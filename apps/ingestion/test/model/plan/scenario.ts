import fc from 'fast-check';
import { type FaultRates, faultRates } from './faults.js';

/** What a run is made of. */
export interface Scenario {
  readonly partitions: number;
  readonly processes: number;
  /** Records at the start, and at most, per partition. */
  readonly records: number;
  readonly maxRecords: number;
  readonly months: number;
  /** Per 1000 records. */
  readonly flawed: number;
  readonly repeated: number;
  /** Per 1000 repeated records: those that are marked as redeliveries. */
  readonly redelivered: number;
  /** Per 1000 records: those after an offset that the broker keeps for itself. */
  readonly holes: number;
  /** Ids that are remembered. */
  readonly memory: number;
  readonly batchRows: number;
  readonly bufferBytes: number;
  /** Most records in one fetch. */
  readonly fetchRows: number;
  /** Per 1000 steps: one in which something goes wrong. */
  readonly trouble: number;
  /** Whether some processes run a version of the code that decides otherwise. */
  readonly mixedVersions: boolean;
  readonly rates: FaultRates;
}

/** So many ids are never forgotten within a run. */
export const ENOUGH_MEMORY = 1000;

function mostly<T>(usual: fc.Arbitrary<T>, weight: number, rare: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });
}

function upTo(max: number, min = 0): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}

/** Runs of all kinds. */
export const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    partitions: mostly(fc.constant(1), 6, fc.constant(2)),
    processes: upTo(3, 1),
    records: upTo(10, 2),
    maxRecords: upTo(36, 12),
    months: mostly(upTo(3, 1), 9, fc.constant(14)),
    flawed: mostly(fc.constant(0), 1, upTo(400)),
    repeated: mostly(fc.constant(0), 1, upTo(500)),
    redelivered: upTo(400),
    holes: mostly(fc.constant(0), 4, upTo(300)),
    memory: mostly(fc.constant(ENOUGH_MEMORY), 4, upTo(4, 1)),
    batchRows: mostly(upTo(4, 1), 9, fc.constant(20)),
    bufferBytes: mostly(fc.constant(100_000), 2, upTo(1200, 200)),
    fetchRows: upTo(8, 1),
    trouble: fc.constantFrom(30, 60, 120, 250),
    mixedVersions: mostly(fc.constant(false), 2, fc.constant(true)),
    rates: faultRates,
  })
  // With a small memory a repeated event is only found in the table, and only looked for there when it is marked.
  .map((scenario) => (scenario.memory < ENOUGH_MEMORY ? { ...scenario, redelivered: 1000 } : scenario));

import fc from 'fast-check';
import { type FaultRates, NO_FAULTS } from './faults.js';
import { type Scenario, scenarios } from './scenario.js';

/** What is fixed in runs that look at one kind of trouble; all other faults are left out if any rate is given. */
export type Focus = Partial<Omit<Scenario, 'rates'>> & { readonly rates?: Partial<FaultRates> };

const UPKEEP = { produce: 3, release: 3 };

/** Several processes that all believe to own the partition. */
export const ZOMBIES = {
  processes: 3,
  trouble: 60,
  rates: { rebalance: 4, deaf: 900, thief: 1, release: 1 },
} satisfies Focus;

/** Inserts that start, wait, and land when somebody else has opened. */
export const LATE_INSERTS = {
  processes: 2,
  trouble: 120,
  rates: { held: 400, rebalance: 6, crash: 1, deaf: 300, release: 3 },
} satisfies Focus;

/** Time that passes at the wrong moment. */
export const LEAPS = {
  processes: 1,
  trouble: 250,
  rates: { leap: 4, held: 500, lostAnswer: 500, timeout: 1, release: 5 },
} satisfies Focus;

/** A clock that is set while inserts wait, and time passes. */
export const CLOCK_STEPS = {
  ...LEAPS,
  rates: { ...LEAPS.rates, clock: 3 },
} satisfies Focus;

/** The database's machine loses power while nobody knows any more who owns the partition. */
export const POWER_FAILURES = {
  ...ZOMBIES,
  rates: { ...ZOMBIES.rates, serverCrash: 4, stall: 4 },
} satisfies Focus;

/** A database that is killed while it writes. */
export const KILLS = {
  processes: 1,
  trouble: 200,
  rates: { serverCrash: 4, held: 500, viewFails: 0, release: 4 },
} satisfies Focus;

/** Events that come again and must be remembered. */
export const REPEATS = { repeated: 600, redelivered: 0, memory: 1000, flawed: 0 } satisfies Focus;

/** Projections that are replayed while everything else goes on. */
export const REPLAYS = {
  processes: 2,
  trouble: 150,
  rates: { replay: 5, held: 300, rebalance: 2, crash: 1, clock: 2, release: 4 },
} satisfies Focus;

/** Fetches that are out of date. */
export const STALE_FETCHES = {
  fetchRows: 3,
  trouble: 100,
  rates: { stale: 500, thief: 4, rebalance: 2, release: 2 },
} satisfies Focus;

/** Runs in which one kind of trouble prevails. */
export function focused({ rates, ...fixed }: Focus): fc.Arbitrary<Scenario> {
  return scenarios.map((scenario) => ({
    ...scenario,
    ...fixed,
    rates: rates ? { ...NO_FAULTS, ...UPKEEP, ...rates } : scenario.rates,
  }));
}

const ALL_FOCUSES = [ZOMBIES, LATE_INSERTS, LEAPS, CLOCK_STEPS, POWER_FAILURES, REPEATS, STALE_FETCHES, REPLAYS];

/** Half of all runs without a focus, the others with each of them in turn. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.oneof(
  { weight: ALL_FOCUSES.length, arbitrary: scenarios },
  ...ALL_FOCUSES.map((focus) => ({ weight: 1, arbitrary: focused(focus) })),
);
